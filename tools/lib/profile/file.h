/* SPDX-License-Identifier: GPL-2.0-only */
/* Files of a profile store: naming, reading, replacing and removing them. */
#ifndef NWIFI_LIB_PROFILE_FILE_H
#define NWIFI_LIB_PROFILE_FILE_H

#include <stddef.h>

#include "lib/profile/why.h"

/* Endings of file names: profiles, and custom user data. */
#define NWC_PROFILE_SUFFIX	".xml"
#define NWC_USER_SUFFIX	".user"
/* Size of a buffer for the longest file name, with NUL. */
#define NWC_PROFILE_FILE_TEXT	104

char *nwc_profile_file(char buf[static NWC_PROFILE_FILE_TEXT],
		       const char *name, const char *suffix);
int nwc_file_read(int dir, const char *file, size_t max, char **data,
		  size_t *len, char why[static NWC_PROFILE_WHY]);
int nwc_file_open(int dir, const char *file, char why[static NWC_PROFILE_WHY]);
int nwc_file_read_fd(int fd, const char *file, size_t max, char **data,
		     size_t *len, char why[static NWC_PROFILE_WHY]);
int nwc_file_stage(int dir, const char *file, const void *data, size_t len,
		   char why[static NWC_PROFILE_WHY]);
int nwc_file_commit(int dir, const char *file,
		    char why[static NWC_PROFILE_WHY]);
void nwc_file_abandon(int dir, const char *file);
int nwc_file_remove(int dir, const char *file,
		    char why[static NWC_PROFILE_WHY]);
int nwc_file_remove_all(int dir, const char *prefix,
			char why[static NWC_PROFILE_WHY]);

#endif /* NWIFI_LIB_PROFILE_FILE_H */
