// SPDX-License-Identifier: GPL-2.0-only
/*
 * confine FILE COMMAND [ARG]…: run a command with no system calls but those
 * that FILE names, one in each line. Others fail with EPERM, as a unit's do.
 */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	FILE *file = argc > 2 ? fopen(argv[1], "r") : NULL;
	char name[64];
	int number;

	if (!ctx || !file)
		return 125;
	while (fscanf(file, "%63s", name) == 1) {
		number = seccomp_syscall_resolve_name(name);
		/* one of another architecture */
		if (number < 0)
			continue;
		if (seccomp_rule_add(ctx, SCMP_ACT_ALLOW, number, 0))
			return 125;
	}
	fclose(file);
	if (seccomp_load(ctx))
		return 125;
	execvp(argv[2], argv + 2);
	return 125;
}
