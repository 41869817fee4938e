/* SPDX-License-Identifier: GPL-2.0-only */
/* Indications of stations, and which plugin they concern. */
#ifndef IHVD_REQUEST_INDICATIONS_H
#define IHVD_REQUEST_INDICATIONS_H

#include "ihvd/daemon.h"
#include "lib/event.h"

void indications_take(struct daemon *d, const struct nwc_event *event);

#endif /* IHVD_REQUEST_INDICATIONS_H */
