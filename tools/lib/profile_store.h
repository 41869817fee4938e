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

#define NWIFI_PROFILE_DIR	"/var/lib/nwifi/profiles"
/* Most custom user data that a profile can have for one user. */
#define NWIFI_PROFILE_MAX_USER	(64 * 1024)
/* Whose data it is if nobody is logged on; this is no user's number. */
#define NWIFI_PROFILE_SYSTEM	((uid_t)-1)

/**
 * struct nwifi_profile_store - an open store
 * @dir: file descriptor of the directory; -1 if there is none yet, and with
 *	it no profile
 */
struct nwifi_profile_store {
	int dir;
};

/**
 * struct nwifi_profile_list - profiles of a store
 * @v: the profiles, by name
 * @n: how many
 */
struct nwifi_profile_list {
	struct nwifi_profile **v;
	size_t n;
};

/**
 * typedef nwifi_profile_bad_fn - is told of a file that is no profile
 * @file: its name
 * @why: what is wrong with it
 * @arg: as given with the function
 */
typedef void (*nwifi_profile_bad_fn)(const char *file, const char *why,
				     void *arg);

int nwifi_profile_read_file(int dir, const char *path, char **xml,
			    size_t *len, char why[static NWIFI_PROFILE_WHY]);

int nwifi_profile_store_open(struct nwifi_profile_store *store,
			     const char *path, bool create,
			     char why[static NWIFI_PROFILE_WHY]);
void nwifi_profile_store_close(struct nwifi_profile_store *store);
int nwifi_profile_store_load(struct nwifi_profile_store *store,
			     struct nwifi_profile_list *list,
			     nwifi_profile_bad_fn bad, void *arg,
			     char why[static NWIFI_PROFILE_WHY]);
void nwifi_profile_list_free(struct nwifi_profile_list *list);
int nwifi_profile_store_add(struct nwifi_profile_store *store,
			    const void *xml, size_t len,
			    struct nwifi_profile **profile,
			    char why[static NWIFI_PROFILE_WHY]);
int nwifi_profile_store_find(struct nwifi_profile_store *store,
			     const char *name,
			     struct nwifi_profile **profile,
			     char why[static NWIFI_PROFILE_WHY]);
int nwifi_profile_store_find_ssid(struct nwifi_profile_store *store,
				  struct nwifi_blob ssid,
				  struct nwifi_profile **profile,
				  char why[static NWIFI_PROFILE_WHY]);
int nwifi_profile_store_delete(struct nwifi_profile_store *store,
			       const char *name,
			       char why[static NWIFI_PROFILE_WHY]);
int nwifi_profile_store_set_fragments(struct nwifi_profile_store *store,
				      const char *name,
				      const char *connectivity,
				      const char *security,
				      bool use_ms_onex,
				      char why[static NWIFI_PROFILE_WHY]);
int nwifi_profile_store_set_user(struct nwifi_profile_store *store,
				 const char *name, uid_t uid,
				 const void *data, size_t len,
				 char why[static NWIFI_PROFILE_WHY]);
int nwifi_profile_store_get_user(struct nwifi_profile_store *store,
				 const char *name, uid_t uid, char **data,
				 size_t *len,
				 char why[static NWIFI_PROFILE_WHY]);

#endif /* NWIFI_LIB_PROFILE_STORE_H */
