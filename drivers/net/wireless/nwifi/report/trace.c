// SPDX-License-Identifier: GPL-2.0-only
/* This file makes the tracepoints of report/trace.h. */
#define CREATE_TRACE_POINTS
#include "report/trace.h"
