// SPDX-License-Identifier: BSD-3-Clause
#include "adapter.h"

#include <stdlib.h>
#include <string.h>

static pthread_mutex_t adapters_lock = PTHREAD_MUTEX_INITIALIZER;
static struct adapter *adapters;

static void enlist(struct adapter *adapter)
{
	pthread_mutex_lock(&adapters_lock);
	adapter->next = adapters;
	adapters = adapter;
	pthread_mutex_unlock(&adapters_lock);
}

static void take_off(const struct adapter *adapter)
{
	struct adapter **where = &adapters;

	pthread_mutex_lock(&adapters_lock);
	while (*where != adapter)
		where = &(*where)->next;
	*where = adapter->next;
	pthread_mutex_unlock(&adapters_lock);
}

static struct adapter *first(void)
{
	struct adapter *adapter;

	pthread_mutex_lock(&adapters_lock);
	adapter = adapters;
	pthread_mutex_unlock(&adapters_lock);
	return adapter;
}

/**
 * adapter_new() - InitAdapter: an adapter has come
 * @size: of the plugin's structure for it, which begins with struct adapter
 * @host: functions of the host; they have to stay where they are
 * @service: the host's handle of it
 * @handle: set to the structure, whose other members are zero
 *
 * Return: ERROR_SUCCESS or an error number.
 */
DWORD adapter_new(size_t size, const DOT11EXT_APIS *host, HANDLE service,
		  PHANDLE handle)
{
	struct adapter *adapter = calloc(1, size);
	DWORD error;

	if (!adapter)
		return ERROR_OUTOFMEMORY;
	error = worker_start(&adapter->worker);
	if (error != ERROR_SUCCESS) {
		free(adapter);
		return error;
	}
	pthread_mutex_init(&adapter->lock, NULL);
	adapter->size = size;
	adapter->host = host;
	adapter->service = service;
	enlist(adapter);
	*handle = adapter;
	return ERROR_SUCCESS;
}

/**
 * adapter_delete() - DeinitAdapter: an adapter goes
 * @adapter: adapter; freed, with all that may be secret in it
 *
 * A pending pre-association is dropped, not completed (IHV-11). Its thread has
 * ended when this returns.
 */
void adapter_delete(struct adapter *adapter)
{
	pthread_mutex_lock(&adapter->lock);
	adapter->connection = NULL;
	adapter->security = NULL;
	pthread_mutex_unlock(&adapter->lock);
	worker_end(&adapter->worker);
	take_off(adapter);
	pthread_mutex_destroy(&adapter->lock);
	explicit_bzero(adapter, adapter->size);
	free(adapter);
}

/**
 * adapter_delete_all() - DeinitService: every adapter that is left goes
 * @deinit: the plugin's handler for one of them
 *
 * All threads have to end (IHV-14), whatever the host has left out before.
 */
void adapter_delete_all(DOT11EXTIHV_DEINIT_ADAPTER deinit)
{
	struct adapter *adapter;

	while ((adapter = first()))
		deinit(adapter);
}

/**
 * job_new() - something for an adapter's worker
 * @size: of the structure, which begins with struct job
 * @run: does it
 * @adapter: adapter
 * @session: session that it belongs to
 *
 * Return: the structure, whose other members are zero; NULL without memory.
 */
void *job_new(size_t size, void (*run)(struct task *task),
	      struct adapter *adapter, HANDLE session)
{
	struct job *job = calloc(1, size);

	if (job) {
		job->task.run = run;
		job->adapter = adapter;
		job->session = session;
	}
	return job;
}

/**
 * job_post() - leave it to the worker
 * @job: job; consumed
 *
 * Context: any thread.
 */
void job_post(struct job *job)
{
	worker_post(&job->adapter->worker, &job->task);
}

/* When this returns, the worker has nothing to do with a session any more. */
static void settle(struct adapter *adapter)
{
	struct worker *worker = &adapter->worker;

	worker_flush(worker);
	worker_alarm(worker, 0, NULL, NULL);
	/* the alarm may have gone off in between */
	worker_flush(worker);
	adapter->running = NULL;
}

/**
 * connection_begin() - PerformPreAssociate: a pre-association begins
 * @job: what follows from that; consumed
 */
void connection_begin(struct job *job)
{
	struct adapter *adapter = job->adapter;

	pthread_mutex_lock(&adapter->lock);
	adapter->connection = job->session;
	pthread_mutex_unlock(&adapter->lock);
	job_post(job);
}

/* May the connection still be prepared? */
static bool is_pending(struct adapter *adapter, HANDLE connection)
{
	bool pending;

	pthread_mutex_lock(&adapter->lock);
	pending = connection && adapter->connection == connection &&
		  !adapter->cancelled;
	pthread_mutex_unlock(&adapter->lock);
	return pending;
}

/**
 * connection_choose() - tell the host what an extension has chosen
 * @adapter: adapter
 * @connection: session of the pre-association
 * @choices: one call of the host each; none is made any more when it is over
 * @n: how many
 *
 * Context: the worker's thread.
 * Return: ERROR_SUCCESS, or the error number of the one that failed.
 */
DWORD connection_choose(struct adapter *adapter, HANDLE connection,
			const choose_fn *choices, size_t n)
{
	DWORD error = ERROR_SUCCESS;
	size_t i;

	for (i = 0; i < n && error == ERROR_SUCCESS; i++)
		if (is_pending(adapter, connection))
			error = choices[i](adapter);
	return error;
}

