// SPDX-License-Identifier: BSD-3-Clause
#include "common.h"

#include <stdlib.h>
#include <string.h>

#define MS_PER_S	1000
#define NS_PER_MS	1000000L
#define NS_PER_S	1000000000L

/* Called with the lock held. An alarm that is due is cleared. */
static bool alarm_is_due(struct worker *worker)
{
	struct timespec now;

	if (!worker->alarm_set)
		return false;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (now.tv_sec < worker->alarm.tv_sec ||
	    (now.tv_sec == worker->alarm.tv_sec &&
	     now.tv_nsec < worker->alarm.tv_nsec))
		return false;
	worker->alarm_set = false;
	worker->posted++;
	return true;
}

static struct task *task_take(struct worker *worker)
{
	struct task *task = worker->first;

	if (!task)
		return NULL;
	worker->first = task->next;
	if (!worker->first)
		worker->last = &worker->first;
	worker->waiting--;
	return task;
}

/*
 * Carry out one task or alarm without the lock, or wait for one. Called with
 * the lock held.
 */
static void worker_step(struct worker *worker)
{
	struct task *task = task_take(worker);
	bool due = !task && alarm_is_due(worker);

	if (task || due) {
		pthread_mutex_unlock(&worker->lock);
		if (task)
			task->run(task);
		else
			worker->on_alarm(worker->alarm_arg);
		free(task);
		pthread_mutex_lock(&worker->lock);
		worker->finished++;
		pthread_cond_broadcast(&worker->changed);
	} else if (worker->alarm_set) {
		pthread_cond_timedwait(&worker->changed, &worker->lock,
				       &worker->alarm);
	} else {
		pthread_cond_wait(&worker->changed, &worker->lock);
	}
}

static void *worker_thread(void *arg)
{
	struct worker *worker = arg;

	pthread_mutex_lock(&worker->lock);
	while (!worker->ending)
		worker_step(worker);
	pthread_mutex_unlock(&worker->lock);
	return NULL;
}

/**
 * worker_start() - start a worker
 * @worker: the worker
 *
 * Return: ERROR_SUCCESS or an error number.
 */
DWORD worker_start(struct worker *worker)
{
	pthread_condattr_t monotonic;

	memset(worker, 0, sizeof(*worker));
	worker->last = &worker->first;
	pthread_mutex_init(&worker->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&worker->changed, &monotonic);
	pthread_condattr_destroy(&monotonic);
	if (!pthread_create(&worker->thread, NULL, worker_thread, worker))
		return ERROR_SUCCESS;
	pthread_cond_destroy(&worker->changed);
	pthread_mutex_destroy(&worker->lock);
	return ERROR_OUTOFMEMORY;
}

/**
 * worker_post() - post a task to a worker
 * @worker: the worker
 * @task: task, which is consumed
 *
 * Context: any thread.
 */
void worker_post(struct worker *worker, struct task *task)
{
	task->next = NULL;
	pthread_mutex_lock(&worker->lock);
	*worker->last = task;
	worker->last = &task->next;
	worker->waiting++;
	worker->posted++;
	pthread_cond_broadcast(&worker->changed);
	pthread_mutex_unlock(&worker->lock);
}

/**
 * worker_waiting() - count the tasks that a worker has not begun
 * @worker: the worker
 *
 * Context: any thread.
 * Return: number of tasks.
 */
unsigned int worker_waiting(struct worker *worker)
{
	unsigned int waiting;

	pthread_mutex_lock(&worker->lock);
	waiting = worker->waiting;
	pthread_mutex_unlock(&worker->lock);
	return waiting;
}

/**
 * worker_flush() - wait until a worker has carried out all posted tasks
 * @worker: the worker
 *
 * The task that it was carrying out has ended then, too. A handler needs this
 * if functions of the host must not be called after its return.
 *
 * Context: any thread but that of the worker.
 */
