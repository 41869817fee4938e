/* SPDX-License-Identifier: BSD-3-Clause */
/* Numbers and pointers that several threads change without a lock. */
#ifndef NWIFI_ATOMICS_H
#define NWIFI_ATOMICS_H

#include "../../windef.h"

/*
 * Each is a full barrier, as on Windows. Those that add return the new value,
 * all others the one before.
 */
#define NWIFI_ATOMICS(suffix, type) \
static inline type InterlockedIncrement##suffix(type volatile *value) \
{ \
	return __atomic_add_fetch(value, 1, __ATOMIC_SEQ_CST); \
} \
\
static inline type InterlockedDecrement##suffix(type volatile *value) \
{ \
	return __atomic_sub_fetch(value, 1, __ATOMIC_SEQ_CST); \
} \
\
static inline type InterlockedExchange##suffix(type volatile *value, type to) \
{ \
	return __atomic_exchange_n(value, to, __ATOMIC_SEQ_CST); \
} \
\
static inline type InterlockedExchangeAdd##suffix(type volatile *value, \
						  type more) \
{ \
	return __atomic_fetch_add(value, more, __ATOMIC_SEQ_CST); \
} \
\
static inline type InterlockedAnd##suffix(type volatile *value, type mask) \
{ \
	return __atomic_fetch_and(value, mask, __ATOMIC_SEQ_CST); \
} \
\
static inline type InterlockedOr##suffix(type volatile *value, type mask) \
{ \
	return __atomic_fetch_or(value, mask, __ATOMIC_SEQ_CST); \
} \
\
static inline type InterlockedCompareExchange##suffix(type volatile *value, \
						      type to, type from) \
{ \
	__atomic_compare_exchange_n(value, &from, to, 0, __ATOMIC_SEQ_CST, \
				    __ATOMIC_SEQ_CST); \
	return from; \
} \
\
struct nwifi_atomics##suffix

NWIFI_ATOMICS(, LONG);
NWIFI_ATOMICS(64, LONG64);

/**
 * InterlockedExchangePointer() - change a pointer
 * @value: the pointer
 * @to: what it becomes
 *
 * Return: what it was.
 */
static inline PVOID InterlockedExchangePointer(PVOID volatile *value, PVOID to)
{
	return __atomic_exchange_n(value, to, __ATOMIC_SEQ_CST);
}

/**
 * InterlockedCompareExchangePointer() - change a pointer if it is as expected
 * @value: the pointer
 * @to: what it becomes
 * @from: what it has to be for that
 *
 * Return: what it was.
 */
static inline PVOID InterlockedCompareExchangePointer(PVOID volatile *value,
						      PVOID to, PVOID from)
{
	__atomic_compare_exchange_n(value, &from, to, 0, __ATOMIC_SEQ_CST,
				    __ATOMIC_SEQ_CST);
	return from;
}

#define MemoryBarrier() __atomic_thread_fence(__ATOMIC_SEQ_CST)

#endif /* NWIFI_ATOMICS_H */
