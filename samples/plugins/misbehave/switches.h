/* SPDX-License-Identifier: BSD-3-Clause */
/* Switches that make the plugin misbehave; README.md lists them. */
#ifndef SAMPLES_MISBEHAVE_SWITCHES_H
#define SAMPLES_MISBEHAVE_SWITCHES_H

#include <stdbool.h>

#include <wlanihv.h>

#include "attempts.h"

/**
 * struct switches - the switches for one handler
 * @hang: the handler does not return
 * @crash: the handler ends the process
 * @fails: the handler only returns @error
 * @error: error number
 * @late: what the handler starts is completed too late
 * @twice: everything is completed twice
 * @inside: everything is completed inside its handler, too
 * @flood: packets are sent without end
 * @oversize: functions are given more than they can take
 * @forbidden: functions are called when they must not be
 * @attempts: attempts to get at others
 */
struct switches {
	bool hang;
	bool crash;
	bool fails;
	DWORD error;
	bool late;
	bool twice;
	bool inside;
	bool flood;
	bool oversize;
	bool forbidden;
	attempts_set attempts;
};

bool switches_line(struct switches *switches, const char *line,
		   const char *handler);
void switches_read(struct switches *switches, const char *handler);

#endif /* SAMPLES_MISBEHAVE_SWITCHES_H */
