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

/* A test whose name says the requirements that it is about */
#define NAMED(name, function) { name, function, NULL, NULL, NULL }

int suite_compile(void);
int suite_eapol(void);
int suite_layout(void);
int suite_memory(void);
int suite_plugin(void);
int suite_utf16(void);
int suite_win32(void);

#endif /* SUITES_H */
