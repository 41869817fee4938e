/* SPDX-License-Identifier: BSD-3-Clause */
/* An extension that lets everybody in, for plugins to export or to change. */
#ifndef SAMPLES_ACCEPT_H
#define SAMPLES_ACCEPT_H

#include <wlanihv.h>

void accept_init(const DOT11EXT_APIS *api, PDOT11EXT_IHV_HANDLERS handlers);

#endif /* SAMPLES_ACCEPT_H */
