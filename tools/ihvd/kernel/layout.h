/* SPDX-License-Identifier: GPL-2.0-only */
/* What the kernel says, in the layout of the documented structures. */
#ifndef IHVD_KERNEL_LAYOUT_H
#define IHVD_KERNEL_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

#include "lib/event.h"
#include "lib/ihv.h"
#include "lib/object.h"
#include "ntddndis.h"
#include "wlanihv.h"

DOT11_PORT_STATE layout_port(const struct nwc_port *port);
void *layout_completion(const struct nwc_completion *c, size_t *size);
void *layout_bss(const struct nwc_bss *bss, size_t *size);
void *layout_tkipmic_failure(const struct nwc_event *event, size_t *size);
void *layout_link_quality(const struct nwc_event *event, size_t *size);

#endif /* IHVD_KERNEL_LAYOUT_H */
