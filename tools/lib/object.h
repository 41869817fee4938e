/* SPDX-License-Identifier: GPL-2.0-only */
/* Adapters, BSSs, ports and outcomes of requests, as the kernel sends them. */
#ifndef NWIFI_LIB_OBJECT_H
#define NWIFI_LIB_OBJECT_H

#include <linux/netlink.h>
#include <linux/nwifi.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/attr.h"

/*
 * The blobs in these objects point into the message that was parsed. If the
 * kernel leaves an attribute out, a blob has a NULL data pointer, and a number
 * is zero. Numbers are in host byte order.
 */

/**
 * struct nwc_counters - frames that passed a port, and frames that did not
 * @tx_packets: frames sent
 * @tx_bytes: bytes sent
 * @rx_packets: frames received
 * @rx_bytes: bytes received
 * @drops: frames refused, one counter for each enum nwifi_drop
 */
struct nwc_counters {
	uint64_t tx_packets;
	uint64_t tx_bytes;
	uint64_t rx_packets;
	uint64_t rx_bytes;
	uint64_t drops[NWIFI_DROP_MAX + 1];
};

/**
 * struct nwc_adapter - an adapter
 * @ifindex: index of the network device of the adapter
 * @name: name of that network device
 * @lower_ifindex: index of the wireless device it is attached to
 * @lower: name of that wireless device
 * @wiphy: name of the wiphy of the adapter
 * @mac: MAC address
 * @state: enum nwifi_state
 * @phase: phase of the station, see nwc_phase_name()
 * @ssid: network that the adapter is connected to
 * @bssid: BSS that the adapter is associated with
 * @counters: counters of all ports, present and past
 * @settings: enum nwifi_setting that are set
 */
struct nwc_adapter {
	uint32_t ifindex;
	struct nwc_blob name;
	uint32_t lower_ifindex;
	struct nwc_blob lower;
	struct nwc_blob wiphy;
	struct nwc_blob mac;
	uint32_t state;
	struct nwc_blob phase;
	struct nwc_blob ssid;
	struct nwc_blob bssid;
	struct nwc_counters counters;
	uint32_t settings;
};

/**
 * struct nwc_bss - an entry of the BSS cache
 * @bssid: BSSID
 * @ssid: SSID; empty if the network hides it
 * @frequency: MHz
 * @signal: mBm
 * @link_quality: 0 to 100
 * @beacon_interval: TU
 * @capability: capability information field
 * @tsf: timestamp of the BSS, microseconds
 * @seen_ms_ago: age of the last Beacon or Probe Response, milliseconds
 * @ies: elements of that frame
 * @auth: DOT11_AUTH_ALGORITHM values that the BSS offers
 * @unicast_ciphers: DOT11_CIPHER_ALGORITHM values that the BSS offers
 * @multicast_cipher: DOT11_CIPHER_ALGORITHM
 * @current: the adapter is associated with this BSS
 */
struct nwc_bss {
	struct nwc_blob bssid;
	struct nwc_blob ssid;
	uint32_t frequency;
	int32_t signal;
	uint8_t link_quality;
	uint16_t beacon_interval;
	uint16_t capability;
	uint64_t tsf;
	uint32_t seen_ms_ago;
	struct nwc_blob ies;
	struct nwc_u32s auth;
	struct nwc_u32s unicast_ciphers;
	uint32_t multicast_cipher;
	bool current;
};

/**
 * struct nwc_port - a port
 * @adapter: name of the adapter; not set in port events
 * @peer: MAC address of the peer
 * @session: session number
 * @controlled: frames pass only while the port is authorized
 * @authorized: the port is open
 * @owner: enum nwifi_port_owner
 * @since_ns: CLOCK_BOOTTIME of the creation of the port
 * @counters: counters of this port
 */
struct nwc_port {
	struct nwc_blob adapter;
	struct nwc_blob peer;
	uint32_t session;
	bool controlled;
	bool authorized;
	uint32_t owner;
	uint64_t since_ns;
	struct nwc_counters counters;
};

/**
 * struct nwc_done - outcome of a request
 * @ifindex: adapter
 * @name: name of the adapter
 * @cookie: cookie that the request had
 * @command: command of the request
 * @error: zero or a negative error number
 * @ndis_status: NDIS_STATUS with which the station completed the request
 * @status: DOT11_ASSOC_STATUS
 * @message: the reason of a refusal, or a remark on a success
 * @bssid: BSS that the adapter is now associated with
 */
struct nwc_done {
	uint32_t ifindex;
	struct nwc_blob name;
	uint64_t cookie;
	uint32_t command;
	int32_t error;
	uint32_t ndis_status;
	uint32_t status;
	struct nwc_blob message;
	struct nwc_blob bssid;
};

int nwc_adapter_parse(const struct nlmsghdr *nlh, struct nwc_adapter *a,
		      const char **bad);
int nwc_bss_parse(const struct nlmsghdr *nlh, struct nwc_bss *bss,
		  const char **bad);
int nwc_port_parse(const struct nlmsghdr *nlh, struct nwc_port *port,
		   const char **bad);
int nwc_port_decode(struct nwc_blob nest, struct nwc_port *port,
		    const char **bad);
int nwc_done_parse(const struct nlmsghdr *nlh, struct nwc_done *done,
		   const char **bad);

#endif /* NWIFI_LIB_OBJECT_H */
