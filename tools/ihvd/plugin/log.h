/* SPDX-License-Identifier: GPL-2.0-only */
/* Log lines that a plugin brings about. */
#ifndef IHVD_PLUGIN_LOG_H
#define IHVD_PLUGIN_LOG_H

#include "ihvd/plugin/plugin.h"

const char *plugin_name(const struct plugin *p);
__attribute__((format(printf, 2, 3)))
void plugin_log(struct plugin *p, const char *fmt, ...);
void plugin_log_flush(struct plugin *p);

#endif /* IHVD_PLUGIN_LOG_H */
