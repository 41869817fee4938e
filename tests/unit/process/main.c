// SPDX-License-Identifier: GPL-2.0-only
/* Unit tests of the process of a plugin. */
#include "suites.h"

int main(void)
{
	int failed = 0;

	failed += suite_lane();
	failed += suite_calls();
	failed += suite_whole();
	failed += suite_sandbox();
	return failed != 0;
}
