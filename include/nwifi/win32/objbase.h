/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * As much of COM as the sources of extensions need that read their fragment with
 * it: there are no servers, and one class, the document of msxml.h, in C++.
 */
#if defined(_WIN32) && __has_include_next(<objbase.h>)
#pragma GCC system_header
#include <windows.h>
#include_next <objbase.h>
/* The header of mingw-w64 leaves these to others, that of the kits does not. */
#include <oleauto.h>
#include <msxml.h>
#elif !defined(NWIFI_OBJBASE_H)
#define NWIFI_OBJBASE_H

#include "../windows.h"
#include "oleauto.h"

#define STDMETHODCALLTYPE __stdcall
#define CLSCTX_INPROC_SERVER 0x1
#define CLSCTX_ALL 0x17
#define RPC_E_CHANGED_MODE ((HRESULT)0x80010106)

enum tagCOINIT {
	COINIT_MULTITHREADED = 0x0,
	COINIT_APARTMENTTHREADED = 0x2,
	COINIT_DISABLE_OLE1DDE = 0x4,
	COINIT_SPEED_OVER_MEMORY = 0x8
};

/** CoInitializeEx() - Return: S_OK: there is nothing to be done */
static inline HRESULT CoInitializeEx(LPVOID reserved, DWORD how)
{
	(void)how;
	return reserved ? E_INVALIDARG : S_OK;
}

/** CoInitialize() - Return: S_OK: there is nothing to be done */
static inline HRESULT CoInitialize(LPVOID reserved)
{
	return CoInitializeEx(reserved, COINIT_APARTMENTTHREADED);
}

/** CoUninitialize() - the end of what CoInitializeEx() has begun */
static inline VOID CoUninitialize(VOID)
{
}

/** CoTaskMemAlloc() - Return: memory, or NULL. @bytes: size */
static inline LPVOID CoTaskMemAlloc(SIZE_T bytes)
{
	return nwifi_heap_alloc(FALSE, bytes);
}

/** CoTaskMemFree() - free memory. @memory: it, or NULL */
static inline VOID CoTaskMemFree(LPVOID memory)
{
	free(memory);
}

#ifdef __cplusplus

extern "C++" {

/* What an object has at least */
struct IUnknown {
	virtual HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid,
							 void **object) = 0;
	virtual ULONG STDMETHODCALLTYPE AddRef() = 0;
	virtual ULONG STDMETHODCALLTYPE Release() = 0;

protected:
	~IUnknown() = default;
};
typedef IUnknown *LPUNKNOWN;

}

#include "msxml.h"

#endif /* __cplusplus */

#endif /* NWIFI_OBJBASE_H */
