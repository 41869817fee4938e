/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The command table. One entry says everything about a command: its words,
 * the grammar of its arguments, the request it makes and its help. Parsing,
 * checking, filling the request and the usage text all follow from it.
 */
#ifndef NWIFI_COMMAND_H
#define NWIFI_COMMAND_H

#include <netlink/msg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "lib/sock.h"

#define MAX_ARGS	5
#define REASON_TEXT	160

/**
 * enum exit_status - what the program exits with
 * @EXIT_OK: done
 * @EXIT_REFUSED: refused by the kernel; the reason is on standard error
 * @EXIT_USAGE: wrong usage
 */
enum exit_status {
	EXIT_OK = 0,
	EXIT_REFUSED = 1,
	EXIT_USAGE = 2,
};

/**
 * struct cli - what a command has to work with
 * @json: print JSON
 * @color: print colours
 * @name: the first interface name on the command line, or NULL
 * @text: the first free text on the command line, or NULL
 * @dir: directory on the command line, or NULL
 * @data: bytes on the command line as they are, or NULL
 * @hex: bytes on the command line as hexadecimal digits, or NULL
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
	struct nwc_sock sock;
};

/**
 * enum arg_kind - what an argument is and how it is checked
 * @ARG_NONE: ends the list
 * @ARG_WORD: the keyword alone
 * @ARG_IFNAME: name of a network interface
 * @ARG_SSID: SSID, as typed
 * @ARG_MAC: unicast MAC address
 * @ARG_TEXT: anything
 * @ARG_DIR: path of a directory
 * @ARG_DATA: bytes as they are
 * @ARG_HEX: bytes, two hexadecimal digits each
 */
enum arg_kind {
	ARG_NONE,
	ARG_WORD,
	ARG_IFNAME,
	ARG_SSID,
	ARG_MAC,
	ARG_TEXT,
	ARG_DIR,
	ARG_DATA,
	ARG_HEX,
};

#define ARG_OPTIONAL	(1 << 0)	/* may be left out */
#define ARG_REPEAT	(1 << 1)	/* may be given several times */
#define ARG_HOST	(1 << 2)	/* makes the command one of nwifi-host */

/**
 * struct arg - an argument
 * @kind: what it is
 * @attr: attribute of the request that carries it; 0 for none
 * @flags: ARG_OPTIONAL, ARG_REPEAT, ARG_HOST
 * @limit: how often it may be given, if ARG_REPEAT
 * @keyword: word before it; NULL for an argument known by its position, and
 *	these come first
 * @meta: what it is called in the usage text; NULL for ARG_WORD
 */
struct arg {
	enum arg_kind kind;
	uint16_t attr;
	uint8_t flags;
	uint8_t limit;
	const char *keyword;
	const char *meta;
};

/* The adapter that a command is about. */
#define ADAPTER_ARG(_flags) \
	{ .kind = ARG_IFNAME, .attr = NWIFI_A_IFNAME, .flags = (_flags), \
	  .meta = "NAME" }

#define CMD_LOCAL	(1 << 0)	/* does not need the module */
#define CMD_HOST	(1 << 1)	/* nwifi-host carries it out */

/**
 * struct command - a command
 * @words: its words; NULL ends a table
 * @args: its arguments
 * @request: command of the family, 0 for none
 * @flags: CMD_LOCAL, CMD_HOST
 * @run: carries it out; @msg is the request with all arguments in it.
 *	Returns an exit status, or a negative error number when a call on the
 *	socket failed; what went wrong is in its error text then.
 * @help: what it does, in a line
 * @detail: more, shown by "help COMMAND"; may be NULL
 */
struct command {
	const char *words;
	struct arg args[MAX_ARGS];
	int request;
	unsigned int flags;
	int (*run)(struct cli *cli, struct nl_msg *msg);
	const char *help;
	const char *detail;
};

/* All tables, in the order of the usage text; ends with NULL. */
extern const struct command * const command_groups[];

extern const struct command adapter_commands[];
extern const struct command bss_commands[];
extern const struct command connect_commands[];
extern const struct command control_commands[];
extern const struct command help_commands[];
extern const struct command monitor_commands[];
extern const struct command port_commands[];
extern const struct command profile_commands[];
extern const struct command ui_commands[];

/**
 * struct parsed - a command line that makes sense
 * @cmd: the command
 * @name: the first interface name, or NULL
 * @text: the first free text, or NULL
 * @dir: the directory, or NULL
 * @data: bytes as they are, or NULL
 * @hex: bytes as hexadecimal digits, or NULL
 * @msg: the request, to be freed; NULL if the command makes none
 * @host: nwifi-host carries it out
 */
struct parsed {
	const struct command *cmd;
	const char *name;
	const char *text;
	const char *dir;
	const char *data;
	const char *hex;
	struct nl_msg *msg;
	bool host;
};

int command_parse(int argc, char **argv, struct parsed *parsed,
		  char reason[static REASON_TEXT]);
char *command_usage(const struct command *cmd, char *buf, size_t size);
bool command_print_usage(FILE *out, const char *word);
bool command_print_help(FILE *out, const char *word);

#endif /* NWIFI_COMMAND_H */
