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

int suite_attr(void);
int suite_command(void);
int suite_event(void);
int suite_gap(void);
int suite_names(void);
int suite_numbers(void);
int suite_object(void);
int suite_sock(void);
int suite_text(void);
int suite_trust(void);

#endif /* SUITES_H */
