/* SPDX-License-Identifier: BSD-3-Clause */
/* Memory of the process. What a handler returns comes of AllocateBuffer. */
#ifndef NWIFI_HEAP_H
#define NWIFI_HEAP_H

#include <stdlib.h>

#include "lasterror.h"

typedef HANDLE HLOCAL, HGLOBAL;

#define LMEM_FIXED 0x0000
#define LMEM_ZEROINIT 0x0040
#define LPTR (LMEM_FIXED | LMEM_ZEROINIT)
#define GMEM_FIXED LMEM_FIXED
#define GMEM_ZEROINIT LMEM_ZEROINIT
#define GPTR LPTR

#define HEAP_ZERO_MEMORY 0x00000008

/* Like malloc(), and it says why it fails. */
static inline LPVOID nwifi_heap_alloc(BOOL clear, SIZE_T bytes)
{
	LPVOID memory = clear ? calloc(1, bytes ? bytes : 1) :
				malloc(bytes ? bytes : 1);

	if (!memory)
		SetLastError(ERROR_NOT_ENOUGH_MEMORY);
	return memory;
}

/**
 * LocalAlloc() - allocate memory
 * @flags: LMEM_ZEROINIT to have it cleared; memory does not move here
 * @bytes: size
 *
 * Return: the memory, or NULL.
 */
static inline HLOCAL LocalAlloc(UINT flags, SIZE_T bytes)
{
	return nwifi_heap_alloc((flags & LMEM_ZEROINIT) != 0, bytes);
}

/** LocalFree() - free memory. @memory: it, or NULL. Return: NULL */
static inline HLOCAL LocalFree(HLOCAL memory)
{
	free(memory);
	return NULL;
}

#define GlobalAlloc LocalAlloc
#define GlobalFree LocalFree

/** GetProcessHeap() - Return: handle of the only heap that there is */
static inline HANDLE GetProcessHeap(VOID)
{
	static char heap;

	return &heap;
}

/**
 * HeapAlloc() - allocate memory
 * @heap: GetProcessHeap()
 * @flags: HEAP_ZERO_MEMORY to have it cleared
 * @bytes: size
 *
 * Return: the memory, or NULL.
 */
static inline LPVOID HeapAlloc(HANDLE heap, DWORD flags, SIZE_T bytes)
{
	(void)heap;
	return nwifi_heap_alloc((flags & HEAP_ZERO_MEMORY) != 0, bytes);
}

/**
 * HeapFree() - free memory
 * @heap: GetProcessHeap()
 * @flags: unused
 * @memory: the memory, or NULL
 *
 * Return: TRUE.
 */
static inline BOOL HeapFree(HANDLE heap, DWORD flags, LPVOID memory)
{
	(void)heap;
	(void)flags;
	free(memory);
	return TRUE;
}

#endif /* NWIFI_HEAP_H */
