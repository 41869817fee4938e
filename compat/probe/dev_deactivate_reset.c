// SPDX-License-Identifier: GPL-2.0-only
#include <net/sch_generic.h>

void probe_it(struct net_device *dev);
void probe_it(struct net_device *dev)
{
	dev_deactivate(dev, true);
}
