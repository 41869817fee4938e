/* SPDX-License-Identifier: BSD-3-Clause */
/* The error number of the last function that failed, for each thread. */
#ifndef NWIFI_LASTERROR_H
#define NWIFI_LASTERROR_H

#include "../../windef.h"
#include "../../winerror.h"

/*
 * What has to be there once for all sources of a plugin, and is not to be seen
 * outside of it.
 */
#define NWIFI_ONCE __attribute__((__weak__, __visibility__("hidden")))

#ifdef __cplusplus
extern "C" {
#endif

extern NWIFI_ONCE __thread DWORD nwifi_last_error;
NWIFI_ONCE __thread DWORD nwifi_last_error = ERROR_SUCCESS;

#ifdef __cplusplus
}
#endif

/** GetLastError() - Return: what the last function of this thread has failed with */
static inline DWORD GetLastError(VOID)
{
	return nwifi_last_error;
}

/**
 * SetLastError() - set what GetLastError() returns
 * @error: error number
 */
static inline VOID SetLastError(DWORD error)
{
	nwifi_last_error = error;
}

/* Fails a function that returns BOOL. */
static inline BOOL nwifi_fail(DWORD error)
{
	SetLastError(error);
	return FALSE;
}

#endif /* NWIFI_LASTERROR_H */
