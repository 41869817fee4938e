// SPDX-License-Identifier: GPL-2.0-only
/* nwifi: Native 802.11 adapters on mac80211 radios. Loading and unloading. */
#include <linux/module.h>
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "adapter.h"
#include "genl.h"
#include "ihv.h"
#include "link.h"

static int __init nwifi_init(void)
{
	int err;

	err = nwifi_adapters_init();
	if (err)
		return err;
	err = nwifi_link_init();
	if (err)
		goto err_adapters;
	err = nwifi_ihv_nl_init();
	if (err)
		goto err_link;
	err = nwifi_genl_init();
	if (err)
		goto err_ihv;
	return 0;

err_ihv:
	nwifi_ihv_nl_exit();
err_link:
	nwifi_link_exit();
err_adapters:
	nwifi_adapters_exit();
	return err;
}

/* the family last but one: it tells listeners that their adapters are gone */
static void __exit nwifi_exit(void)
{
	nwifi_adapters_exit();
	nwifi_genl_exit();
	nwifi_ihv_nl_exit();
	nwifi_link_exit();
}

module_init(nwifi_init);
module_exit(nwifi_exit);

MODULE_AUTHOR("The nwifi maintainers");
MODULE_DESCRIPTION("Native 802.11 adapters on mac80211 radios");
MODULE_VERSION(NWIFI_VERSION);
MODULE_LICENSE("GPL");
/* Whoever asks for the family by its name has the module loaded. */
MODULE_ALIAS_GENL_FAMILY(NWIFI_FAMILY_NAME);
