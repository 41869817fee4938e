/* SPDX-License-Identifier: BSD-3-Clause */
/* Time that passes. */
#ifndef NWIFI_TICKS_H
#define NWIFI_TICKS_H

#include <errno.h>
#include <time.h>

#include "../../windef.h"

#define INFINITE 0xffffffffU

/** GetTickCount64() - Return: milliseconds since the start of the machine */
static inline ULONGLONG GetTickCount64(VOID)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (ULONGLONG)now.tv_sec * 1000 + (ULONGLONG)now.tv_nsec / 1000000;
}

/** GetTickCount() - Return: the same, which begins anew after 49.7 days */
static inline DWORD GetTickCount(VOID)
{
	return (DWORD)GetTickCount64();
}

/**
 * QueryPerformanceCounter() - a finer count
 * @count: set to the time in nanoseconds
 *
 * Return: TRUE.
 */
static inline BOOL QueryPerformanceCounter(LARGE_INTEGER *count)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	count->QuadPart = (LONGLONG)now.tv_sec * 1000000000 + now.tv_nsec;
	return TRUE;
}

/**
 * QueryPerformanceFrequency() - how often the finer count goes up
 * @frequency: set to the count in a second
 *
 * Return: TRUE.
 */
static inline BOOL QueryPerformanceFrequency(LARGE_INTEGER *frequency)
{
	frequency->QuadPart = 1000000000;
	return TRUE;
}

/** Sleep() - wait. @ms: milliseconds; INFINITE for ever */
static inline VOID Sleep(DWORD ms)
{
	struct timespec left = { (time_t)(ms / 1000),
				 (long)(ms % 1000) * 1000000 };

	do {
		while (nanosleep(&left, &left) && errno == EINTR)
			;
		left.tv_sec = 60;
	} while (ms == INFINITE);
}

#endif /* NWIFI_TICKS_H */
