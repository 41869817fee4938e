/* SPDX-License-Identifier: GPL-2.0-only */
/* Events as a line of text for people. */
#ifndef NWIFI_MONITOR_H
#define NWIFI_MONITOR_H

#include <stdio.h>

#include "lib/event.h"
#include "nwifi/command.h"

void event_text(const struct cli *cli, FILE *out, const struct nwc_event *ev,
		const char **bad);

#endif /* NWIFI_MONITOR_H */
