// SPDX-License-Identifier: GPL-2.0-only
/* All commands. */
#include "nwifi/command_list.h"

/* The tables are in the order of the usage text; NULL ends the list. */
const struct command * const command_groups[] = {
	adapter_commands,
	bss_commands,
	connect_commands,
	port_commands,
	profile_commands,
	ui_commands,
	control_commands,
	monitor_commands,
	help_commands,
	NULL,
};
