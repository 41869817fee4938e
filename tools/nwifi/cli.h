/* SPDX-License-Identifier: GPL-2.0-only */
/* What a command works with, and what the program exits with. */
#ifndef NWIFI_CLI_H
#define NWIFI_CLI_H

#include <stdbool.h>

#include "lib/sock.h"

struct command;

/**
 * enum exit_status - exit status of the program
 * @EXIT_OK: the command succeeded
 * @EXIT_REFUSED: the command failed; the reason is on standard error
 * @EXIT_USAGE: the command line is wrong
 */
enum exit_status {
	EXIT_OK = 0,
	EXIT_REFUSED = 1,
	EXIT_USAGE = 2,
};

/**
 * struct cli - context of a command
 * @json: print JSON
 * @color: print colours
 * @name: the first interface name on the command line, or NULL
 * @text: the first free text on the command line, or NULL
 * @dir: the directory on the command line, or NULL
 * @data: the bytes on the command line that are taken unchanged, or NULL
 * @hex: the bytes on the command line in hexadecimal digits, or NULL
 * @groups: all commands; see command_parse()
 * @sock: connection with the module, unless the command is CMD_LOCAL
 */
struct cli {
	bool json;
	bool color;
	const char *name;
	const char *text;
	const char *dir;
	const char *data;
	const char *hex;
	const struct command * const *groups;
	struct nwc_sock sock;
};

#endif /* NWIFI_CLI_H */
