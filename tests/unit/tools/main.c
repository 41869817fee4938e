// SPDX-License-Identifier: GPL-2.0-only
/* Unit tests of the parsers, text forms and command table of the tools. */
#include "suites.h"

int main(void)
{
	int failed = 0;

	failed += suite_text();
	failed += suite_trust();
	failed += suite_names();
	failed += suite_numbers();
	failed += suite_attr();
	failed += suite_object();
	failed += suite_event();
	failed += suite_gap();
	failed += suite_sock();
	failed += suite_command();
	return failed != 0;
}
