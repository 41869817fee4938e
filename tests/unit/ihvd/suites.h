/* SPDX-License-Identifier: GPL-2.0-only */
/* One suite per file; each returns the number of failed tests. */
#ifndef SUITES_H
#define SUITES_H

/* cmocka.h wants these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

int suite_calls(void);
int suite_channel(void);
int suite_discovered(void);
int suite_functions(void);
int suite_handlers(void);
int suite_indications(void);
int suite_ipc(void);
int suite_keys(void);
int suite_lane(void);
int suite_layout(void);
int suite_networks(void);
int suite_onex_ask(void);
int suite_profiles(void);
int suite_options(void);
int suite_output(void);
int suite_rate(void);
int suite_resume(void);
int suite_userdata(void);

#endif /* SUITES_H */
