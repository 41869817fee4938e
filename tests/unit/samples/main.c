// SPDX-License-Identifier: GPL-2.0-only
/* Unit tests of the sample plugins. */
#include "suites.h"

int main(void)
{
	int failed = 0;

	failed += suite_crypto();
	failed += suite_fragment();
	failed += suite_session();
	failed += suite_plugins();
	failed += suite_handlers();
	return failed != 0;
}
