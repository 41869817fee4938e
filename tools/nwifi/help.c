// SPDX-License-Identifier: GPL-2.0-only
/* help: what the table says. */
#include <stdio.h>

#include "nwifi/print.h"

static int run_help(struct cli *cli, struct nl_msg *msg)
{
	(void)msg;
	if (!cli->text) {
		puts("Usage: nwifi [-j] COMMAND\n\nCommands:");
		command_print_usage(stdout, NULL);
		puts("\nOptions:\n"
		     "  -j, --json     print JSON\n"
		     "  -h, --help     print this text\n"
		     "      --version  print the version\n"
		     "\n"
		     "Exit status: 0 success, 1 refused (the reason is on standard error), 2 usage.");
		return EXIT_OK;
	}
	if (command_print_help(stdout, cli->text))
		return EXIT_OK;
	complain("unknown command '%s'", cli->text);
	command_print_usage(stderr, NULL);
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
		.run = run_help,
		.help = "explain a command",
	},
	{ 0 }
};
