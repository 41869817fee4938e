// SPDX-License-Identifier: GPL-2.0-only
/* Here the tracepoints are made. */
#define CREATE_TRACE_POINTS
#include "trace.h"
