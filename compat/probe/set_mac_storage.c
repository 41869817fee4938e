// SPDX-License-Identifier: GPL-2.0-only
#include <linux/netdevice.h>

int probe_it(struct net_device *dev, struct sockaddr_storage *addr);
int probe_it(struct net_device *dev, struct sockaddr_storage *addr)
{
	return dev_set_mac_address(dev, addr, NULL);
}
