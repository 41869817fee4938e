/* SPDX-License-Identifier: GPL-2.0-only */
/* Identifiers: their text form, and new ones. */
#ifndef IHVD_BASE_GUID_H
#define IHVD_BASE_GUID_H

#include <stdbool.h>

#include "guiddef.h"

/* Size of 00112233-4455-6677-8899-aabbccddeeff with its terminating NUL */
#define GUID_TEXT	37

char *guid_text(char buf[static GUID_TEXT], const GUID *guid);
bool guid_parse(const char *text, GUID *guid);
bool guid_new(GUID *guid);

#endif /* IHVD_BASE_GUID_H */
