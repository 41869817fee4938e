// SPDX-License-Identifier: GPL-2.0-only
/* help: the usage text and the descriptions of the commands. */
#include <stdio.h>

#include "nwifi/command.h"
#include "nwifi/print.h"

static int help_run(struct cli *cli, struct nl_msg *msg)
{
	(void)msg;
	if (!cli->text) {
		puts("Usage: nwifi [-j] COMMAND\n\nCommands:");
		command_print_usage(cli->groups, stdout, NULL);
		puts("\nOptions:\n"
		     "  -j, --json     print JSON\n"
		     "  -h, --help     print this text\n"
		     "      --version  print the version\n"
		     "\n"
		     "Exit status: 0 success, 1 failure (the reason is on standard error), 2 wrong usage.");
		return EXIT_OK;
	}
	if (command_print_help(cli->groups, stdout, cli->text))
		return EXIT_OK;
	error_print("unknown command '%s'", cli->text);
	command_print_usage(cli->groups, stderr, NULL);
	return EXIT_USAGE;
}

const struct command help_commands[] = {
	{
		.words = "help",
		.args = {
			{ .kind = ARG_TEXT, .flags = ARG_OPTIONAL,
			  .meta = "COMMAND" },
		},
		.flags = CMD_LOCAL,
		.run = help_run,
		.help = "explain a command",
	},
	{ 0 }
};
