// SPDX-License-Identifier: GPL-2.0-only
/* expanding the macro with one argument is an error where it wants two */
#include <linux/stringify.h>
#include <linux/tracepoint.h>
#include <trace/stages/stage6_event_callback.h>

extern const char probe[];
const char probe[] = __stringify(__assign_str(field));
