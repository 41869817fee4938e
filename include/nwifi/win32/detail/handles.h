/* SPDX-License-Identifier: BSD-3-Clause */
/* Events, mutexes and semaphores, and waiting for them and for threads. */
#ifndef NWIFI_HANDLES_H
#define NWIFI_HANDLES_H

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "lasterror.h"
#include "ticks.h"

#define STATUS_WAIT_0 0
#define WAIT_OBJECT_0 0
#define WAIT_ABANDONED 0x80
#define WAIT_FAILED 0xffffffffU
#define MAXIMUM_WAIT_OBJECTS 64

typedef struct _SECURITY_ATTRIBUTES {
	DWORD nLength;
	LPVOID lpSecurityDescriptor;
	BOOL bInheritHandle;
} SECURITY_ATTRIBUTES, *PSECURITY_ATTRIBUTES, *LPSECURITY_ATTRIBUTES;

typedef DWORD(WINAPI *PTHREAD_START_ROUTINE)(LPVOID parameter);
typedef PTHREAD_START_ROUTINE LPTHREAD_START_ROUTINE;

/* What a handle of these is for */
enum nwifi_kind {
	NWIFI_KIND_EVENT = 0x6e776966,
	NWIFI_KIND_MUTEX,
	NWIFI_KIND_SEMAPHORE,
	NWIFI_KIND_THREAD
};

/**
 * struct nwifi_object - what a handle stands for
 * @kind: what it is; 0 once it is freed
 * @manual: event: stays signaled until it is reset
 * @count: event: 1 if signaled; semaphore: what is left of it; mutex: how often
 *	it is owned; thread: 1 once it has ended
 * @most: semaphore: most of @count
 * @owner: mutex: thread that owns it; thread: the thread
 * @is_joined: thread: somebody has seen to its end
 * @is_suspended: thread: has not begun
 * @is_closed: thread: has no handle any more
 * @id: thread: its number; 0 as long as it does not run
 * @code: thread: what it has returned
 * @routine: thread: what it runs
 * @parameter: thread: for @routine
 */
struct nwifi_object {
	DWORD kind;
	BOOL manual;
	LONG count;
	LONG most;
	pthread_t owner;
	BOOL is_joined;
	BOOL is_suspended;
	BOOL is_closed;
	DWORD id;
	DWORD code;
	PTHREAD_START_ROUTINE routine;
	LPVOID parameter;
};

/*
 * All objects of a plugin have one lock, and one condition for all changes: who
 * waits for several of them waits for that. It is on the clock that nobody sets.
 */
struct nwifi_objects {
	pthread_once_t once;
	pthread_mutex_t lock;
	pthread_cond_t changed;
};

#ifdef __cplusplus
extern "C" {
#endif

extern NWIFI_ONCE struct nwifi_objects nwifi_objects;
NWIFI_ONCE struct nwifi_objects nwifi_objects = {
	PTHREAD_ONCE_INIT, PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER
};

static inline void nwifi_objects_init(void)
{
	pthread_condattr_t attributes;

	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&nwifi_objects.changed, &attributes);
	pthread_condattr_destroy(&attributes);
}

#ifdef __cplusplus
}
#endif

static inline void nwifi_objects_lock(void)
{
	pthread_once(&nwifi_objects.once, nwifi_objects_init);
	pthread_mutex_lock(&nwifi_objects.lock);
}

static inline void nwifi_objects_unlock(void)
{
	pthread_mutex_unlock(&nwifi_objects.lock);
}

static inline struct nwifi_object *nwifi_object_new(enum nwifi_kind kind)
{
	struct nwifi_object *object =
		(struct nwifi_object *)calloc(1, sizeof(*object));

	if (!object)
		SetLastError(ERROR_NOT_ENOUGH_MEMORY);
	else
		object->kind = (DWORD)kind;
	return object;
}

static inline void nwifi_object_free(struct nwifi_object *object)
{
	object->kind = 0;
	free(object);
}

