/* SPDX-License-Identifier: BSD-3-Clause */
/* Sources spell the name in either way; on Windows that is the same file. */
#include <strsafe.h>
