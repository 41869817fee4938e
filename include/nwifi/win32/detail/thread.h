/* SPDX-License-Identifier: BSD-3-Clause */
/* Threads. The sandbox lets a plugin have them, with 1 MiB of stack each. */
#ifndef NWIFI_THREAD_H
#define NWIFI_THREAD_H

#include <sys/syscall.h>
#include <unistd.h>

#include "handles.h"

#define CREATE_SUSPENDED 0x00000004
#define STACK_SIZE_PARAM_IS_A_RESERVATION 0x00010000
#define STILL_ACTIVE 259

#ifdef __cplusplus
extern "C" {
#endif

static inline void *nwifi_thread_run(void *arg)
{
	struct nwifi_object *thread = (struct nwifi_object *)arg;
	BOOL is_closed;
	DWORD code;

	nwifi_objects_lock();
	thread->id = (DWORD)syscall(SYS_gettid);
	pthread_cond_broadcast(&nwifi_objects.changed);
	while (thread->is_suspended)
		pthread_cond_wait(&nwifi_objects.changed, &nwifi_objects.lock);
	nwifi_objects_unlock();
	code = thread->routine(thread->parameter);
	nwifi_objects_lock();
	thread->code = code;
	thread->count = 1;
	is_closed = thread->is_closed;
	pthread_cond_broadcast(&nwifi_objects.changed);
	nwifi_objects_unlock();
	if (is_closed)
		nwifi_object_free(thread);
	return NULL;
}

#ifdef __cplusplus
}
#endif

/** GetCurrentThreadId() - Return: number of this thread, as in /proc */
static inline DWORD GetCurrentThreadId(VOID)
{
	return (DWORD)syscall(SYS_gettid);
}

/** GetCurrentProcessId() - Return: number of this process */
static inline DWORD GetCurrentProcessId(VOID)
{
	return (DWORD)getpid();
}

/**
 * CreateThread() - make a thread
 * @attributes: NULL
 * @stack: bytes of its stack; 0 for the default of 1 MiB, which is the least
 * @routine: what it runs
 * @parameter: for @routine
 * @flags: CREATE_SUSPENDED, or 0
 * @id: set to the number of the thread, if not NULL
 *
 * Return: handle, or NULL.
 */
static inline HANDLE CreateThread(LPSECURITY_ATTRIBUTES attributes, SIZE_T stack,
				  LPTHREAD_START_ROUTINE routine,
				  LPVOID parameter, DWORD flags, LPDWORD id)
{
	struct nwifi_object *thread;
	pthread_attr_t attr;
	int err;

	if (!nwifi_object_is_private(attributes, NULL))
		return NULL;
	if (flags & ~(DWORD)(CREATE_SUSPENDED |
			     STACK_SIZE_PARAM_IS_A_RESERVATION)) {
		SetLastError(ERROR_INVALID_PARAMETER);
		return NULL;
	}
	thread = nwifi_object_new(NWIFI_KIND_THREAD);
	if (!thread)
		return NULL;
	thread->routine = routine;
	thread->parameter = parameter;
	thread->is_suspended = (flags & CREATE_SUSPENDED) != 0;
	pthread_attr_init(&attr);
	if (stack > 1024 * 1024)
		pthread_attr_setstacksize(&attr, (stack + 65535) & ~(SIZE_T)65535);
	nwifi_objects_lock();
	err = pthread_create(&thread->owner, &attr, nwifi_thread_run, thread);
	while (!err && id && !thread->id)
		pthread_cond_wait(&nwifi_objects.changed, &nwifi_objects.lock);
	if (!err && id)
		*id = thread->id;
	nwifi_objects_unlock();
	pthread_attr_destroy(&attr);
	if (err) {
		nwifi_object_free(thread);
		SetLastError(ERROR_NOT_ENOUGH_MEMORY);
		return NULL;
	}
	return thread;
}

/**
 * ResumeThread() - let a thread begin that was made with CREATE_SUSPENDED
 * @handle: handle of it
 *
 * Return: 1 if it had not begun; 0 if it had; (DWORD)-1 if it is no thread.
 */
static inline DWORD ResumeThread(HANDLE handle)
{
	struct nwifi_object *thread = nwifi_object_of(handle);
	BOOL was_suspended;

	if (!thread || thread->kind != NWIFI_KIND_THREAD) {
		SetLastError(ERROR_INVALID_HANDLE);
		return (DWORD)-1;
	}
	nwifi_objects_lock();
	was_suspended = thread->is_suspended;
	thread->is_suspended = FALSE;
	pthread_cond_broadcast(&nwifi_objects.changed);
	nwifi_objects_unlock();
	return was_suspended != FALSE;
}

/**
 * GetExitCodeThread() - what has a thread returned?
 * @handle: handle of it
 * @code: set to that, or to STILL_ACTIVE
 *
 * Return: TRUE if it is a thread.
 */
static inline BOOL GetExitCodeThread(HANDLE handle, LPDWORD code)
{
	struct nwifi_object *thread = nwifi_object_of(handle);

	if (!thread || thread->kind != NWIFI_KIND_THREAD)
		return nwifi_fail(ERROR_INVALID_HANDLE);
	nwifi_objects_lock();
	*code = thread->count ? thread->code : STILL_ACTIVE;
	nwifi_objects_unlock();
	return TRUE;
}

#endif /* NWIFI_THREAD_H */
