// SPDX-License-Identifier: GPL-2.0-only
/* The text that says why a function of this folder has failed. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lib/profile/why.h"

/**
 * nwc_why_errno() - report an error number of the system
 * @why: set to the text, a colon and the description of the error
 * @err: error number, positive
 * @fmt: printf() format of the text: what the error is about
 *
 * Return: the negative error number.
 */
int nwc_why_errno(char why[static NWC_PROFILE_WHY], int err, const char *fmt,
		  ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(why, NWC_PROFILE_WHY, fmt, ap);
	va_end(ap);
	if (n >= 0 && n < NWC_PROFILE_WHY)
		snprintf(why + n, (size_t)(NWC_PROFILE_WHY - n), ": %s",
			 strerror(err));
	return -err;
}
