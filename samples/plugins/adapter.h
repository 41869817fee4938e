/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Adapters that the host has told of: the thread of each, and the sessions that
 * the host has begun for it.
 */
#ifndef SAMPLES_ADAPTER_H
#define SAMPLES_ADAPTER_H

#include "common.h"

/**
 * struct adapter - an adapter that the host has told of
 * @next: of the list
 * @size: of the plugin's own structure
 * @host: functions of the host
 * @service: the host's handle of it
 * @worker: its thread
 * @running: security session that the worker is in, NULL for none; the worker's
 * @lock: protects what follows
 * @connection: connection session, NULL for none
 * @cancelled: AdapterReset has been called, and waits
 * @security: security session, NULL for none
 * @peer: AP of @security
 *
 * The first member of each plugin's own structure, whose address is the handle
 * that the host is given.
 */
struct adapter {
	struct adapter *next;
	size_t size;
	const DOT11EXT_APIS *host;
	HANDLE service;
	struct worker worker;
	HANDLE running;
	pthread_mutex_t lock;
	HANDLE connection;
	bool cancelled;
	HANDLE security;
	DOT11_MAC_ADDRESS peer;
};

/**
 * struct job - something that an adapter's worker is to do
 * @task: see there
 * @adapter: adapter
 * @session: connection or security session that it belongs to
 *
 * The first member of a structure with what it takes.
 */
struct job {
	struct task task;
	struct adapter *adapter;
	HANDLE session;
};

/**
 * typedef choose_fn - tell the host something that an extension has chosen
 * @adapter: adapter
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD (*choose_fn)(struct adapter *adapter);

DWORD adapter_new(size_t size, const DOT11EXT_APIS *host, HANDLE service,
		  PHANDLE handle);
void adapter_delete(struct adapter *adapter);
void adapter_delete_all(DOT11EXTIHV_DEINIT_ADAPTER deinit);

void *job_new(size_t size, void (*run)(struct task *task),
	      struct adapter *adapter, HANDLE session);
void job_post(struct job *job);

void connection_begin(struct job *job);
DWORD connection_choose(struct adapter *adapter, HANDLE connection,
			const choose_fn *choices, size_t n);
void connection_complete(struct adapter *adapter, HANDLE connection,
			 DWORD error, DWORD reason);
void connection_reset(struct adapter *adapter);

void security_begin(struct job *job, const DOT11_MAC_ADDRESS *peer);
HANDLE security_session(struct adapter *adapter, const DOT11_MAC_ADDRESS *peer);
bool security_enter(const struct job *job);
bool security_is_live(struct adapter *adapter);
bool security_concerns(const struct job *job);
void security_complete(struct adapter *adapter, DWORD reason, DWORD error);
DWORD security_stop(struct adapter *adapter, const DOT11_MAC_ADDRESS *peer);

#endif /* SAMPLES_ADAPTER_H */
