// SPDX-License-Identifier: GPL-2.0-only
/* profile, ui, control: the tables of commands for the extension host. */
#include "nwifi/command.h"
#include "nwifi/host.h"

/* Directory of the profile store, if it is not the usual one */
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
		"    the same name is replaced. If ihvd runs, it has the profile validated by\n"
		"    its extension, and a profile that is refused is not stored.",
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
		.help = "list the questions that plugins ask the user",
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
		"    DATA is sent unchanged; a DATA of - stands for standard input up to its\n"
		"    end. Without DATA and HEX the answer is empty. The plugin decides what\n"
		"    an answer means.",
	},
	{
		.words = "ui watch",
		.flags = CMD_LOCAL | CMD_HOST,
		.run = host_ui_watch,
		.help = "print questions and notifications until interrupted",
		.detail =
		"    With -j the first line is {\"event\":\"ready\"}. Nothing that happens after\n"
		"    it is missed.",
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
		.help = "send a control request to the plugin of an adapter",
		.detail =
		"    The plugin decides what HEX and the printed answer mean.",
	},
	{ 0 }
};
