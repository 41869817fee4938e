// SPDX-License-Identifier: GPL-2.0-only
/* The process of a plugin, without the daemon around it. */
#include "ihvd/process/process.h"

/* Socket and plugin are where the daemon puts them. */
#define SOCKET	3
#define IMAGE	4

int main(int argc, char **argv)
{
	return argc == 2 ? process_run(SOCKET, IMAGE, argv[1], "") : 2;
}
