/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Commands. A table entry describes a command completely: its words, the
 * grammar of its arguments, the request that it makes and its help. The command
 * line is parsed and checked by that description, the request is filled by it,
 * and the usage text is made of it.
 */
#ifndef NWIFI_COMMAND_H
#define NWIFI_COMMAND_H

#include <netlink/msg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "nwifi/cli.h"

#define MAX_ARGS	5
/* Size of a buffer for what is wrong with a command line, with NUL. */
#define REASON_TEXT	160

/**
 * enum arg_kind - kind of an argument, which decides how it is checked
 * @ARG_NONE: ends the list of arguments
 * @ARG_WORD: the keyword alone
 * @ARG_IFNAME: name of a network interface
 * @ARG_SSID: SSID, taken unchanged
 * @ARG_MAC: unicast MAC address
 * @ARG_TEXT: any text
 * @ARG_DIR: path of a directory
 * @ARG_DATA: bytes, taken unchanged
 * @ARG_HEX: bytes, each in two hexadecimal digits
 * @ARG_SETTING: name of a setting
 * @ARG_SWITCH: "on" or "off", for the setting before it
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
	ARG_SETTING,
	ARG_SWITCH,
};

#define ARG_OPTIONAL	(1 << 0)	/* may be left out */
#define ARG_REPEAT	(1 << 1)	/* may be given several times */
#define ARG_HOST	(1 << 2)	/* nwifi-host carries it out */

/**
 * struct arg - an argument
 * @kind: kind of the argument
 * @attr: attribute of the request that carries the argument; 0 for none
 * @flags: ARG_OPTIONAL, ARG_REPEAT, ARG_HOST
 * @limit: greatest number of times it may be given, with ARG_REPEAT
 * @keyword: word before the argument; NULL for an argument that is recognized
 *	by its position, which has to come before those with keywords
 * @meta: name of the argument in the usage text; NULL for ARG_WORD
 */
struct arg {
	enum arg_kind kind;
	uint16_t attr;
	uint8_t flags;
	uint8_t limit;
	const char *keyword;
	const char *meta;
};

/* The adapter that a command concerns */
#define ADAPTER_ARG(_flags) \
	{ .kind = ARG_IFNAME, .attr = NWIFI_A_IFNAME, .flags = (_flags), \
	  .meta = "NAME" }

#define CMD_LOCAL	(1 << 0)	/* does not need the module */
#define CMD_HOST	(1 << 1)	/* nwifi-host carries it out */

/**
 * struct command - a command
 * @words: words of the command, separated by spaces; NULL ends a table
 * @args: arguments of the command
 * @request: command of the family that the request makes; 0 for no request
 * @flags: CMD_LOCAL, CMD_HOST
 * @run: carries the command out; @msg is the request with all arguments in it.
 *	Returns an exit status, or a negative error number when a call on the
 *	socket failed; the error text of the socket has the reason then.
 * @help: description in one line
 * @detail: further description, shown by "help COMMAND"; may be NULL
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

/* Each of these tables is defined by the file that carries its commands out. */
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
 * struct parsed - a command line that was understood
 * @cmd: the command
 * @name: the first interface name, or NULL
 * @text: the first free text, or NULL
 * @dir: the directory, or NULL
 * @data: the bytes that are taken unchanged, or NULL
 * @hex: the bytes in hexadecimal digits, or NULL
 * @setting: one of enum nwifi_setting, or 0
 * @msg: the request, to be freed; NULL if the command makes none
 * @host: nwifi-host carries the command out
 */
struct parsed {
	const struct command *cmd;
	const char *name;
	const char *text;
	const char *dir;
	const char *data;
	const char *hex;
	uint32_t setting;
	struct nl_msg *msg;
	bool host;
};

int command_parse(const struct command * const *groups, int argc, char **argv,
		  struct parsed *parsed, char reason[static REASON_TEXT]);
char *command_usage(const struct command *cmd, char *buf, size_t size);
bool command_print_usage(const struct command * const *groups, FILE *out,
			 const char *word);
bool command_print_help(const struct command * const *groups, FILE *out,
			const char *word);

#endif /* NWIFI_COMMAND_H */
