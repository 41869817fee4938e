/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * __try and __except, as far as they can be kept. In C++ they are exceptions of
 * C++, which are what reaches such a handler on Windows as well, besides faults
 * of the machine. A fault is not caught here: it ends the process, and ihvd closes
 * the ports and starts another. In C nothing is thrown, so that the handler is
 * compiled and never runs. A filter has to be EXCEPTION_EXECUTE_HANDLER; others
 * do not compile in C++.
 *
 * __finally is not there: a block that is left by return or goto would not run
 * what follows it. Nor is __leave.
 */
#ifndef NWIFI_EXCPT_H
#define NWIFI_EXCPT_H

#include "../../windef.h"

#define EXCEPTION_EXECUTE_HANDLER 1
#define EXCEPTION_CONTINUE_SEARCH 0
#define EXCEPTION_CONTINUE_EXECUTION (-1)

/* What an exception of C++ is called on Windows; there is no other here. */
#define GetExceptionCode() ((DWORD)0xe06d7363)

#if defined(__cplusplus) && defined(__cpp_exceptions)

extern "C++" {
template<int filter> struct nwifi_filter;
template<> struct nwifi_filter<EXCEPTION_EXECUTE_HANDLER> {};
}

/* The library of C++ defines __try in the same way, before this or after. */
#undef __try
#define __try try
#define __except(filter) \
	catch (const nwifi_filter<(filter)> &) { throw; } catch (...)

#else

#undef __try
#define __try if (1)
#define __except(filter) else if (filter)

#endif

#endif /* NWIFI_EXCPT_H */
