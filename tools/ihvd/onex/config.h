/* SPDX-License-Identifier: GPL-2.0-only */
/* Settings of 802.1X for a network, as a supplicant reads them. */
#ifndef IHVD_ONEX_CONFIG_H
#define IHVD_ONEX_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Longest name of a network that has settings, in bytes. */
#define ONEX_MAX_NAME	200
/* Longest value of a setting, in bytes. */
#define ONEX_MAX_VALUE	200

/* Longest reason for people. */
#define ONEX_WHY	256

/**
 * struct onex_config - settings, in a file in memory without a name
 * @fd: the supplicant's configuration file. This descriptor, and those of the
 *	files that it names, stay open when the process executes another program
 * @why: after a failure: what is wrong, without any secret
 */
struct onex_config {
	int fd;
	char why[ONEX_WHY];
};

/**
 * typedef onex_missing_fn - gets a setting that is missing
 * @arg: as given
 * @what: name of the setting, as wpa_supplicant asks for it
 * @value: filled in, a text
 *
 * Return: false if it cannot be had.
 */
typedef bool (*onex_missing_fn)(void *arg, const char *what,
				char value[ONEX_MAX_VALUE + 1]);

int onex_config_path(char *path, size_t size, const char *directory,
		     const char *profile);
int onex_config_make(struct onex_config *c, const char *path, uint8_t eap_type,
		     onex_missing_fn missing, void *arg);

#endif /* IHVD_ONEX_CONFIG_H */
