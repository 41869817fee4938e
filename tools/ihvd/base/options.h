/* SPDX-License-Identifier: GPL-2.0-only */
/* What the user has said, on the command line and in the configuration file. */
#ifndef IHVD_BASE_OPTIONS_H
#define IHVD_BASE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ihvd/ipc/operation.h"
#include "lib/profile/profile.h"

/**
 * struct plugin_options - what the user has said of a plugin
 * @file: its shared object
 * @adapters: names of the adapters that it serves
 * @n_adapters: how many names; zero for all adapters that no other plugin
 *	serves
 * @has_oui: the extension is only for profiles with @oui
 * @oui: OUI of the extension (IHV-18)
 */
struct plugin_options {
	char *file;
	char **adapters;
	size_t n_adapters;
	bool has_oui;
	uint8_t oui[NWC_PROFILE_OUI_LEN];
};

/**
 * struct options - all that the user has said
 * @plugins: the plugins, at least one
 * @n_plugins: how many plugins
 * @profiles: files with profiles
 * @n_profiles: how many files
 * @store: directory of the profile store
 * @discovered: directory of discovery profiles, with a store for each adapter
 * @user: user that plugins run as, if the daemon runs as root
 * @onex_settings: directory with settings of 802.1X for networks
 * @onex_program: program file of wpa_supplicant
 * @onex_answer_ms: how long the user may take to answer a UI request of 802.1X;
 *	0 if the user is not asked
 * @deadline_ms: how long each handler may take, by enum ihvd_handler
 * @pre_ms: how long a pre-association operation may take (I-18)
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
	uint32_t pre_ms;
	uint32_t post_ms;
};

int options_read(struct options *o, int argc, char **argv);
bool options_serves(const struct options *o, const struct plugin_options *p,
		    const char *adapter);
void options_free(struct options *o);

#endif /* IHVD_BASE_OPTIONS_H */
