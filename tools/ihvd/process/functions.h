/* SPDX-License-Identifier: GPL-2.0-only */
/* The functions that the plugin may call. */
#ifndef IHVD_PROCESS_FUNCTIONS_H
#define IHVD_PROCESS_FUNCTIONS_H

#include "ihvd/process/channel.h"
#include "wlanihv.h"

extern const DOT11EXT_APIS process_apis;
extern const DOT11EXT_VIRTUAL_STATION_APIS process_vs_apis;

void functions_answer(struct packet *packet);

#endif /* IHVD_PROCESS_FUNCTIONS_H */
