/* SPDX-License-Identifier: BSD-3-Clause */
/* Threads, by the name that the C library of Windows gives them. */
#if defined(_WIN32) && __has_include_next(<process.h>)
#pragma GCC system_header
#include_next <process.h>
#elif !defined(NWIFI_PROCESS_H)
#define NWIFI_PROCESS_H

#include "detail/thread.h"

/**
 * _beginthreadex() - make a thread; see CreateThread()
 * @attributes: NULL
 * @stack: bytes of its stack, or 0
 * @routine: what it runs
 * @parameter: for @routine
 * @flags: CREATE_SUSPENDED, or 0
 * @id: set to the number of the thread, if not NULL
 *
 * Return: handle, or 0.
 */
static inline uintptr_t _beginthreadex(void *attributes, unsigned int stack,
				       PTHREAD_START_ROUTINE routine,
				       void *parameter, unsigned int flags,
				       unsigned int *id)
{
	return (uintptr_t)CreateThread((LPSECURITY_ATTRIBUTES)attributes, stack,
				       routine, parameter, flags, id);
}

#endif /* NWIFI_PROCESS_H */
