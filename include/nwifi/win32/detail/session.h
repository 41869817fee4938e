/* SPDX-License-Identifier: BSD-3-Clause */
/* Who sits at the console. */
#ifndef NWIFI_SESSION_H
#define NWIFI_SESSION_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../windef.h"

/* The number that ihvd gives a session of logind; see ihvd-bus.md. */
static inline DWORD nwifi_session_number(const char *name)
{
	const int counted = *name == 'c';
	uint32_t hash = 2166136261U;
	unsigned long long number;
	char *end;

	number = strtoull(name + counted, &end, 10);
	if (name[counted] >= '0' && name[counted] <= '9' && !*end &&
	    number <= (counted ? 0x3fffffffU : 0x7fffffffU) &&
	    (number || counted))
		return (DWORD)(counted ? 0x80000000U | number : number);
	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 16777619U;
	return 0xc0000000U | (hash & 0x3fffffffU);
}

/**
 * WTSGetActiveConsoleSessionId() - which session is at the console?
 *
 * Return: its number; 0xffffffff if there is none, or if the plugin is not shown
 * what logind writes down.
 */
static inline DWORD WTSGetActiveConsoleSessionId(void)
{
	FILE *seat = fopen("/run/systemd/seats/seat0", "re");
	DWORD number = 0xffffffffU;
	char line[256];

	while (seat && fgets(line, sizeof(line), seat)) {
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "ACTIVE=", 7) == 0 && line[7])
			number = nwifi_session_number(line + 7);
	}
	if (seat)
		fclose(seat);
	return number;
}

#endif /* NWIFI_SESSION_H */
