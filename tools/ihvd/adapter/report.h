/* SPDX-License-Identifier: GPL-2.0-only */
/* Calls that the kernel is told of for those who listen to its events. */
#ifndef IHVD_ADAPTER_REPORT_H
#define IHVD_ADAPTER_REPORT_H

#include "ihvd/adapter/adapter.h"
#include "lib/ihv.h"

void adapter_report(struct adapter *a, const struct nwc_ihv_report *report);

#endif /* IHVD_ADAPTER_REPORT_H */
