/* SPDX-License-Identifier: BSD-3-Clause */
/* Attempts to get at others; README.md lists them. */
#ifndef SAMPLES_MISBEHAVE_ATTEMPTS_H
#define SAMPLES_MISBEHAVE_ATTEMPTS_H

/* A set of attempts is a number with a bit for each. */
typedef unsigned long long attempts_set;

attempts_set attempts_named(const char *name);
void attempts_begin(attempts_set wanted);

#endif /* SAMPLES_MISBEHAVE_ATTEMPTS_H */
