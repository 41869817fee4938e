// SPDX-License-Identifier: GPL-2.0-only
/* Unit tests of WLAN profiles: how they are read, refused and kept. */
#include "suites.h"

int main(void)
{
	int failed = 0;

	failed += suite_encoding();
	failed += suite_parse();
	failed += suite_refuse();
	failed += suite_fragment();
	failed += suite_onex();
	failed += suite_new();
	failed += suite_secret();
	failed += suite_store();
	return failed != 0;
}
