/* SPDX-License-Identifier: BSD-3-Clause */
/* What the plugin is told to do wrong; README.md lists the switches. */
#ifndef SAMPLES_MISBEHAVE_SWITCHES_H
#define SAMPLES_MISBEHAVE_SWITCHES_H

#include <stdbool.h>

#include <wlanihv.h>

/**
 * struct switches - the switches, as they are for one handler
 * @hang: it does not return
 * @crash: it ends the process
 * @fails: it does nothing but return @error
 * @error: error number
 * @late: what it starts is completed when it is too late
 * @twice: everything is completed twice
 * @inside: everything is completed by its handler, too
 * @flood: packets are sent without end
 * @oversize: functions are given more than they can take
 * @forbidden: functions are called when they must not be
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
};

bool switches_line(struct switches *switches, const char *line,
		   const char *handler);
void switches_read(struct switches *switches, const char *handler);

#endif /* SAMPLES_MISBEHAVE_SWITCHES_H */
