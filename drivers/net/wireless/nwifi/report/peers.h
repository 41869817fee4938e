/* SPDX-License-Identifier: GPL-2.0-only */
/* What the stack does about a roam, which it cannot see. */
#ifndef NWIFI_REPORT_PEERS_H
#define NWIFI_REPORT_PEERS_H

struct net_device;

void nwifi_peers_renew(struct net_device *dev);

#endif /* NWIFI_REPORT_PEERS_H */
