/* SPDX-License-Identifier: GPL-2.0-only */
/* Names on the system bus, which the daemon and its clients share. */
#ifndef NWIFI_LIB_BUS_H
#define NWIFI_LIB_BUS_H

#define NWC_BUS_NAME		"org.nwifi.ihvd"
#define NWC_BUS_PATH		"/org/nwifi/ihvd"
#define NWC_BUS_INTERFACE	"org.nwifi.Ihvd1"
/* Error of a method that needs a plugin: the adapter has none. */
#define NWC_BUS_NO_ADAPTER	NWC_BUS_INTERFACE ".Error.NoSuchAdapter"

#endif /* NWIFI_LIB_BUS_H */
