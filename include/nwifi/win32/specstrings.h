/* SPDX-License-Identifier: BSD-3-Clause */
/* Annotations by the name of the kits' older header. */
#if defined(_WIN32) && __has_include_next(<specstrings.h>)
#pragma GCC system_header
#include_next <specstrings.h>
#else
#include "driverspecs.h"
#endif
