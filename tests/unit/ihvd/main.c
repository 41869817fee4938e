// SPDX-License-Identifier: GPL-2.0-only
/* Unit tests of the daemon. */
#include "suites.h"

int main(void)
{
	int failed = 0;

	failed += suite_ipc();
	failed += suite_channel();
	failed += suite_calls();
	failed += suite_options();
	failed += suite_layout();
	failed += suite_keys();
	failed += suite_networks();
	failed += suite_profiles();
	failed += suite_discovered();
	failed += suite_functions();
	failed += suite_handlers();
	failed += suite_lane();
	failed += suite_indications();
	failed += suite_userdata();
	failed += suite_rate();
	failed += suite_resume();
	failed += suite_output();
	failed += suite_onex_ask();
	return failed != 0;
}
