/* SPDX-License-Identifier: BSD-3-Clause */
/* Words for the author of the plugin. */
#ifndef NWIFI_DEBUG_H
#define NWIFI_DEBUG_H

#include <stdio.h>

#include "../../utf16.h"

/* Ends the process, unless a debugger is there. */
#define DebugBreak() __builtin_trap()

/**
 * OutputDebugStringA() - write to standard error, which is ihvd's log
 * @text: the text, in UTF-8
 */
static inline VOID OutputDebugStringA(LPCSTR text)
{
	fputs(text, stderr);
}

/**
 * OutputDebugStringW() - write to standard error, which is ihvd's log
 * @text: the text; half a surrogate pair ends it
 */
static inline VOID OutputDebugStringW(LPCWSTR text)
{
	uint32_t character;
	char bytes[4];
	size_t used;

	for (; *text; text += used) {
		used = nwifi_utf16_decode(text, NWIFI_UTF_NUL, &character);
		if (!used)
			break;
		fwrite(bytes, 1, nwifi_utf8_encode(bytes, character), stderr);
	}
}

#define OutputDebugString OutputDebugStringW

#endif /* NWIFI_DEBUG_H */
