/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where profiles are kept: a directory with a file for each, and one for the
 * custom user data that its extension has given it, for each user (IHV-94).
 *
 * Files are replaced as a whole or not at all, and only their owner can read
 * them. Several processes may use a store at a time.
 */
#ifndef NWIFI_LIB_PROFILE_STORE_H
#define NWIFI_LIB_PROFILE_STORE_H

#include <sys/types.h>

#include "lib/profile.h"

#define NWC_PROFILE_DIR	"/var/lib/nwifi/profiles"
/* Most custom user data that a profile can have for one user. */
#define NWC_PROFILE_MAX_USER	(64 * 1024)
/* Whose data it is if nobody is logged on; this is no user's number. */
#define NWC_PROFILE_SYSTEM	((uid_t)-1)

/**
 * struct nwc_profile_store - an open store
 * @dir: file descriptor of the directory; -1 if there is none yet, and with
 *	it no profile
 */
struct nwc_profile_store {
	int dir;
};

/**
 * struct nwc_profile_list - profiles of a store
 * @v: the profiles, by name
 * @n: how many
 */
struct nwc_profile_list {
	struct nwc_profile **v;
	size_t n;
};

/**
 * typedef nwc_profile_bad_fn - is told of a file that is no profile
 * @file: its name
 * @why: what is wrong with it
 * @arg: as given with the function
 */
typedef void (*nwc_profile_bad_fn)(const char *file, const char *why,
				   void *arg);

int nwc_profile_read_file(int dir, const char *path, char **xml,
			  size_t *len, char why[static NWC_PROFILE_WHY]);

int nwc_profile_store_open(struct nwc_profile_store *store,
			   const char *path, bool create,
			   char why[static NWC_PROFILE_WHY]);
void nwc_profile_store_close(struct nwc_profile_store *store);
int nwc_profile_store_load(struct nwc_profile_store *store,
			   struct nwc_profile_list *list,
			   nwc_profile_bad_fn bad, void *arg,
			   char why[static NWC_PROFILE_WHY]);
void nwc_profile_list_free(struct nwc_profile_list *list);
int nwc_profile_store_add(struct nwc_profile_store *store,
			  const void *xml, size_t len,
			  struct nwc_profile **profile,
			  char why[static NWC_PROFILE_WHY]);
int nwc_profile_store_find(struct nwc_profile_store *store,
			   const char *name,
			   struct nwc_profile **profile,
			   char why[static NWC_PROFILE_WHY]);
int nwc_profile_store_find_ssid(struct nwc_profile_store *store,
				struct nwc_blob ssid,
				struct nwc_profile **profile,
				char why[static NWC_PROFILE_WHY]);
int nwc_profile_store_delete(struct nwc_profile_store *store,
			     const char *name,
			     char why[static NWC_PROFILE_WHY]);
int nwc_profile_store_set_fragments(struct nwc_profile_store *store,
				    const char *name,
				    const char *connectivity,
				    const char *security,
				    bool use_ms_onex,
				    char why[static NWC_PROFILE_WHY]);
int nwc_profile_store_set_user(struct nwc_profile_store *store,
			       const char *name, uid_t uid,
			       const void *data, size_t len,
			       char why[static NWC_PROFILE_WHY]);
int nwc_profile_store_get_user(struct nwc_profile_store *store,
			       const char *name, uid_t uid, char **data,
			       size_t *len,
			       char why[static NWC_PROFILE_WHY]);

#endif /* NWIFI_LIB_PROFILE_STORE_H */
