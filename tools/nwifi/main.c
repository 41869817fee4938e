// SPDX-License-Identifier: GPL-2.0-only
/* nwifi - control Native 802.11 adapters. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <string.h>
#include <unistd.h>

#include "nwifi/command.h"
#include "nwifi/command_list.h"
#include "nwifi/host.h"
#include "nwifi/print.h"
#include "nwifi/signals.h"

/* Print what is wrong with the command line, and the usage text. */
static int print_usage(const char *reason, const char *word)
{
	if (reason)
		error_print("%s", reason);
	fputs("Usage: nwifi [-j] COMMAND\n", stderr);
	if (!word || !command_print_usage(command_groups, stderr, word))
		command_print_usage(command_groups, stderr, NULL);
	return EXIT_USAGE;
}

/*
 * Without this, a program that is started with a closed standard output would
 * give its number to the netlink socket and print to that. What is opened here
 * instead fails when it is read or written, as it should.
 */
static void std_fds_reserve(void)
{
	int fd;

	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		/* open() takes the lowest number that is free: this one. */
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null",
			 fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			_exit(EXIT_REFUSED);
	}
}

/* Connect with the module, carry the command out and report a failure. */
static int command_run(struct cli *cli, const struct parsed *parsed)
{
	sigset_t wait_mask;
	int err;

	if (parsed->cmd->flags & CMD_LOCAL)
		return parsed->cmd->run(cli, NULL);

	err = nwc_sock_open(&cli->sock);
	if (!err) {
		signals_hold(&wait_mask);
		cli->sock.stop = &signal_caught;
		cli->sock.wait_mask = &wait_mask;
		err = parsed->cmd->run(cli, parsed->msg);
	}
	if (err < 0)
		error_print("%s", *cli->sock.error ? cli->sock.error :
			    strerror(-err));
	nwc_sock_close(&cli->sock);
	if (err == -EINTR && signal_caught)
		signals_die();
	return err < 0 ? EXIT_REFUSED : err;
}

int main(int argc, char **argv)
{
	char **all_args = argv;
	enum { OPT_VERSION = 256 };
	static const struct option options[] = {
		{ "help", no_argument, NULL, 'h' },
		{ "json", no_argument, NULL, 'j' },
		{ "version", no_argument, NULL, OPT_VERSION },
		{ 0 }
	};
	char *help[] = { (char []){ "help" }, NULL };
	char reason[REASON_TEXT];
	struct cli cli = { .groups = command_groups };
	struct parsed parsed;
	bool want_help = false;
	int opt, status;

	std_fds_reserve();
	cli.color = color_wanted(STDOUT_FILENO);

	/* The '+' ends the options at the command: an SSID may have a dash. */
	while ((opt = getopt_long(argc, argv, "+hj", options, NULL)) != -1) {
		switch (opt) {
		case 'h':
			want_help = true;
			break;
		case 'j':
			cli.json = true;
			cli.color = false;
			break;
		case OPT_VERSION:
			puts("nwifi " NWIFI_VERSION);
			return EXIT_OK;
		default:
			/* getopt_long() has reported what is wrong. */
			return print_usage(NULL, NULL);
		}
	}
	argc -= optind;
	argv += optind;

	/* Accept "nwifi scan --help" for "nwifi help scan". */
	if (argc == 2 && (!strcmp(argv[1], "--help") ||
			  !strcmp(argv[1], "-h"))) {
		want_help = true;
		argc = 1;
	}
	if (want_help) {
		help[1] = argc ? argv[0] : NULL;
		argc = argc ? 2 : 1;
		argv = help;
	}
	if (!argc)
		return print_usage("no command given", NULL);

	if (command_parse(command_groups, argc, argv, &parsed, reason))
		return print_usage(reason, argv[0]);
	cli.name = parsed.name;
	cli.text = parsed.text;
	cli.dir = parsed.dir;
	cli.data = parsed.data;
	cli.hex = parsed.hex;
	if (parsed.host && !host_profile_take)
		status = host_exec(all_args);
	else
		status = command_run(&cli, &parsed);
	nlmsg_free(parsed.msg);

	if (fflush(stdout) || ferror(stdout))
		return error_print("cannot write the output: %s",
				   strerror(errno));
	return status;
}
