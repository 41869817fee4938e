/* SPDX-License-Identifier: GPL-2.0-only */
/* Settings of 802.1X for a network, as a supplicant reads them. */
#ifndef IHVD_ONEX_CONFIG_H
#define IHVD_ONEX_CONFIG_H

#include <stddef.h>
#include <stdint.h>

/* Longest reason for people. */
#define ONEX_WHY	256

/**
 * struct onex_config - settings, in memory that has no name
 * @fd: the supplicant's configuration file. It, and the copies of files that it
 *	names, stay open when the process runs another program
 * @why: after a failure: what is wrong, without any secret
 */
struct onex_config {
	int fd;
	char why[ONEX_WHY];
};

int onex_config_path(char *path, size_t size, const char *directory,
		     const char *profile);
int onex_config_make(struct onex_config *c, const char *path, uint8_t eap_type);

#endif /* IHVD_ONEX_CONFIG_H */
