// SPDX-License-Identifier: GPL-2.0-only
/*
 * Print what the daemon's own parser makes of a command line, and of the
 * configuration file that it names: one setting a line.
 */
#include <stdio.h>

#include "ihvd/base/options.h"

static void print(const struct options *o)
{
	size_t i, j;

	printf("store %s\ndiscovered %s\nuser %s\npre-association %u\npost-association %u\n",
	       o->store, o->discovered, o->user, (unsigned int)o->pre_ms,
	       (unsigned int)o->post_ms);
	printf("settings %s\nprogram %s\nanswer %u\n", o->onex_settings,
	       o->onex_program, (unsigned int)o->onex_answer_ms);
	for (i = 0; i < o->n_profiles; i++)
		printf("profile %s\n", o->profiles[i]);
	for (i = 0; i < o->n_plugins; i++) {
		printf("plugin %s\n", o->plugins[i].file);
		if (o->plugins[i].has_oui)
			printf("oui %02x%02x%02x\n", o->plugins[i].oui[0],
			       o->plugins[i].oui[1], o->plugins[i].oui[2]);
		for (j = 0; j < o->plugins[i].n_adapters; j++)
			printf("adapter %s\n", o->plugins[i].adapters[j]);
	}
	for (i = 0; i < IHVD_N_HANDLERS; i++)
		printf("deadline %zu %u\n", i, (unsigned int)o->deadline_ms[i]);
}

int main(int argc, char **argv)
{
	struct options options;
	const int err = options_read(&options, argc, argv);

	if (!err)
		print(&options);
	options_free(&options);
	return err < 0 ? 2 : 0;
}
