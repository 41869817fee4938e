/* SPDX-License-Identifier: BSD-3-Clause */
/* __try and __except */
#if defined(_WIN32) && __has_include_next(<excpt.h>)
#pragma GCC system_header
#include_next <excpt.h>
#else
#include "detail/exceptions.h"
#endif
