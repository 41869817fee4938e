/* SPDX-License-Identifier: GPL-2.0-only */
/* Events as lines of text. */
#ifndef NWIFI_EVENT_TEXT_H
#define NWIFI_EVENT_TEXT_H

#include <stdio.h>

#include "lib/event.h"
#include "nwifi/cli.h"

void event_text(const struct cli *cli, FILE *out, const struct nwc_event *ev,
		const char **bad);

#endif /* NWIFI_EVENT_TEXT_H */