void worker_flush(struct worker *worker)
{
	unsigned long posted;

	pthread_mutex_lock(&worker->lock);
	posted = worker->posted;
	while (worker->finished < posted)
		pthread_cond_wait(&worker->changed, &worker->lock);
	pthread_mutex_unlock(&worker->lock);
}

/**
 * worker_alarm() - set or clear the alarm of a worker
 * @worker: the worker, whose earlier alarm is replaced
 * @milliseconds: time until the alarm; 0 for no alarm
 * @on_alarm: function to call
 * @arg: argument for @on_alarm
 *
 * Context: any thread.
 */
void worker_alarm(struct worker *worker, unsigned int milliseconds,
		  void (*on_alarm)(void *arg), void *arg)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	at.tv_sec += milliseconds / MS_PER_S;
	at.tv_nsec += milliseconds % MS_PER_S * NS_PER_MS;
	if (at.tv_nsec >= NS_PER_S) {
		at.tv_sec++;
		at.tv_nsec -= NS_PER_S;
	}
	pthread_mutex_lock(&worker->lock);
	worker->alarm_set = milliseconds;
	worker->alarm = at;
	worker->on_alarm = on_alarm;
	worker->alarm_arg = arg;
	pthread_cond_broadcast(&worker->changed);
	pthread_mutex_unlock(&worker->lock);
}

/**
 * worker_end() - end a worker
 * @worker: the worker; tasks that it has not begun are dropped
 *
 * The thread of the worker has ended when this returns.
 *
 * Context: any thread but that of the worker.
 */
void worker_end(struct worker *worker)
{
	struct task *task;

	pthread_mutex_lock(&worker->lock);
	worker->ending = true;
	pthread_cond_broadcast(&worker->changed);
	pthread_mutex_unlock(&worker->lock);
	pthread_join(worker->thread, NULL);
	while ((task = task_take(worker)))
		free(task);
	pthread_cond_destroy(&worker->changed);
	pthread_mutex_destroy(&worker->lock);
}

/**
 * common_version() - return the only version of the interface (IHV-3)
 * @info: set to the version
 *
 * Return: ERROR_SUCCESS.
 */
DWORD common_version(PDOT11_IHV_VERSION_INFO info)
{
	info->dwVerMin = 0;
	info->dwVerMax = 0;
	return ERROR_SUCCESS;
}

static DWORD WINAPI validate_profile(HANDLE adapter,
				     PDOT11EXT_IHV_PROFILE_PARAMS params,
				     PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				     PDOT11EXT_IHV_SECURITY_PROFILE sec,
				     PDWORD reason)
{
	UNREFERENCED_PARAMETER(adapter);
	UNREFERENCED_PARAMETER(params);
	UNREFERENCED_PARAMETER(conn);
	UNREFERENCED_PARAMETER(sec);
	*reason = L2_REASON_CODE_SUCCESS;
	return ERROR_SUCCESS;
}

static DWORD WINAPI capability_match(HANDLE adapter,
				     PDOT11EXT_IHV_PROFILE_PARAMS params,
				     PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				     PDOT11EXT_IHV_SECURITY_PROFILE sec,
				     PDOT11_BSS_LIST networks, PDWORD reason)
{
	UNREFERENCED_PARAMETER(networks);
	return validate_profile(adapter, params, conn, sec, reason);
}

/* It is an error if no profile can be made (IHV-31). */
static DWORD WINAPI
discovery_profiles(HANDLE adapter, BOOL insecure,
		   PDOT11EXT_IHV_PROFILE_PARAMS params,
		   PDOT11_BSS_LIST networks,
		   PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST list, PDWORD reason)
{
	UNREFERENCED_PARAMETER(adapter);
	UNREFERENCED_PARAMETER(insecure);
	UNREFERENCED_PARAMETER(params);
	UNREFERENCED_PARAMETER(networks);
	memset(list, 0, sizeof(*list));
	*reason = L2_REASON_CODE_UNKNOWN;
	return ERROR_NOT_SUPPORTED;
}

static DWORD WINAPI session_change(ULONG event,
				   PWTSSESSION_NOTIFICATION session)
{
	UNREFERENCED_PARAMETER(event);
	UNREFERENCED_PARAMETER(session);
	return ERROR_SUCCESS;
}

