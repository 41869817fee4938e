// SPDX-License-Identifier: GPL-2.0-only
/* Can a netdev be kept from address configuration by a flag of its own? */
#include <linux/netdevice.h>

u64 nwifi_probe(void);

u64 nwifi_probe(void)
{
	return IFF_NO_ADDRCONF;
}
