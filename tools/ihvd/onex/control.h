/* SPDX-License-Identifier: GPL-2.0-only */
/* Answers to what a supplicant has asked for. */
#ifndef IHVD_ONEX_CONTROL_H
#define IHVD_ONEX_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

/* Address of its control interface, and its option -g for that */
#define ONEX_CONTROL_NAME	"onex"
#define ONEX_CONTROL_OPTION	"@abstract:" ONEX_CONTROL_NAME

int onex_control_make(void);
bool onex_control_answer(int fd, const char *ifname, const char *field,
			 const void *text, size_t len);

#endif /* IHVD_ONEX_CONTROL_H */
