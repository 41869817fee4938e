/* SPDX-License-Identifier: GPL-2.0-only */
/* The text that says why a function of this folder has failed. */
#ifndef NWIFI_LIB_PROFILE_WHY_H
#define NWIFI_LIB_PROFILE_WHY_H

/* Size of the buffer for that text, with NUL. */
#define NWC_PROFILE_WHY	256

int nwc_why_errno(char why[static NWC_PROFILE_WHY], int err, const char *fmt,
		  ...) __attribute__((format(printf, 3, 4)));

#endif /* NWIFI_LIB_PROFILE_WHY_H */
