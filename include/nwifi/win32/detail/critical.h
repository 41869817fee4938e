/* SPDX-License-Identifier: BSD-3-Clause */
/* Critical sections: locks that their owner may take again. */
#ifndef NWIFI_CRITICAL_H
#define NWIFI_CRITICAL_H

#include <pthread.h>

#include "../../windef.h"

/**
 * struct _RTL_CRITICAL_SECTION - a critical section
 * @DebugInfo: unused, so that { 0 } is an initializer everywhere
 * @mutex: the lock
 */
typedef struct _RTL_CRITICAL_SECTION {
	PVOID DebugInfo;
	pthread_mutex_t mutex;
} CRITICAL_SECTION, *PCRITICAL_SECTION, *LPCRITICAL_SECTION;

/** InitializeCriticalSection() - make it. @section: the critical section */
static inline VOID InitializeCriticalSection(LPCRITICAL_SECTION section)
{
	pthread_mutexattr_t attributes;

	section->DebugInfo = NULL;
	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(&section->mutex, &attributes);
	pthread_mutexattr_destroy(&attributes);
}

/**
 * InitializeCriticalSectionAndSpinCount() - make a critical section
 * @section: the critical section
 * @count: how often to try before waiting; without effect
 *
 * Return: TRUE.
 */
static inline BOOL
InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION section, DWORD count)
{
	(void)count;
	InitializeCriticalSection(section);
	return TRUE;
}

/** DeleteCriticalSection() - end it. @section: what nobody owns any more */
static inline VOID DeleteCriticalSection(LPCRITICAL_SECTION section)
{
	pthread_mutex_destroy(&section->mutex);
}

/** EnterCriticalSection() - own it. @section: leave it as often as entered */
static inline VOID EnterCriticalSection(LPCRITICAL_SECTION section)
{
	pthread_mutex_lock(&section->mutex);
}

/**
 * TryEnterCriticalSection() - own it if no other thread does
 * @section: the critical section
 *
 * Return: TRUE if it is owned now.
 */
static inline BOOL TryEnterCriticalSection(LPCRITICAL_SECTION section)
{
	return pthread_mutex_trylock(&section->mutex) == 0;
}

/** LeaveCriticalSection() - give it back. @section: what this thread owns */
static inline VOID LeaveCriticalSection(LPCRITICAL_SECTION section)
{
	pthread_mutex_unlock(&section->mutex);
}

#endif /* NWIFI_CRITICAL_H */
