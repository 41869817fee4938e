/* SPDX-License-Identifier: GPL-2.0-only */
/* What the user has said, on the command line and in the configuration file. */
#ifndef IHVD_OPTIONS_H
#define IHVD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ihvd/ipc.h"

/**
 * struct plugin_options - one plugin
 * @file: its shared object
 * @adapters: names of the adapters that it serves
 * @n_adapters: how many; zero for all that nobody else serves
 */
struct plugin_options {
	char *file;
	char **adapters;
	size_t n_adapters;
};

/**
 * struct options - everything
 * @plugins: the plugins, at least one
 * @n_plugins: how many
 * @profiles: files with profiles
 * @n_profiles: how many
 * @store: directory of the profile store
 * @user: as whom plugins run, if the daemon runs as root
 * @onex_settings: directory with settings of 802.1X for networks
 * @onex_program: wpa_supplicant
 * @deadline_ms: how long each handler may take
 */
struct options {
	struct plugin_options *plugins;
	size_t n_plugins;
	char **profiles;
	size_t n_profiles;
	char *store;
	char *user;
	char *onex_settings;
	char *onex_program;
	uint32_t deadline_ms[IHVD_N_HANDLERS];
};

int options_read(struct options *o, int argc, char **argv);
bool options_serves(const struct options *o, const struct plugin_options *p,
		    const char *adapter);
void options_free(struct options *o);

#endif /* IHVD_OPTIONS_H */
