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
int suite_lane(void);
int suite_sandbox(void);
int suite_whole(void);

#endif /* SUITES_H */
