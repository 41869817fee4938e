// SPDX-License-Identifier: BSD-3-Clause
#include "adapter.h"

#include <stdlib.h>
#include <string.h>

static pthread_mutex_t adapters_lock = PTHREAD_MUTEX_INITIALIZER;
static struct adapter *adapters;

static void adapter_enlist(struct adapter *adapter)
{
	pthread_mutex_lock(&adapters_lock);
	adapter->next = adapters;
	adapters = adapter;
	pthread_mutex_unlock(&adapters_lock);
}

static void adapter_delist(const struct adapter *adapter)
{
	struct adapter **where = &adapters;

	pthread_mutex_lock(&adapters_lock);
	while (*where != adapter)
		where = &(*where)->next;
	*where = adapter->next;
	pthread_mutex_unlock(&adapters_lock);
}

static struct adapter *adapter_first(void)
{
	struct adapter *adapter;

	pthread_mutex_lock(&adapters_lock);
	adapter = adapters;
	pthread_mutex_unlock(&adapters_lock);
	return adapter;
}

/**
 * adapter_new() - begin with an adapter, in InitAdapter
 * @size: size of the structure of the plugin, which begins with struct adapter
 * @host: functions of the host, which have to stay valid
 * @service: handle of the adapter for calls to the host
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
	adapter_enlist(adapter);
	*handle = adapter;
	return ERROR_SUCCESS;
}

/**
 * adapter_delete() - end with an adapter, in DeinitAdapter
 * @adapter: adapter, which is wiped and freed
 *
 * A pending pre-association is dropped without a completion (IHV-11). The
 * thread of the adapter has ended when this returns.
 */
void adapter_delete(struct adapter *adapter)
{
	pthread_mutex_lock(&adapter->lock);
	adapter->connection = NULL;
	adapter->security = NULL;
	pthread_mutex_unlock(&adapter->lock);
	worker_end(&adapter->worker);
	adapter_delist(adapter);
	pthread_mutex_destroy(&adapter->lock);
	explicit_bzero(adapter, adapter->size);
	free(adapter);
}

/**
 * adapter_delete_all() - end with all remaining adapters, in DeinitService
 * @deinit: DeinitAdapter of the plugin
 *
 * All threads have to end (IHV-14), even if the host has not ended all
 * adapters.
 */
void adapter_delete_all(DOT11EXTIHV_DEINIT_ADAPTER deinit)
{
	struct adapter *adapter;

	while ((adapter = adapter_first()))
		deinit(adapter);
}

/**
 * job_new() - make a task for the worker of an adapter
 * @size: size of the structure, which begins with struct job
 * @run: carries the task out
 * @adapter: adapter
 * @session: session of the task
 *
 * Return: the structure, whose other members are zero; NULL for lack of memory.
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
 * job_post() - post a task to the worker of its adapter
 * @job: task, which is consumed
 *
 * Context: any thread.
 */
void job_post(struct job *job)
{
	worker_post(&job->adapter->worker, &job->task);
}

/* When this returns, the worker does not handle a session any more. */
static void adapter_settle(struct adapter *adapter)
{
	struct worker *worker = &adapter->worker;

	worker_flush(worker);
	worker_alarm(worker, 0, NULL, NULL);
	/* The alarm may have gone off before it was stopped. */
	worker_flush(worker);
	adapter->running = NULL;
}

/**
 * connection_begin() - begin a pre-association, in PerformPreAssociate
 * @job: task that prepares the connection; consumed
 */
void connection_begin(struct job *job)
{
	struct adapter *adapter = job->adapter;

	pthread_mutex_lock(&adapter->lock);
	adapter->connection = job->session;
	pthread_mutex_unlock(&adapter->lock);
	job_post(job);
}

/* Return: true if the connection may still be prepared. */
static bool connection_is_pending(struct adapter *adapter, HANDLE connection)
{
	bool pending;

	pthread_mutex_lock(&adapter->lock);
	pending = connection && adapter->connection == connection &&
		  !adapter->cancelled;
	pthread_mutex_unlock(&adapter->lock);
	return pending;
}

/**
 * connection_choose() - tell the host the choices of an extension
 * @adapter: adapter
 * @connection: session of the pre-association
 * @choices: functions that tell one choice each; none is called after the end
 *	of the pre-association
 * @n: number of choices
 *
 * Context: the thread of the worker.
 * Return: ERROR_SUCCESS, or the error number of the choice that failed.
 */
