/* SPDX-License-Identifier: GPL-2.0-only */
/* Calls of the plugin's handlers. */
#ifndef IHVD_PROCESS_HANDLERS_H
#define IHVD_PROCESS_HANDLERS_H

#include <stdint.h>

#include "ihvd/ipc/message.h"
#include "wlanihv.h"

extern DOT11EXT_IHV_HANDLERS process_handlers;

void handlers_run(const struct ihvd_message *call, HANDLE *extension);
uint32_t handlers_current(void);
void handlers_await_pre(uint32_t adapter);

#endif /* IHVD_PROCESS_HANDLERS_H */
