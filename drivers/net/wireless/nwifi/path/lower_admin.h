/* SPDX-License-Identifier: GPL-2.0-only */
/* What is asked of the adapter's netdev and has to be done below. */
#ifndef NWIFI_PATH_LOWER_ADMIN_H
#define NWIFI_PATH_LOWER_ADMIN_H

#include <linux/types.h>

struct net_device;
struct nwifi_path;

int nwifi_lower_bring_up(struct nwifi_path *path);
void nwifi_lower_activate(struct nwifi_path *path);
bool nwifi_lower_is_blocked(const struct net_device *lower);
int nwifi_lower_set_address(struct nwifi_path *path, const u8 *addr);
bool nwifi_lower_address_is_ours(struct nwifi_path *path);
void nwifi_lower_restore_address(struct nwifi_path *path,
				 struct net_device *lower);

#endif /* NWIFI_PATH_LOWER_ADMIN_H */
