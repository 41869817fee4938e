// SPDX-License-Identifier: GPL-2.0-only
/* profile, ui, control: commands for the extension host. */
#include "nwifi/command.h"
#include "nwifi/host.h"

/* Where the store is, if not in its usual place. */
#define DIR_ARG \
	{ .kind = ARG_DIR, .flags = ARG_OPTIONAL, .keyword = "dir", \
	  .meta = "DIR" }

const struct command profile_commands[] = {
	{
		.words = "profile add",
		.args = {
			{ .kind = ARG_TEXT, .meta = "FILE" },
			DIR_ARG,
		},
		.flags = CMD_LOCAL | CMD_HOST,
		.run = host_profile_add,
		.help = "store a WLAN profile",
		.detail =
		"    FILE is XML of the Windows WLAN profile schema, version 1. A profile of\n"
		"    the same name is replaced. If ihvd runs, the extension that it is for is\n"
		"    asked first; what it refuses is not stored.",
	},
	{
		.words = "profile list",
		.args = { DIR_ARG },
		.flags = CMD_LOCAL | CMD_HOST,
		.run = host_profile_list,
		.help = "list the stored profiles",
	},
	{
		.words = "profile show",
		.args = {
			{ .kind = ARG_TEXT, .meta = "NAME" },
			DIR_ARG,
		},
		.flags = CMD_LOCAL | CMD_HOST,
		.run = host_profile_show,
		.help = "show a profile, without its keys",
	},
	{
		.words = "profile delete",
		.args = {
			{ .kind = ARG_TEXT, .meta = "NAME" },
			DIR_ARG,
		},
		.flags = CMD_LOCAL | CMD_HOST,
		.run = host_profile_delete,
		.help = "delete a profile",
	},
	{ 0 }
};

const struct command ui_commands[] = {
	{
		.words = "ui",
		.flags = CMD_LOCAL | CMD_HOST,
		.run = host_ui_list,
		.help = "list what plugins ask the user",
	},
	{
		.words = "ui answer",
		.args = {
			{ .kind = ARG_TEXT, .meta = "GUID" },
			{ .kind = ARG_DATA, .flags = ARG_OPTIONAL,
			  .meta = "DATA" },
			{ .kind = ARG_HEX, .flags = ARG_OPTIONAL,
			  .keyword = "--hex", .meta = "HEX" },
		},
		.flags = CMD_LOCAL | CMD_HOST,
		.run = host_ui_answer,
		.help = "answer a question",
		.detail =
		"    DATA is taken as it is, and - is standard input to its end. What the\n"
		"    plugin makes of it is its own; with nothing the answer is empty.",
	},
	{
		.words = "ui watch",
		.flags = CMD_LOCAL | CMD_HOST,
		.run = host_ui_watch,
		.help = "print questions and notifications until interrupted",
		.detail =
		"    With -j the first line is {\"event\":\"ready\"}: from there on nothing is\n"
		"    missed.",
	},
	{ 0 }
};

const struct command control_commands[] = {
	{
		.words = "control",
		.args = {
			{ .kind = ARG_IFNAME, .meta = "NAME" },
			{ .kind = ARG_HEX, .flags = ARG_OPTIONAL,
			  .meta = "HEX" },
		},
		.flags = CMD_LOCAL | CMD_HOST,
		.run = host_control,
		.help = "make a request of the plugin of an adapter",
		.detail =
		"    What HEX means, and what is printed, is the plugin's.",
	},
	{ 0 }
};
