/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Adapters that the host has announced: the worker of each adapter, and the
 * sessions that the host has begun for it.
 */
#ifndef SAMPLES_ADAPTER_H
#define SAMPLES_ADAPTER_H

#include "common.h"

/**
 * struct adapter - an adapter that the host has announced
 * @next: next adapter in the list
 * @size: size of the structure of the plugin
 * @host: functions of the host
 * @service: handle of the adapter for calls to the host
 * @worker: worker of the adapter
 * @running: security session that the worker handles, NULL for none; only the
 *	worker uses it
 * @lock: protects the members after it
 * @connection: connection session; NULL for none
 * @cancelled: AdapterReset was called and waits
 * @security: security session; NULL for none
 * @peer: AP of @security
 *
 * Each plugin has a structure of its own that begins with this one. The address
 * of that structure is the adapter handle of the extension.
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
 * struct job - a task of an adapter
 * @task: task for the worker
 * @adapter: adapter
 * @session: connection or security session of the task
 *
 * A structure with further data of the task begins with this one.
 */
struct job {
	struct task task;
	struct adapter *adapter;
	HANDLE session;
};

/**
 * typedef choose_fn - tell the host one choice of an extension
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
