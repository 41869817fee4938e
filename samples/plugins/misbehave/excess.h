/* SPDX-License-Identifier: BSD-3-Clause */
/* Calls of functions with too much: packets without end, and great lengths. */
#ifndef SAMPLES_MISBEHAVE_EXCESS_H
#define SAMPLES_MISBEHAVE_EXCESS_H

#include "forbidden.h"

DWORD excess_begin(void);
void excess_end(void);
void excess_flood(const struct context *context);
void excess_stop(void);
void excess_sizes(const struct context *context);

#endif /* SAMPLES_MISBEHAVE_EXCESS_H */