/* Finds what a handle stands for. Return: NULL if not for one of ours. */
static inline struct nwifi_object *nwifi_object_of(HANDLE handle)
{
	struct nwifi_object *object = (struct nwifi_object *)handle;

	if (!object || handle == INVALID_HANDLE_VALUE ||
	    object->kind < NWIFI_KIND_EVENT ||
	    object->kind > NWIFI_KIND_THREAD)
		return NULL;
	return object;
}

/* Names and descriptors would be for other processes. */
static inline BOOL nwifi_object_is_private(const SECURITY_ATTRIBUTES *attributes,
					   const VOID *name)
{
	if (!name && (!attributes || !attributes->bInheritHandle))
		return TRUE;
	return nwifi_fail(ERROR_NOT_SUPPORTED);
}

/**
 * CreateEventW() - make an event
 * @attributes: NULL
 * @manual: stays signaled until it is reset; else until one has waited for it
 * @signaled: is signaled from the beginning
 * @name: NULL
 *
 * Return: handle, or NULL.
 */
static inline HANDLE CreateEventW(LPSECURITY_ATTRIBUTES attributes, BOOL manual,
				  BOOL signaled, LPCWSTR name)
{
	struct nwifi_object *object;

	if (!nwifi_object_is_private(attributes, name))
		return NULL;
	object = nwifi_object_new(NWIFI_KIND_EVENT);
	if (object) {
		object->manual = manual;
		object->count = signaled != FALSE;
	}
	return object;
}

/**
 * CreateMutexW() - make a mutex
 * @attributes: NULL
 * @owned: this thread owns it from the beginning
 * @name: NULL
 *
 * Return: handle, or NULL.
 */
static inline HANDLE CreateMutexW(LPSECURITY_ATTRIBUTES attributes, BOOL owned,
				  LPCWSTR name)
{
	struct nwifi_object *object;

	if (!nwifi_object_is_private(attributes, name))
		return NULL;
	object = nwifi_object_new(NWIFI_KIND_MUTEX);
	if (object && owned) {
		object->count = 1;
		object->owner = pthread_self();
	}
	return object;
}

/**
 * CreateSemaphoreW() - make a semaphore
 * @attributes: NULL
 * @count: how many may pass at first
 * @most: most of that
 * @name: NULL
 *
 * Return: handle, or NULL.
 */
static inline HANDLE CreateSemaphoreW(LPSECURITY_ATTRIBUTES attributes,
				      LONG count, LONG most, LPCWSTR name)
{
	struct nwifi_object *object;

	if (!nwifi_object_is_private(attributes, name))
		return NULL;
	if (count < 0 || most < 1 || count > most) {
		SetLastError(ERROR_INVALID_PARAMETER);
		return NULL;
	}
	object = nwifi_object_new(NWIFI_KIND_SEMAPHORE);
	if (object) {
		object->count = count;
		object->most = most;
	}
	return object;
}

/* A name is refused in either alphabet. */
static inline HANDLE CreateEventA(LPSECURITY_ATTRIBUTES attributes, BOOL manual,
				  BOOL signaled, LPCSTR name)
{
	return nwifi_object_is_private(attributes, name) ?
		CreateEventW(attributes, manual, signaled, NULL) : NULL;
}

static inline HANDLE CreateMutexA(LPSECURITY_ATTRIBUTES attributes, BOOL owned,
				  LPCSTR name)
{
	return nwifi_object_is_private(attributes, name) ?
		CreateMutexW(attributes, owned, NULL) : NULL;
}

static inline HANDLE CreateSemaphoreA(LPSECURITY_ATTRIBUTES attributes,
				      LONG count, LONG most, LPCSTR name)
{
	return nwifi_object_is_private(attributes, name) ?
		CreateSemaphoreW(attributes, count, most, NULL) : NULL;
}

