/* SPDX-License-Identifier: GPL-2.0-only */
/* Lanes: threads on which handlers are called in order. */
#ifndef IHVD_PROCESS_LANE_H
#define IHVD_PROCESS_LANE_H

#include <stdbool.h>
#include <stdint.h>

#include "ihvd/process/channel.h"

int lane_deliver(struct packet *packet);
bool lane_start(uint32_t adapter);

#endif /* IHVD_PROCESS_LANE_H */
