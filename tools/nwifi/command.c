// SPDX-License-Identifier: GPL-2.0-only
/* From a command line to a request, and from the tables to the usage text. */
#include <errno.h>
#include <net/if.h>
#include <stdarg.h>
#include <string.h>

#include "lib/names.h"
#include "lib/text.h"
#include "nwifi/command.h"

#define USAGE_TEXT	160
/* Column at which the help of a command starts. */
#define HELP_COLUMN	35

__attribute__((format(printf, 2, 3)))
static int reason_set(char *reason, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(reason, REASON_TEXT, fmt, ap);
	va_end(ap);
	return -EINVAL;
}

/* Return: the number of words if the command line starts with them, else 0. */
static int match_words(const char *words, int argc, char **argv)
{
	size_t len;
	int n = 0;

	while (n < argc) {
		len = strcspn(words, " ");
		if (strlen(argv[n]) != len || strncmp(argv[n], words, len))
			return 0;
		n++;
		words += len;
		if (!*words)
			return n;
		words++;
	}
	return 0;
}

static int check_mac(const struct arg *arg, const char *value,
		     uint8_t mac[static NWIFI_MAC_LEN], char *reason)
{
	static const uint8_t zero[NWIFI_MAC_LEN];
	const char *what = arg->keyword ?: arg->meta;

	if (!nwc_mac_parse(value, mac))
		return reason_set(
			reason,
			"%s: '%.40s' is not a MAC address (02:00:00:00:00:01)",
			what, value);
	if (mac[0] & 1)
		return reason_set(reason, "%s: %s is a multicast address", what,
				  value);
	if (!memcmp(mac, zero, sizeof(zero)))
		return reason_set(reason, "%s: %s is not a usable address",
				  what, value);
	return 0;
}

static bool text_is_hex_pairs(const char *text)
{
	size_t n = 0;

	while (nwc_hex_value(text[n]) >= 0)
		n++;
	return !text[n] && n % 2 == 0;
}

/* "on" or "off" for the setting that was named before. */
static int switch_take(const struct arg *arg, const char *value,
		       const struct parsed *p, char *reason)
{
	const bool on = !strcmp(value, "on");
	const struct nla_bitfield32 bits = {
		.value = on ? p->setting : 0,
		.selector = p->setting,
	};

	if (!on && strcmp(value, "off"))
		return reason_set(reason, "'%.40s' is neither on nor off",
				  value);
	if (nla_put(p->msg, arg->attr, sizeof(bits), &bits))
		return reason_set(reason, "too many arguments");
	return 0;
}

/* Check the value of an argument and put it into the request. */
static int arg_take(const struct arg *arg, const char *value, struct parsed *p,
		    char *reason)
{
	uint8_t mac[NWIFI_MAC_LEN], ssid[NWIFI_MAX_SSID_LEN];
	const char *wrong;
	size_t len;
	int err = 0;

	p->host |= arg->flags & ARG_HOST;
	switch (arg->kind) {
	case ARG_IFNAME:
		wrong = nwc_ifname_check(value);
		if (wrong)
			return reason_set(reason, "interface name '%.40s' %s",
					  value, wrong);
		if (!p->name)
			p->name = value;
		if (arg->attr)
			err = nla_put_string(p->msg, arg->attr, value);
		break;
	case ARG_SSID:
		len = nwc_unescape(ssid, sizeof(ssid), value);
		if (len > sizeof(ssid))
			return reason_set(reason,
					  "the SSID is longer than %d bytes",
					  NWIFI_MAX_SSID_LEN);
		err = nla_put(p->msg, arg->attr, len, ssid);
		break;
	case ARG_MAC:
		if (check_mac(arg, value, mac, reason))
			return -EINVAL;
		err = nla_put(p->msg, arg->attr, sizeof(mac), mac);
		break;
	case ARG_TEXT:
		if (!p->text)
			p->text = value;
		break;
	case ARG_DIR:
		if (!*value)
			return reason_set(reason, "%s: the path is empty",
					  arg->keyword ?: arg->meta);
		p->dir = value;
		break;
	case ARG_DATA:
		p->data = value;
		break;
	case ARG_HEX:
		if (!text_is_hex_pairs(value))
			return reason_set(
				reason,
				"'%.40s' is not pairs of hexadecimal digits",
				value);
		p->hex = value;
		break;
	case ARG_SETTING:
		p->setting = nwc_setting_find(value);
		if (!p->setting)
			return reason_set(reason,
					  "there is no setting '%.40s'",
					  value);
		break;
	case ARG_SWITCH:
		return switch_take(arg, value, p, reason);
	case ARG_WORD:
		if (arg->attr)
			err = nla_put_flag(p->msg, arg->attr);
		break;
	case ARG_NONE:
		break;
	}
	return err ? reason_set(reason, "too many arguments") : 0;
}

