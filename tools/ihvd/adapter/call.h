/* SPDX-License-Identifier: GPL-2.0-only */
/* Calls of handlers for an adapter, and who is told of their return. */
#ifndef IHVD_ADAPTER_CALL_H
#define IHVD_ADAPTER_CALL_H

#include "ihvd/adapter/adapter.h"

void adapter_call(struct adapter *a, struct ihvd_message *msg,
		  channel_returned_fn returned, uint64_t arg);
void adapter_return(struct adapter *a, uint64_t cookie, uint32_t result,
		    bool managed);
void adapter_report_call(struct adapter *a, uint32_t handler);
void adapter_report_return(struct adapter *a, const struct ihvd_message *ret);
void adapter_call_reported(struct adapter *a, struct ihvd_message *msg);

#endif /* IHVD_ADAPTER_CALL_H */
