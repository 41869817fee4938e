/* SPDX-License-Identifier: BSD-3-Clause */
/* Annotations by the name of the kits' older header. */
#ifdef _WIN32
#pragma GCC system_header
#include_next <specstrings.h>
#else
#include "driverspecs.h"
#endif