DWORD connection_choose(struct adapter *adapter, HANDLE connection,
			const choose_fn *choices, size_t n)
{
	DWORD error = ERROR_SUCCESS;
	size_t i;

	for (i = 0; i < n && error == ERROR_SUCCESS; i++)
		if (connection_is_pending(adapter, connection))
			error = choices[i](adapter);
	return error;
}

/**
 * connection_complete() - complete a pre-association, unless it has ended
 * @adapter: adapter
 * @connection: session of the pre-association
 * @error: ERROR_SUCCESS or an error number; after AdapterReset this is replaced
 *	by ERROR_CANCELLED (IHV-21)
 * @reason: reason of a failure
 *
 * Context: the thread of the worker.
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
 * connection_reset() - end all sessions, in AdapterReset
 * @adapter: adapter
 *
 * The worker completes a pending pre-association as cancelled, and has done so
 * when this returns (IHV-21).
 */
void connection_reset(struct adapter *adapter)
{
	pthread_mutex_lock(&adapter->lock);
	adapter->cancelled = true;
	adapter->security = NULL;
	pthread_mutex_unlock(&adapter->lock);
	adapter_settle(adapter);
	pthread_mutex_lock(&adapter->lock);
	adapter->cancelled = false;
	pthread_mutex_unlock(&adapter->lock);
}

/**
 * security_begin() - begin a post-association, in PerformPostAssociate
 * @job: task that secures the association; consumed
 * @peer: AP
 */
void security_begin(struct job *job, const DOT11_MAC_ADDRESS *peer)
{
	struct adapter *adapter = job->adapter;

	pthread_mutex_lock(&adapter->lock);
	adapter->security = job->session;
	memcpy(adapter->peer, *peer, sizeof(adapter->peer));
	pthread_mutex_unlock(&adapter->lock);
	job_post(job);
}

/**
 * security_session() - find the security session
 * @adapter: adapter
 * @peer: sender of a packet, which has to be the AP of the session; NULL for
 *	calls of the host
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

static bool session_is_live(struct adapter *adapter, HANDLE security)
{
	return security && security_session(adapter, NULL) == security;
}

/**
 * security_enter() - let the worker begin with a security session
 * @job: task of the session
 *
 * Context: the thread of the worker.
 * Return: false if the session has ended already.
 */
bool security_enter(const struct job *job)
{
	struct adapter *adapter = job->adapter;

	if (!session_is_live(adapter, job->session))
		return false;
	adapter->running = job->session;
	return true;
}

/**
 * security_is_live() - check the session that the worker handles
 * @adapter: adapter
 *
 * Context: the thread of the worker.
 * Return: false if the session has ended.
 */
bool security_is_live(struct adapter *adapter)
{
	return session_is_live(adapter, adapter->running);
}

/**
 * security_concerns() - check whether a task belongs to the session in hand
 * @job: task
 *
 * Context: the thread of the worker.
 * Return: false if it belongs to another session, or to one that has ended.
 */
bool security_concerns(const struct job *job)
{
	return job->session == job->adapter->running &&
	       security_is_live(job->adapter);
}

/**
 * security_complete() - complete a post-association, unless it has ended
 * @adapter: adapter, whose worker handles the session
 * @reason: reason code
 * @error: ERROR_SUCCESS or an error number
 *
 * Context: the thread of the worker.
 */
void security_complete(struct adapter *adapter, DWORD reason, DWORD error)
{
	DOT11_MAC_ADDRESS peer;
	bool live;

	pthread_mutex_lock(&adapter->lock);
	live = adapter->running && adapter->security == adapter->running;
	memcpy(peer, adapter->peer, sizeof(peer));
	pthread_mutex_unlock(&adapter->lock);
	if (live)
		adapter->host->Dot11ExtPostAssociateCompletion(adapter->service,
							       adapter->running,
							       &peer, reason,
							       error);
}

/**
 * security_stop() - end a post-association, in StopPostAssociate
 * @adapter: adapter
 * @peer: AP
 *
 * When this returns, no completion is under way and none follows (IHV-55).
 *
 * Return: ERROR_SUCCESS, or ERROR_NOT_FOUND if there is none with that AP.
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
	adapter_settle(adapter);
	return ERROR_SUCCESS;
}
