// SPDX-License-Identifier: GPL-2.0-only
/* Unit tests of 802.1X in the daemon, as far as it needs no supplicant. */
#include "suites.h"

int main(void)
{
	int failed = 0;

	failed += suite_output();
	failed += suite_config();
	failed += suite_frame();
	return failed != 0;
}
