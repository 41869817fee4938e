/* SPDX-License-Identifier: GPL-2.0-only */
/* A second interface on a radio. */
#ifndef IHVD_KERNEL_INTERFACE_H
#define IHVD_KERNEL_INTERFACE_H

#include <stdint.h>

int interface_add(uint32_t beside, const char *name);
void interface_delete(const char *name);

#endif /* IHVD_KERNEL_INTERFACE_H */