/**
 * connection_complete() - complete a pre-association, unless it is gone
 * @adapter: adapter
 * @connection: its session
 * @error: ERROR_SUCCESS or an error number; after AdapterReset it is cancelled
 *	whatever that says (IHV-21)
 * @reason: why, if it does not succeed
 *
 * Context: the worker's thread.
 */
void connection_complete(struct adapter *adapter, HANDLE connection,
			 DWORD error, DWORD reason)
{
	bool live;

	pthread_mutex_lock(&adapter->lock);
	live = adapter->connection == connection;
	if (adapter->cancelled)
		error = ERROR_CANCELLED;
	if (live)
		adapter->connection = NULL;
	pthread_mutex_unlock(&adapter->lock);
	if (error == ERROR_SUCCESS)
		reason = L2_REASON_CODE_SUCCESS;
	if (live)
		adapter->host->Dot11ExtPreAssociateCompletion(
			adapter->service, connection, reason, error);
}

/**
 * connection_reset() - AdapterReset: all sessions are over
 * @adapter: adapter
 *
 * What is pending is completed as cancelled, by the worker; with that it has
 * nothing more to do when this returns (IHV-21).
 */
void connection_reset(struct adapter *adapter)
{
	pthread_mutex_lock(&adapter->lock);
	adapter->cancelled = true;
	adapter->security = NULL;
	pthread_mutex_unlock(&adapter->lock);
	settle(adapter);
	pthread_mutex_lock(&adapter->lock);
	adapter->cancelled = false;
	pthread_mutex_unlock(&adapter->lock);
}

/**
 * security_begin() - PerformPostAssociate: a post-association begins
 * @job: what follows from that; consumed
 * @peer: AP
 */
void security_begin(struct job *job, const DOT11_MAC_ADDRESS *peer)
{
	struct adapter *adapter = job->adapter;

	pthread_mutex_lock(&adapter->lock);
	adapter->security = job->session;
	adapter->peer = *peer;
	pthread_mutex_unlock(&adapter->lock);
	job_post(job);
}

/**
 * security_session() - the security session, if something can belong to it
 * @adapter: adapter
 * @peer: who it is from: only the AP speaks for itself; NULL for the host
 *
 * Return: the session, or NULL.
 */
HANDLE security_session(struct adapter *adapter, const DOT11_MAC_ADDRESS *peer)
{
	HANDLE security;

	pthread_mutex_lock(&adapter->lock);
	security = adapter->security;
	if (peer && memcmp(&adapter->peer, peer, sizeof(*peer)))
		security = NULL;
	pthread_mutex_unlock(&adapter->lock);
	return security;
}

static bool is_live(struct adapter *adapter, HANDLE security)
{
	return security && security_session(adapter, NULL) == security;
}

/**
 * security_enter() - the worker begins with a security session
 * @job: what it was left for that
 *
 * Context: the worker's thread.
 * Return: false if the session is over already.
 */
bool security_enter(const struct job *job)
{
	struct adapter *adapter = job->adapter;

	if (!is_live(adapter, job->session))
		return false;
	adapter->running = job->session;
	return true;
}

/**
 * security_is_live() - may the worker go on with the session that it is in?
 * @adapter: adapter
 *
 * Context: the worker's thread.
 * Return: false if that is over.
 */
bool security_is_live(struct adapter *adapter)
{
	return is_live(adapter, adapter->running);
}

/**
 * security_concerns() - does something belong to the session that it is in?
 * @job: what the worker was left
 *
 * Context: the worker's thread.
 * Return: false if that is over.
 */
bool security_concerns(const struct job *job)
{
	return job->session == job->adapter->running &&
	       security_is_live(job->adapter);
}

/**
 * security_complete() - complete a post-association, unless it is over
 * @adapter: adapter; the session is the one that its worker is in
 * @reason: reason code
 * @error: ERROR_SUCCESS or an error number
 *
 * Context: the worker's thread.
 */
void security_complete(struct adapter *adapter, DWORD reason, DWORD error)
{
	DOT11_MAC_ADDRESS peer;
	bool live;

	pthread_mutex_lock(&adapter->lock);
	live = adapter->running && adapter->security == adapter->running;
	peer = adapter->peer;
	pthread_mutex_unlock(&adapter->lock);
	if (live)
		adapter->host->Dot11ExtPostAssociateCompletion(
			adapter->service, adapter->running, &peer, reason,
			error);
}

/**
 * security_stop() - StopPostAssociate: a post-association is over
 * @adapter: adapter
 * @peer: AP
 *
 * When this returns, no completion is under way and none follows (IHV-55).
 *
 * Return: ERROR_SUCCESS, ERROR_NOT_FOUND if there is none with that AP.
 */
DWORD security_stop(struct adapter *adapter, const DOT11_MAC_ADDRESS *peer)
{
	bool known;

	pthread_mutex_lock(&adapter->lock);
	known = adapter->security &&
		!memcmp(&adapter->peer, peer, sizeof(*peer));
	if (known)
		adapter->security = NULL;
	pthread_mutex_unlock(&adapter->lock);
	if (!known)
		return ERROR_NOT_FOUND;
	settle(adapter);
	return ERROR_SUCCESS;
}
