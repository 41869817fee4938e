/* SPDX-License-Identifier: GPL-2.0-only */
/* The virtual station: a second adapter on the radio of the first. */
#ifndef IHVD_VIRTUAL_H
#define IHVD_VIRTUAL_H

#include "ihvd/daemon.h"

bool virtual_is(const struct nwc_adapter *info);
void virtual_remains(struct daemon *d, const struct nwc_adapter *info);
void virtual_arrived(struct adapter *a);
void virtual_adapter_gone(struct adapter *a);
void virtual_plugin_gone(struct plugin *p);

#endif /* IHVD_VIRTUAL_H */
