/* SPDX-License-Identifier: GPL-2.0-only */
/* What the user has said, on the command line and in the configuration file. */
#ifndef IHVD_BASE_OPTIONS_H
#define IHVD_BASE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ihvd/ipc/operation.h"
#include "lib/profile.h"

/**
 * struct plugin_options - one plugin
 * @file: its shared object
 * @adapters: names of the adapters that it serves
 * @n_adapters: how many; zero for all that nobody else serves
 * @has_oui: it is only for profiles with @oui
 * @oui: whose extension it is (IHV-18)
 */
struct plugin_options {
	char *file;
	char **adapters;
	size_t n_adapters;
	bool has_oui;
	uint8_t oui[NWC_PROFILE_OUI_LEN];
};

/**
 * struct options - everything
 * @plugins: the plugins, at least one
 * @n_plugins: how many
 * @profiles: files with profiles
 * @n_profiles: how many
 * @store: directory of the profile store
 * @discovered: directory of discovery profiles, a store for each adapter
 * @user: as whom plugins run, if the daemon runs as root
 * @onex_settings: directory with settings of 802.1X for networks
 * @onex_program: wpa_supplicant
 * @onex_answer_ms: how long the user may take to answer a question of 802.1X; 0 if
 *	nobody is asked
 * @deadline_ms: how long each handler may take
 * @post_ms: how long a post-association operation may take
 */
struct options {
	struct plugin_options *plugins;
	size_t n_plugins;
	char **profiles;
	size_t n_profiles;
	char *store;
	char *discovered;
	char *user;
	char *onex_settings;
	char *onex_program;
	uint32_t onex_answer_ms;
	uint32_t deadline_ms[IHVD_N_HANDLERS];
	uint32_t post_ms;
};

int options_read(struct options *o, int argc, char **argv);
bool options_serves(const struct options *o, const struct plugin_options *p,
		    const char *adapter);
void options_free(struct options *o);

#endif /* IHVD_BASE_OPTIONS_H */