/* The name of an argument in messages and in the usage text. */
static const char *arg_text(const struct arg *arg, char buf[static 32])
{
	snprintf(buf, 32, "%s%s%s", arg->keyword ?: "",
		 arg->keyword && arg->meta ? " " : "", arg->meta ?: "");
	return buf;
}

/* A keyword that starts with a dash is never taken for a value by position. */
static bool word_is_option(const struct command *cmd, const char *word)
{
	int i;

	for (i = 0; i < MAX_ARGS && cmd->args[i].kind; i++)
		if (cmd->args[i].keyword && *word == '-' &&
		    !strcmp(cmd->args[i].keyword, word))
			return true;
	return false;
}

static int parse_args(const struct command *cmd, int argc, char **argv,
		      struct parsed *p, char *reason)
{
	unsigned int given[MAX_ARGS] = { 0 };
	const struct arg *arg;
	char text[32];
	int i, n = 0;

	for (i = 0; i < MAX_ARGS && cmd->args[i].kind; i++) {
		arg = &cmd->args[i];
		if (arg->keyword || n == argc)
			break;
		if (arg->flags & ARG_OPTIONAL && word_is_option(cmd, argv[n]))
			break;
		if (arg_take(arg, argv[n++], p, reason))
			return -EINVAL;
		given[i]++;
	}

	while (n < argc) {
		for (i = 0; i < MAX_ARGS && cmd->args[i].kind; i++) {
			arg = &cmd->args[i];
			if (arg->keyword && !strcmp(arg->keyword, argv[n]))
				break;
		}
		if (i == MAX_ARGS || !cmd->args[i].kind)
			return reason_set(reason, "unexpected '%.40s'",
					  argv[n]);
		n++;
		given[i]++;
		if (given[i] > 1 && !(arg->flags & ARG_REPEAT))
			return reason_set(reason, "'%s' is given twice",
					  arg->keyword);
		if (arg->flags & ARG_REPEAT && given[i] > arg->limit)
			return reason_set(reason,
					  "'%s' is given more than %u times",
					  arg->keyword, arg->limit);
		if (arg->kind != ARG_WORD && n == argc)
			return reason_set(reason, "missing %s after '%s'",
					  arg->meta, arg->keyword);
		if (arg_take(arg, arg->kind == ARG_WORD ? "" : argv[n], p,
			     reason))
			return -EINVAL;
		if (arg->kind != ARG_WORD)
			n++;
	}

	for (i = 0; i < MAX_ARGS && cmd->args[i].kind; i++) {
		if (!given[i] && !(cmd->args[i].flags & ARG_OPTIONAL))
			return reason_set(reason, "missing %s",
					  arg_text(&cmd->args[i], text));
	}
	return 0;
}

static int parse_as(const struct command *cmd, int words, int argc,
		    char **argv, struct parsed *p, char *reason)
{
	int err;

	*p = (struct parsed){ .cmd = cmd, .host = cmd->flags & CMD_HOST };
	if (cmd->request) {
		p->msg = nwc_request(cmd->request);
		if (!p->msg)
			return reason_set(reason, "out of memory");
	}
	err = parse_args(cmd, argc - words, argv + words, p, reason);
	if (err) {
		nlmsg_free(p->msg);
		p->msg = NULL;
	}
	return err;
}

/**
 * command_parse() - find the command of a command line
 * @groups: tables of commands, ended by NULL
 * @argc: number of words, without the program and its options
 * @argv: the words
 * @parsed: set to the command and its request
 * @reason: set to what is wrong on failure
 *
 * A command may be the beginning of another one, as "port" is of "port open".
 * The first one in the tables that fits the whole line is taken. If none fits,
 * the reason is about the command with the most words. An adapter may have the
 * name of such a word, but that is only believed if the adapter exists, so that
 * an incomplete command is not taken for its name.
 *
 * Return: 0, or -EINVAL.
 */
