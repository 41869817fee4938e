/* SPDX-License-Identifier: BSD-3-Clause */
#ifndef SAMPLES_MISBEHAVE_FORBIDDEN_H
#define SAMPLES_MISBEHAVE_FORBIDDEN_H

#include <wlanihv.h>

/**
 * enum place - handlers in which functions are called
 * @IN_INIT: InitAdapter
 * @IN_PRE: PerformPreAssociate
 * @IN_POST: PerformPostAssociate
 * @IN_STOP: StopPostAssociate
 * @IN_RESET: AdapterReset
 * @IN_DEINIT: DeinitAdapter
 */
enum place {
	IN_INIT = 1,
	IN_PRE = 2,
	IN_POST = 4,
	IN_STOP = 8,
	IN_RESET = 16,
	IN_DEINIT = 32,
};

/**
 * struct context - functions of the host and arguments for them
 * @api: functions of the host
 * @virtual_api: functions for virtual stations; the members are NULL if the
 *	host has none
 * @service: adapter
 * @connection: the last connection session
 * @security: the last security session
 * @peer: AP of @security
 */
struct context {
	const DOT11EXT_APIS *api;
	const DOT11EXT_VIRTUAL_STATION_APIS *virtual_api;
	HANDLE service;
	HANDLE connection;
	HANDLE security;
	DOT11_MAC_ADDRESS peer;
};

void forbidden_calls(const struct context *context, enum place place,
		     const char *handler);

#endif /* SAMPLES_MISBEHAVE_FORBIDDEN_H */
