// SPDX-License-Identifier: GPL-2.0-only
#include <linux/netdevice.h>

void probe_it(struct net_device *dev);
void probe_it(struct net_device *dev)
{
	dev->lltx = true;
}
