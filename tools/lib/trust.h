/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Opening of files that decide what a privileged process does. Nobody but root
 * and the user of the process may be able to change them, or to put others in
 * their place.
 */
#ifndef NWIFI_LIB_TRUST_H
#define NWIFI_LIB_TRUST_H

#include <stdbool.h>
#include <stddef.h>

/* Size of the buffer for the reason why a file is refused, with NUL */
#define NWC_TRUST_WHY	256

/**
 * enum nwc_trust_kind - what is to be opened
 * @NWC_TRUST_FILE: a regular file
 * @NWC_TRUST_DIRECTORY: a directory
 */
enum nwc_trust_kind {
	NWC_TRUST_FILE,
	NWC_TRUST_DIRECTORY,
};

int nwc_trust_open(const char *path, enum nwc_trust_kind kind,
		   char why[static NWC_TRUST_WHY]);
int nwc_trust_check(int fd, char why[static NWC_TRUST_WHY]);
char *nwc_trust_resolve(const char *path, enum nwc_trust_kind kind,
			char why[static NWC_TRUST_WHY]);
bool nwc_trust_permits(const char *path, enum nwc_trust_kind kind,
		       char why[static NWC_TRUST_WHY]);

#endif /* NWIFI_LIB_TRUST_H */