static DWORD WINAPI receive_indication(HANDLE adapter,
				       DOT11EXT_IHV_INDICATION_TYPE type,
				       ULONG length, LPVOID buffer)
{
	UNREFERENCED_PARAMETER(adapter);
	UNREFERENCED_PARAMETER(type);
	UNREFERENCED_PARAMETER(length);
	UNREFERENCED_PARAMETER(buffer);
	return ERROR_SUCCESS;
}

/* No EtherType is registered, so no packet is received. */
static DWORD WINAPI receive_packet(HANDLE adapter, DWORD length, LPVOID packet)
{
	UNREFERENCED_PARAMETER(adapter);
	UNREFERENCED_PARAMETER(length);
	UNREFERENCED_PARAMETER(packet);
	return ERROR_SUCCESS;
}

static DWORD WINAPI send_packet_completion(HANDLE packet)
{
	UNREFERENCED_PARAMETER(packet);
	return ERROR_INVALID_HANDLE;
}

static DWORD WINAPI is_ui_pending(GUID request, PBOOL pending)
{
	UNREFERENCED_PARAMETER(request);
	*pending = FALSE;
	return ERROR_SUCCESS;
}

static DWORD WINAPI ui_response(GUID request, DWORD length, LPVOID response)
{
	UNREFERENCED_PARAMETER(request);
	UNREFERENCED_PARAMETER(length);
	UNREFERENCED_PARAMETER(response);
	return ERROR_NOT_FOUND;
}

static DWORD WINAPI query_ui(HANDLE adapter,
			     DOT11EXT_IHV_CONNECTION_PHASE phase,
			     PDOT11EXT_IHV_UI_REQUEST *request)
{
	UNREFERENCED_PARAMETER(adapter);
	UNREFERENCED_PARAMETER(phase);
	*request = NULL;
	return ERROR_SUCCESS;
}

static DWORD WINAPI onex_result(HANDLE adapter, DOT11_MSONEX_RESULT result,
				PDOT11_MSONEX_RESULT_PARAMS params)
{
	UNREFERENCED_PARAMETER(adapter);
	UNREFERENCED_PARAMETER(result);
	UNREFERENCED_PARAMETER(params);
	return ERROR_INVALID_STATE;
}

static DWORD WINAPI control(HANDLE adapter, DWORD in_length, PBYTE in,
			    DWORD out_length, PBYTE out, PDWORD returned)
{
	UNREFERENCED_PARAMETER(adapter);
	UNREFERENCED_PARAMETER(in_length);
	UNREFERENCED_PARAMETER(in);
	UNREFERENCED_PARAMETER(out_length);
	UNREFERENCED_PARAMETER(out);
	*returned = 0;
	return ERROR_NOT_SUPPORTED;
}

/**
 * common_handlers() - set the handlers that a plugin does not need
 * @handlers: table, whose other handlers are not changed
 */
void common_handlers(PDOT11EXT_IHV_HANDLERS handlers)
{
	handlers->Dot11ExtIhvValidateProfile = validate_profile;
	handlers->Dot11ExtIhvPerformCapabilityMatch = capability_match;
	handlers->Dot11ExtIhvCreateDiscoveryProfiles = discovery_profiles;
	handlers->Dot11ExtIhvProcessSessionChange = session_change;
	handlers->Dot11ExtIhvReceiveIndication = receive_indication;
	handlers->Dot11ExtIhvReceivePacket = receive_packet;
	handlers->Dot11ExtIhvSendPacketCompletion = send_packet_completion;
	handlers->Dot11ExtIhvIsUIRequestPending = is_ui_pending;
	handlers->Dot11ExtIhvProcessUIResponse = ui_response;
	handlers->Dot11ExtIhvQueryUIRequest = query_ui;
	handlers->Dot11ExtIhvOneXIndicateResult = onex_result;
	handlers->Dot11ExtIhvControl = control;
}
