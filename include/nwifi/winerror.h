/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Error numbers of Win32. Handlers and functions of the interface return them
 * (IHV-106), and completions carry them (IHV-39, IHV-51).
 */
#if defined(_WIN32) && __has_include_next(<winerror.h>)
/* This platform has a header of the same name. */
#pragma GCC system_header
#include <windows.h>
#include_next <winerror.h>
#elif !defined(NWIFI_WINERROR_H)
#define NWIFI_WINERROR_H

#include "windef.h"

#define ERROR_SUCCESS 0
#define NO_ERROR 0
#define ERROR_INVALID_FUNCTION 1
#define ERROR_FILE_NOT_FOUND 2
#define ERROR_ACCESS_DENIED 5
/* The handle is not valid any more, or never was: IHV-105, decision I-17 */
#define ERROR_INVALID_HANDLE 6
#define ERROR_NOT_ENOUGH_MEMORY 8
#define ERROR_BAD_FORMAT 11
#define ERROR_INVALID_DATA 13
/* AllocateBuffer() found no memory: IHV-97 */
#define ERROR_OUTOFMEMORY 14
#define ERROR_NOT_READY 21
#define ERROR_GEN_FAILURE 31
/* The station has no proprietary extension: IHV-89 */
#define ERROR_NOT_SUPPORTED 50
#define ERROR_INVALID_PARAMETER 87
#define ERROR_CALL_NOT_IMPLEMENTED 120
#define ERROR_INSUFFICIENT_BUFFER 122
#define ERROR_BUSY 170
#define ERROR_ALREADY_EXISTS 183
#define ERROR_MORE_DATA 234
#define WAIT_TIMEOUT 258
#define ERROR_NO_MORE_ITEMS 259
#define ERROR_NOT_OWNER 288
#define ERROR_TOO_MANY_POSTS 298
#define ERROR_ARITHMETIC_OVERFLOW 534
#define ERROR_OPERATION_ABORTED 995
#define ERROR_IO_PENDING 997
#define ERROR_INVALID_FLAGS 1004
#define ERROR_NO_UNICODE_TRANSLATION 1113
/* DllMain() has returned FALSE */
#define ERROR_DLL_INIT_FAILED 1114
#define ERROR_NOT_FOUND 1168
#define ERROR_NO_MATCH 1169
#define ERROR_BAD_PROFILE 1206
/* A reset of the adapter has ended the pending operation: IHV-21 */
#define ERROR_CANCELLED 1223
/* No user is logged on with that session number: IHV-94 */
#define ERROR_NO_SUCH_LOGON_SESSION 1312
#define ERROR_INTERNAL_ERROR 1359
#define ERROR_TIMEOUT 1460
/* The call is not allowed at this time: decision I-17 */
#define ERROR_INVALID_STATE 5023

typedef LONG HRESULT;

#define S_OK ((HRESULT)0)
#define S_FALSE ((HRESULT)1)
#define E_ABORT ((HRESULT)0x80004004)
#define E_ACCESSDENIED ((HRESULT)0x80070005)
#define E_FAIL ((HRESULT)0x80004005)
#define E_HANDLE ((HRESULT)0x80070006)
#define E_INVALIDARG ((HRESULT)0x80070057)
#define E_NOINTERFACE ((HRESULT)0x80004002)
#define E_NOTIMPL ((HRESULT)0x80004001)
#define E_OUTOFMEMORY ((HRESULT)0x8007000e)
#define E_POINTER ((HRESULT)0x80004003)
#define E_UNEXPECTED ((HRESULT)0x8000ffff)
#define CLASS_E_NOAGGREGATION ((HRESULT)0x80040110)
#define REGDB_E_CLASSNOTREG ((HRESULT)0x80040154)
#define SUCCEEDED(result) ((HRESULT)(result) >= 0)
#define FAILED(result) ((HRESULT)(result) < 0)

#define SEVERITY_SUCCESS 0
#define SEVERITY_ERROR 1
#define FACILITY_NULL 0
#define FACILITY_ITF 4
#define FACILITY_WIN32 7
#define HRESULT_CODE(result) ((result) & 0xffff)
#define HRESULT_FACILITY(result) (((result) >> 16) & 0x1fff)
#define HRESULT_SEVERITY(result) (((result) >> 31) & 1)
#define MAKE_HRESULT(severity, facility, code) \
	((HRESULT)((ULONG)(severity) << 31 | (ULONG)(facility) << 16 | \
		   (ULONG)(code)))

/**
 * HRESULT_FROM_WIN32() - wrap an error number
 * @error: error number of Win32, or an HRESULT that stays what it is
 *
 * Return: the HRESULT; S_OK for ERROR_SUCCESS.
 */
static inline HRESULT HRESULT_FROM_WIN32(DWORD error)
{
	if ((HRESULT)error <= 0)
		return (HRESULT)error;
	return MAKE_HRESULT(SEVERITY_ERROR, FACILITY_WIN32, error & 0xffff);
}

#endif /* NWIFI_WINERROR_H */
