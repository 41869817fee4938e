/* SPDX-License-Identifier: GPL-2.0-only */
/* What a plugin writes to its standard error. */
#ifndef IHVD_PLUGIN_OUTPUT_H
#define IHVD_PLUGIN_OUTPUT_H

#include "ihvd/plugin/plugin.h"

int output_watch(struct plugin *p, int fd);
void output_close(struct plugin *p);

#endif /* IHVD_PLUGIN_OUTPUT_H */
