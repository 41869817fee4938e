/* SPDX-License-Identifier: GPL-2.0-only */
/* The processes of plugins: how they start and end. */
#ifndef IHVD_PLUGIN_LIFE_H
#define IHVD_PLUGIN_LIFE_H

#include "ihvd/plugin/plugin.h"

struct plugin *plugin_new(struct sd_event *event,
			  const struct options *daemon_options,
			  const struct plugin_options *options,
			  const struct plugin_ops *ops, void *owner);
int plugin_start(struct plugin *p);
void plugin_restart(struct plugin *p);
__attribute__((format(printf, 2, 3)))
void plugin_fail(struct plugin *p, const char *why, ...);
void plugin_end(struct plugin *p);

#endif /* IHVD_PLUGIN_LIFE_H */
