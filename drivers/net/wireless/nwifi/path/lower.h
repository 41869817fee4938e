/* SPDX-License-Identifier: GPL-2.0-only */
/* The hooks of the data path on the lower device. */
#ifndef NWIFI_PATH_LOWER_H
#define NWIFI_PATH_LOWER_H

#include <linux/types.h>

struct net_device;
struct netlink_ext_ack;
struct nwifi_path;

int nwifi_lower_check(struct net_device *lower, struct netlink_ext_ack *extack);
int nwifi_lower_attach(struct nwifi_path *path, struct net_device *lower,
		       struct netlink_ext_ack *extack);
void nwifi_lower_detach(struct nwifi_path *path);
void nwifi_lower_release(struct nwifi_path *path, bool alive);
struct nwifi_path *nwifi_lower_path(const struct net_device *dev);
void nwifi_path_setup(struct net_device *dev);
void nwifi_path_inherit(struct net_device *dev, const struct net_device *lower);

#endif /* NWIFI_PATH_LOWER_H */
