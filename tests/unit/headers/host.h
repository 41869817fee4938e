/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The host of a plugin, as far as a plugin can tell: each function has exactly
 * the documented parameters, and notes what it was called with.
 */
#ifndef HOST_H
#define HOST_H

#include <wlanihv.h>

/**
 * struct called - the last call of a function of the host
 * @function: its name
 * @service: adapter that it was called with
 * @session: connection or security session, if it has one
 * @reason: reason code, if it has one
 * @error: error number, if it has one
 * @number: algorithm or notification code, if it has one
 * @data: a copy of packet or EtherTypes, if it has one
 * @length: length of it, in bytes
 */
struct called {
	const char *function;
	HANDLE service;
	HANDLE session;
	DWORD reason;
	DWORD error;
	DWORD number;
	BYTE data[128];
	DWORD length;
};

extern const DOT11EXT_APIS host_apis;
extern const DOT11EXT_VIRTUAL_STATION_APIS host_virtual_apis;

/**
 * host_wait() - wait until a function is called, by any thread
 * @function: its name
 *
 * Return: the call; a test that waits too long has failed.
 */
struct called host_wait(const char *function);

/**
 * host_forget() - forget the calls so far
 */
void host_forget(void);

#endif /* HOST_H */
