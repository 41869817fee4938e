// SPDX-License-Identifier: GPL-2.0-only
/* Unit tests of the headers that plugins are written with. */
#include "suites.h"

int main(void)
{
	int failed = 0;

	failed += suite_compile();
	failed += suite_layout();
	failed += suite_plugin();
	failed += suite_utf16();
	failed += suite_eapol();
	failed += suite_memory();
	failed += suite_win32();
	return failed != 0;
}
