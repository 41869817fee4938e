/* SPDX-License-Identifier: GPL-2.0-only */
/* The generic netlink family. */
#ifndef NWIFI_REQUEST_FAMILY_H
#define NWIFI_REQUEST_FAMILY_H

int nwifi_family_init(void);
void nwifi_family_exit(void);

#endif /* NWIFI_REQUEST_FAMILY_H */