#define CreateEvent CreateEventW
#define CreateMutex CreateMutexW
#define CreateSemaphore CreateSemaphoreW

static inline BOOL nwifi_event_set(HANDLE handle, LONG count)
{
	struct nwifi_object *event = nwifi_object_of(handle);

	if (!event || event->kind != NWIFI_KIND_EVENT)
		return nwifi_fail(ERROR_INVALID_HANDLE);
	nwifi_objects_lock();
	event->count = count;
	pthread_cond_broadcast(&nwifi_objects.changed);
	nwifi_objects_unlock();
	return TRUE;
}

/** SetEvent() - signal it. @event: handle. Return: TRUE if it is one */
static inline BOOL SetEvent(HANDLE event)
{
	return nwifi_event_set(event, 1);
}

/** ResetEvent() - signal it no more. @event: handle. Return: TRUE if it is one */
static inline BOOL ResetEvent(HANDLE event)
{
	return nwifi_event_set(event, 0);
}

/**
 * ReleaseMutex() - give a mutex back
 * @mutex: handle of a mutex that this thread owns
 *
 * Return: TRUE if it does.
 */
static inline BOOL ReleaseMutex(HANDLE mutex)
{
	struct nwifi_object *object = nwifi_object_of(mutex);
	BOOL owned;

	if (!object || object->kind != NWIFI_KIND_MUTEX)
		return nwifi_fail(ERROR_INVALID_HANDLE);
	nwifi_objects_lock();
	owned = object->count && pthread_equal(object->owner, pthread_self());
	if (owned) {
		object->count--;
		pthread_cond_broadcast(&nwifi_objects.changed);
	}
	nwifi_objects_unlock();
	return owned ? TRUE : nwifi_fail(ERROR_NOT_OWNER);
}

/**
 * ReleaseSemaphore() - let more pass
 * @semaphore: handle
 * @more: how many
 * @before: set to how many might have passed before, if not NULL
 *
 * Return: TRUE unless there would be too many.
 */
static inline BOOL ReleaseSemaphore(HANDLE semaphore, LONG more, LONG *before)
{
	struct nwifi_object *object = nwifi_object_of(semaphore);
	BOOL fits;

	if (!object || object->kind != NWIFI_KIND_SEMAPHORE)
		return nwifi_fail(ERROR_INVALID_HANDLE);
	if (more < 1)
		return nwifi_fail(ERROR_INVALID_PARAMETER);
	nwifi_objects_lock();
	fits = more <= object->most - object->count;
	if (fits && before)
		*before = object->count;
	if (fits) {
		object->count += more;
		pthread_cond_broadcast(&nwifi_objects.changed);
	}
	nwifi_objects_unlock();
	return fits ? TRUE : nwifi_fail(ERROR_TOO_MANY_POSTS);
}

static inline BOOL nwifi_object_is_signaled(const struct nwifi_object *object)
{
	if (object->kind == NWIFI_KIND_MUTEX)
		return !object->count ||
			pthread_equal(object->owner, pthread_self());
	return object->count > 0;
}

/* Does to an object what it is for it to be waited for. */
static inline void nwifi_object_take(struct nwifi_object *object)
{
	if (object->kind == NWIFI_KIND_MUTEX) {
		object->owner = pthread_self();
		object->count++;
	} else if (object->kind == NWIFI_KIND_SEMAPHORE) {
		object->count--;
	} else if (object->kind == NWIFI_KIND_EVENT && !object->manual) {
		object->count = 0;
	}
}

/* Return: index of an object that is signaled, or @count. */
static inline DWORD nwifi_objects_ready(DWORD count, const HANDLE *handles,
					BOOL all)
{
	DWORD i, signaled = 0;

	for (i = 0; i < count; i++) {
		if (!nwifi_object_is_signaled(
			    (const struct nwifi_object *)handles[i]))
			continue;
		if (!all)
			return i;
		signaled++;
	}
	return all && signaled == count ? 0 : count;
}

