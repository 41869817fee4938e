// SPDX-License-Identifier: GPL-2.0-only
/*
 * The program: the daemon that hosts IHV extensions, or, when the daemon starts
 * it, the process that runs one of them.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/base/rights.h"
#include "ihvd/plugin/spawn.h"
#include "ihvd/process/process.h"
#include "ihvd/service/service.h"

int main(int argc, char **argv)
{
	struct options options;
	sigset_t mask;
	int err;

	if (argc == 4 && !strcmp(argv[1], SPAWN_ARGUMENT))
		return process_run(SPAWN_FD, SPAWN_IMAGE_FD, argv[2],
				   argv[3]);
	err = rights_hide_memory();
	if (err) {
		fprintf(stderr, "ihvd: cannot hide its memory: %s\n",
			strerror(-err));
		return EXIT_FAILURE;
	}
	err = options_read(&options, argc, argv);
	if (err) {
		options_free(&options);
		return err < 0 ? 2 : EXIT_SUCCESS;
	}
	/* the event loop receives these signals */
	sigemptyset(&mask);
	sigaddset(&mask, SIGTERM);
	sigaddset(&mask, SIGINT);
	sigaddset(&mask, SIGCHLD);
	sigprocmask(SIG_BLOCK, &mask, NULL);
	err = service_run(&options);
	options_free(&options);
	return err;
}
