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

int suite_encoding(void);
int suite_fragment(void);
int suite_onex(void);
int suite_new(void);
int suite_parse(void);
int suite_refuse(void);
int suite_secret(void);
int suite_store(void);

#endif /* SUITES_H */
