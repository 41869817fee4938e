/* SPDX-License-Identifier: GPL-2.0-only */
/* Settings of an adapter: bits that its administrator sets and clears. */
#ifndef NWIFI_CORE_SETTING_H
#define NWIFI_CORE_SETTING_H

/**
 * enum nwifi_core_setting - settings, one bit each; all are clear at first
 * @NWIFI_SET_EXTENSION_REQUIRED: without an IHV extension host no port is open
 *	and no connection is made (PORT-24)
 *
 * The netlink family has the same numbers.
 */
enum nwifi_core_setting {
	NWIFI_SET_EXTENSION_REQUIRED = 1 << 0,
};

#endif /* NWIFI_CORE_SETTING_H */
