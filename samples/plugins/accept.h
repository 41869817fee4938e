/* SPDX-License-Identifier: BSD-3-Clause */
/* An extension that accepts every network; plugins export it or build on it. */
#ifndef SAMPLES_ACCEPT_H
#define SAMPLES_ACCEPT_H

#include <wlanihv.h>

void accept_init(const DOT11EXT_APIS *api, PDOT11EXT_IHV_HANDLERS handlers);

#endif /* SAMPLES_ACCEPT_H */
