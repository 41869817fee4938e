/* SPDX-License-Identifier: BSD-3-Clause */
/* __try and __except */
#ifdef _WIN32
#pragma GCC system_header
#include_next <excpt.h>
#else
#include "detail/exceptions.h"
#endif
