/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Error numbers of Win32. Handlers and functions of the interface return them
 * (IHV-106), and completions carry them (IHV-39, IHV-51).
 */
#ifndef NWIFI_WINERROR_H
#define NWIFI_WINERROR_H

#include "windef.h"

#define ERROR_SUCCESS 0
#define NO_ERROR 0
#define ERROR_INVALID_FUNCTION 1
#define ERROR_ACCESS_DENIED 5
/* The handle is not valid any more, or never was: IHV-105, decision I-17 */
#define ERROR_INVALID_HANDLE 6
#define ERROR_NOT_ENOUGH_MEMORY 8
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
#define ERROR_OPERATION_ABORTED 995
#define ERROR_NOT_FOUND 1168
#define ERROR_BAD_PROFILE 1206
/* A reset of the adapter has ended the pending operation: IHV-21 */
#define ERROR_CANCELLED 1223
/* No user is logged on with that session number: IHV-94 */
#define ERROR_NO_SUCH_LOGON_SESSION 1312
#define ERROR_TIMEOUT 1460
/* The call is not allowed at this time: decision I-17 */
#define ERROR_INVALID_STATE 5023

typedef LONG HRESULT;

#define S_OK ((HRESULT)0)
#define S_FALSE ((HRESULT)1)
#define E_FAIL ((HRESULT)0x80004005)
#define E_INVALIDARG ((HRESULT)0x80070057)
#define E_NOTIMPL ((HRESULT)0x80004001)
#define E_OUTOFMEMORY ((HRESULT)0x8007000e)
#define E_POINTER ((HRESULT)0x80004003)
#define SUCCEEDED(result) ((HRESULT)(result) >= 0)
#define FAILED(result) ((HRESULT)(result) < 0)

#endif /* NWIFI_WINERROR_H */
