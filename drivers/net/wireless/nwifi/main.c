// SPDX-License-Identifier: GPL-2.0-only
/* nwifi: Native 802.11 adapters on mac80211 radios. Loading and unloading. */
#include <linux/module.h>
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "adapter/life.h"
#include "request/family.h"
#include "request/host_watch.h"
#include "request/netdev.h"

static int __init nwifi_init(void)
{
	int err;

	err = nwifi_adapters_init();
	if (err)
		return err;
	err = nwifi_netdev_init();
	if (err)
		goto err_adapters;
	err = nwifi_host_watch_init();
	if (err)
		goto err_netdev;
	err = nwifi_family_init();
	if (err)
		goto err_host_watch;
	return 0;

err_host_watch:
	nwifi_host_watch_exit();
err_netdev:
	nwifi_netdev_exit();
err_adapters:
	nwifi_adapters_exit();
	return err;
}

/* The family goes after the adapters: it tells listeners that they are gone. */
static void __exit nwifi_exit(void)
{
	nwifi_adapters_exit();
	nwifi_family_exit();
	nwifi_host_watch_exit();
	nwifi_netdev_exit();
}

module_init(nwifi_init);
module_exit(nwifi_exit);

MODULE_AUTHOR("The nwifi maintainers");
MODULE_DESCRIPTION("Native 802.11 adapters on mac80211 radios");
MODULE_VERSION(NWIFI_VERSION);
MODULE_LICENSE("GPL");
/* Whoever asks for the family by its name has the module loaded. */
MODULE_ALIAS_GENL_FAMILY(NWIFI_FAMILY_NAME);