int command_parse(const struct command * const *groups, int argc, char **argv,
		  struct parsed *parsed, char reason[static REASON_TEXT])
{
	const struct command * const *group;
	const struct command *cmd;
	char this_reason[REASON_TEXT];
	struct parsed this, fit = { 0 };
	int words, best = 0, fit_words = 0;

	reason_set(reason, "unknown command '%.40s'", argc ? argv[0] : "");
	for (group = groups; *group; group++) {
		for (cmd = *group; cmd->words; cmd++) {
			words = match_words(cmd->words, argc, argv);
			if (!words)
				continue;
			if (parse_as(cmd, words, argc, argv, &this,
				     this_reason)) {
				if (words > best) {
					best = words;
					strcpy(reason, this_reason);
				}
			} else if (!fit.cmd) {
				fit = this;
				fit_words = words;
			} else {
				nlmsg_free(this.msg);
			}
		}
	}

	if (fit.cmd && best > fit_words &&
	    !if_nametoindex(argv[fit_words])) {
		nlmsg_free(fit.msg);
		return -EINVAL;
	}
	if (!fit.cmd)
		return -EINVAL;
	*parsed = fit;
	return 0;
}

/**
 * command_usage() - write the words and arguments of a command
 * @cmd: command
 * @buf: where to write
 * @size: size of @buf
 *
 * Return: @buf.
 */
char *command_usage(const struct command *cmd, char *buf, size_t size)
{
	const struct arg *arg;
	char text[32];
	size_t n;
	int i;

	n = snprintf(buf, size, "%s", cmd->words);
	for (i = 0; i < MAX_ARGS && cmd->args[i].kind && n < size; i++) {
		arg = &cmd->args[i];
		n += snprintf(buf + n, size - n,
			      arg->flags & ARG_OPTIONAL ? " [%s]%s" : " %s%s",
			      arg_text(arg, text),
			      arg->flags & ARG_REPEAT ? "..." : "");
	}
	return buf;
}

/* Return: true if the first word of the command is @word, or without @word. */
static bool command_is_of(const struct command *cmd, const char *word)
{
	size_t len = strcspn(cmd->words, " ");

	return !word || (strlen(word) == len &&
			 !strncmp(cmd->words, word, len));
}

static void usage_print(FILE *out, const struct command *cmd, bool first)
{
	char usage[USAGE_TEXT];

	(void)first;
	fprintf(out, "  %-*s  %s\n", HELP_COLUMN,
		command_usage(cmd, usage, sizeof(usage)), cmd->help);
}

static void help_print(FILE *out, const struct command *cmd, bool first)
{
	char usage[USAGE_TEXT];

	fprintf(out, "%snwifi [-j] %s\n    %s\n", first ? "" : "\n",
		command_usage(cmd, usage, sizeof(usage)), cmd->help);
	if (cmd->detail)
		fprintf(out, "\n%s\n", cmd->detail);
}

static bool commands_print(const struct command * const *groups, FILE *out,
			   const char *word,
			   void (*print)(FILE *out,
					 const struct command *cmd,
					 bool first))
{
	const struct command * const *group;
	const struct command *cmd;
	bool found = false;

	for (group = groups; *group; group++) {
		for (cmd = *group; cmd->words; cmd++) {
			if (!command_is_of(cmd, word))
				continue;
			print(out, cmd, !found);
			found = true;
		}
	}
	return found;
}

/**
 * command_print_usage() - print one line for each command
 * @groups: tables of commands, ended by NULL
 * @out: stream to print to
 * @word: first word of the commands to print; NULL for all commands
 *
 * Return: true if there is such a command.
 */
bool command_print_usage(const struct command * const *groups, FILE *out,
			 const char *word)
{
	return commands_print(groups, out, word, usage_print);
}

/**
 * command_print_help() - print the whole description of commands
 * @groups: tables of commands, ended by NULL
 * @out: stream to print to
 * @word: first word of the commands
 *
 * Return: true if there is such a command.
 */
bool command_print_help(const struct command * const *groups, FILE *out,
			const char *word)
{
	return commands_print(groups, out, word, help_print);
}
