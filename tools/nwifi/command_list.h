/* SPDX-License-Identifier: GPL-2.0-only */
/* All commands. */
#ifndef NWIFI_COMMAND_LIST_H
#define NWIFI_COMMAND_LIST_H

#include "nwifi/command.h"

extern const struct command * const command_groups[];

#endif /* NWIFI_COMMAND_LIST_H */
