/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The profile store: a directory with one file for each profile, and one for
 * the custom user data of each user of a profile (IHV-94).
 *
 * A file is replaced as a whole or not at all, and only its owner can read it.
 * Several processes may use a store at the same time.
 */
#ifndef NWIFI_LIB_PROFILE_STORE_H
#define NWIFI_LIB_PROFILE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "lib/profile/profile.h"
#include "lib/profile/why.h"

#define NWC_PROFILE_DIR	"/var/lib/nwifi/profiles"
/* Greatest length of the custom user data of one user, in bytes. */
#define NWC_PROFILE_MAX_USER	(64 * 1024)
/* Stands for the system, as owner of the data while nobody is logged on. */
#define NWC_PROFILE_SYSTEM	((uid_t)-1)

/**
 * struct nwc_profile_store - an open store
 * @dir: file descriptor of the directory; -1 if it does not exist yet, and then
 *	there are no profiles
 * @is_trusted: nobody else can change the directory, and files that others can
 *	change are refused
 */
struct nwc_profile_store {
	int dir;
	bool is_trusted;
};

int nwc_profile_read_file(int dir, const char *path, char **xml,
			  size_t *len, char why[static NWC_PROFILE_WHY]);
int nwc_profile_read_trusted(const char *path, char **xml, size_t *len,
			     char why[static NWC_PROFILE_WHY]);

int nwc_profile_store_open(struct nwc_profile_store *store,
			   const char *path, bool create,
			   char why[static NWC_PROFILE_WHY]);
int nwc_profile_store_open_trusted(struct nwc_profile_store *store,
				   const char *path, bool create,
				   char why[static NWC_PROFILE_WHY]);
void nwc_profile_store_close(struct nwc_profile_store *store);
int nwc_profile_store_read(struct nwc_profile_store *store, const char *file,
			   struct nwc_profile **profile,
			   char why[static NWC_PROFILE_WHY]);
int nwc_profile_store_add(struct nwc_profile_store *store,
			  const void *xml, size_t len,
			  struct nwc_profile **profile,
			  char why[static NWC_PROFILE_WHY]);
int nwc_profile_store_find(struct nwc_profile_store *store,
			   const char *name,
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