/* A thread that has ended may still be about to leave the code of the plugin. */
static inline void nwifi_object_join(struct nwifi_object *object)
{
	const pthread_t thread = object->owner;

	if (object->kind != NWIFI_KIND_THREAD || object->is_joined)
		return;
	object->is_joined = TRUE;
	nwifi_objects_unlock();
	pthread_join(thread, NULL);
	nwifi_objects_lock();
}

static inline BOOL nwifi_objects_wait(const struct timespec *until)
{
	if (until)
		return pthread_cond_timedwait(&nwifi_objects.changed,
					      &nwifi_objects.lock,
					      until) != ETIMEDOUT;
	pthread_cond_wait(&nwifi_objects.changed, &nwifi_objects.lock);
	return TRUE;
}

/**
 * WaitForMultipleObjects() - wait until objects are signaled
 * @count: how many, MAXIMUM_WAIT_OBJECTS at most
 * @handles: handles of them, each once
 * @all: wait for all of them; else for any
 * @ms: how long at most; INFINITE for ever
 *
 * Return: WAIT_OBJECT_0, plus the index of the object unless @all; WAIT_TIMEOUT;
 * or WAIT_FAILED.
 */
static inline DWORD WaitForMultipleObjects(DWORD count, const HANDLE *handles,
					   BOOL all, DWORD ms)
{
	struct timespec until;
	BOOL in_time = TRUE;
	DWORD i, found;

	if (!count || count > MAXIMUM_WAIT_OBJECTS) {
		SetLastError(ERROR_INVALID_PARAMETER);
		return WAIT_FAILED;
	}
	for (i = 0; i < count; i++) {
		if (nwifi_object_of(handles[i]))
			continue;
		SetLastError(ERROR_INVALID_HANDLE);
		return WAIT_FAILED;
	}
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += (time_t)(ms / 1000);
	until.tv_nsec += (long)(ms % 1000) * 1000000;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	nwifi_objects_lock();
	for (;;) {
		found = nwifi_objects_ready(count, handles, all);
		if (found < count || !in_time)
			break;
		in_time = nwifi_objects_wait(ms == INFINITE ? NULL : &until);
	}
	for (i = 0; i < count && found < count; i++)
		if (all || i == found)
			nwifi_object_take((struct nwifi_object *)handles[i]);
	for (i = 0; i < count && found < count; i++)
		if (all || i == found)
			nwifi_object_join((struct nwifi_object *)handles[i]);
	nwifi_objects_unlock();
	return found < count ? WAIT_OBJECT_0 + found : WAIT_TIMEOUT;
}

/**
 * WaitForSingleObject() - wait until an object is signaled
 * @handle: handle of it
 * @ms: how long at most; INFINITE for ever
 *
 * Return: WAIT_OBJECT_0, WAIT_TIMEOUT or WAIT_FAILED.
 */
static inline DWORD WaitForSingleObject(HANDLE handle, DWORD ms)
{
	return WaitForMultipleObjects(1, &handle, FALSE, ms);
}

/**
 * CloseHandle() - give a handle back
 * @handle: handle of an event, mutex, semaphore or thread
 *
 * A thread goes on without it.
 *
 * Return: TRUE if it was one.
 */
static inline BOOL CloseHandle(HANDLE handle)
{
	struct nwifi_object *object = nwifi_object_of(handle);
	BOOL runs;

	if (!object)
		return nwifi_fail(ERROR_INVALID_HANDLE);
	nwifi_objects_lock();
	runs = object->kind == NWIFI_KIND_THREAD && !object->count;
	if (object->kind == NWIFI_KIND_THREAD && !object->is_joined)
		pthread_detach(object->owner);
	object->is_closed = TRUE;
	nwifi_objects_unlock();
	if (!runs)
		nwifi_object_free(object);
	return TRUE;
}

#endif /* NWIFI_HANDLES_H */
