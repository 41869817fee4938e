// SPDX-License-Identifier: GPL-2.0-only
/* Adapters, BSSs, ports and outcomes of requests, as the kernel sends them. */
#include <errno.h>
#include <string.h>

#include "lib/object.h"

/**
 * struct object - a message that carries an object of an adapter
 * @adapter: name of the adapter
 * @nest: attributes of the object
 */
struct object {
	struct nwc_blob adapter;
	struct nwc_blob nest;
};

static int decode_msg(const struct nlmsghdr *nlh,
		      const struct nwc_field *fields, size_t n, void *obj,
		      const char **bad)
{
	struct nwc_blob attrs;

	if (nwc_msg_attrs(nlh, &attrs)) {
		if (bad)
			*bad = "message length";
		return -EBADMSG;
	}
	return nwc_decode(attrs, fields, n, obj, bad);
}

static int decode_counters(struct nwc_blob nest, struct nwc_counters *c,
			   const char **bad)
{
	struct raw {
		struct nwc_counters c;
		struct nwc_blob drops;
	} raw = { 0 };
	static const struct nwc_field fields[] = {
		NWC_FIELD(struct raw, c.tx_packets,
			  NWIFI_A_COUNTERS_TX_PACKETS, false),
		NWC_FIELD(struct raw, c.tx_bytes,
			  NWIFI_A_COUNTERS_TX_BYTES, false),
		NWC_FIELD(struct raw, c.rx_packets,
			  NWIFI_A_COUNTERS_RX_PACKETS, false),
		NWC_FIELD(struct raw, c.rx_bytes,
			  NWIFI_A_COUNTERS_RX_BYTES, false),
		NWC_FIELD_BLOB(struct raw, drops,
			       NWIFI_A_COUNTERS_DROPS, BYTES, false),
	};
	size_t len;
	int err;

	err = nwc_decode(nest, fields, NWC_ARRAY_SIZE(fields), &raw, bad);
	if (err)
		return err;
	if (raw.drops.len % sizeof(uint64_t)) {
		if (bad)
			*bad = "drops";
		return -EBADMSG;
	}
	*c = raw.c;
	/* Another version of the module may have more causes, or fewer. */
	len = raw.drops.len;
	if (len > sizeof(c->drops))
		len = sizeof(c->drops);
	if (len)
		memcpy(c->drops, raw.drops.data, len);
	return 0;
}

static int decode_settings(struct nwc_blob bytes, uint32_t *settings,
			   const char **bad)
{
	struct nla_bitfield32 bits = { 0 };

	if (bytes.data && bytes.len != sizeof(bits)) {
		if (bad)
			*bad = "settings";
		return -EBADMSG;
	}
	if (bytes.data)
		memcpy(&bits, bytes.data, sizeof(bits));
	*settings = bits.value;
	return 0;
}

/**
 * nwc_adapter_parse() - read the description of an adapter
 * @nlh: message, whose length was checked against the buffer
 * @a: set to the adapter, pointing into the message
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Return: 0, or -EBADMSG.
 */
int nwc_adapter_parse(const struct nlmsghdr *nlh, struct nwc_adapter *a,
		      const char **bad)
{
	struct raw {
		struct nwc_adapter a;
		struct nwc_blob counters;
		struct nwc_blob settings;
	} raw = { 0 };
	static const struct nwc_field fields[] = {
		NWC_FIELD(struct raw, a.ifindex, NWIFI_A_IFINDEX, true),
		NWC_FIELD_BLOB(struct raw, a.name, NWIFI_A_IFNAME, STRING,
			       true),
		NWC_FIELD(struct raw, a.lower_ifindex,
			  NWIFI_A_LOWER_IFINDEX, false),
		NWC_FIELD_BLOB(struct raw, a.lower, NWIFI_A_LOWER_IFNAME,
			       STRING, false),
		NWC_FIELD_BLOB(struct raw, a.wiphy, NWIFI_A_WIPHY_NAME,
			       STRING, false),
		NWC_FIELD_BLOB(struct raw, a.mac, NWIFI_A_MAC, MAC, false),
		NWC_FIELD(struct raw, a.state, NWIFI_A_STATE, false),
		NWC_FIELD_BLOB(struct raw, a.phase, NWIFI_A_PHASE, STRING,
			       false),
		NWC_FIELD_BLOB(struct raw, a.ssid, NWIFI_A_SSID, SSID,
			       false),
		NWC_FIELD_BLOB(struct raw, a.bssid, NWIFI_A_BSSID, MAC,
			       false),
		NWC_FIELD_BLOB(struct raw, counters, NWIFI_A_COUNTERS, NEST,
			       false),
		NWC_FIELD_BLOB(struct raw, settings, NWIFI_A_SETTINGS, BYTES,
			       false),
	};
	int err;

	err = decode_msg(nlh, fields, NWC_ARRAY_SIZE(fields), &raw, bad);
	if (!err)
		err = decode_counters(raw.counters, &raw.a.counters, bad);
	if (!err)
		err = decode_settings(raw.settings, &raw.a.settings, bad);
	if (!err)
		*a = raw.a;
	return err;
}

static int object_parse(const struct nlmsghdr *nlh, uint16_t attr,
			struct object *obj, const char **bad)
{
	const struct nwc_field fields[] = {
		NWC_FIELD_BLOB(struct object, adapter, NWIFI_A_IFNAME,
			       STRING, false),
		NWC_FIELD_BLOB(struct object, nest, attr, NEST, true),
	};

	*obj = (struct object){ 0 };
	return decode_msg(nlh, fields, NWC_ARRAY_SIZE(fields), obj, bad);
}

/**
 * nwc_bss_parse() - read an entry of the BSS cache
 * @nlh: message, whose length was checked against the buffer
 * @bss: set to the entry, pointing into the message
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Return: 0, or -EBADMSG.
 */
int nwc_bss_parse(const struct nlmsghdr *nlh, struct nwc_bss *bss,
		  const char **bad)
{
	static const struct nwc_field fields[] = {
		NWC_FIELD_BLOB(struct nwc_bss, bssid, NWIFI_A_BSS_BSSID,
			       MAC, true),
		NWC_FIELD_BLOB(struct nwc_bss, ssid, NWIFI_A_BSS_SSID,
			       SSID, false),
		NWC_FIELD(struct nwc_bss, frequency,
			  NWIFI_A_BSS_FREQUENCY, false),
		NWC_FIELD(struct nwc_bss, signal, NWIFI_A_BSS_SIGNAL,
			  false),
		NWC_FIELD(struct nwc_bss, link_quality,
			  NWIFI_A_BSS_LINK_QUALITY, false),
		NWC_FIELD(struct nwc_bss, beacon_interval,
			  NWIFI_A_BSS_BEACON_INTERVAL, false),
		NWC_FIELD(struct nwc_bss, capability,
			  NWIFI_A_BSS_CAPABILITY, false),
		NWC_FIELD(struct nwc_bss, tsf, NWIFI_A_BSS_TSF, false),
		NWC_FIELD(struct nwc_bss, seen_ms_ago,
			  NWIFI_A_BSS_SEEN_MS_AGO, false),
		NWC_FIELD_BLOB(struct nwc_bss, ies, NWIFI_A_BSS_IES,
			       BYTES, false),
		NWC_FIELD(struct nwc_bss, auth, NWIFI_A_BSS_AUTH_ALGO,
			  false),
		NWC_FIELD(struct nwc_bss, unicast_ciphers,
			  NWIFI_A_BSS_UNICAST_CIPHER, false),
		NWC_FIELD(struct nwc_bss, multicast_cipher,
			  NWIFI_A_BSS_MULTICAST_CIPHER, false),
		NWC_FIELD_FLAG(struct nwc_bss, current,
			       NWIFI_A_BSS_CURRENT),
	};
	struct object obj;
	int err;

	*bss = (struct nwc_bss){ 0 };
	err = object_parse(nlh, NWIFI_A_BSS, &obj, bad);
	if (err)
		return err;
	return nwc_decode(obj.nest, fields, NWC_ARRAY_SIZE(fields), bss,
			  bad);
}

/**
 * nwc_port_decode() - read the attributes of a port
 * @nest: attributes
 * @port: set to the port, without the adapter's name, pointing into @nest
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Return: 0, or -EBADMSG.
 */
int nwc_port_decode(struct nwc_blob nest, struct nwc_port *port,
		    const char **bad)
{
	struct raw {
		struct nwc_port p;
		struct nwc_blob counters;
	} raw = { 0 };
	static const struct nwc_field fields[] = {
		NWC_FIELD_BLOB(struct raw, p.peer, NWIFI_A_PORT_PEER, MAC,
			       true),
		NWC_FIELD(struct raw, p.session, NWIFI_A_PORT_SESSION,
			  false),
		NWC_FIELD(struct raw, p.controlled,
			  NWIFI_A_PORT_CONTROLLED, false),
		NWC_FIELD(struct raw, p.authorized,
			  NWIFI_A_PORT_AUTHORIZED, false),
		NWC_FIELD(struct raw, p.owner, NWIFI_A_PORT_OWNER, false),
		NWC_FIELD(struct raw, p.since_ns, NWIFI_A_PORT_SINCE_NS,
			  false),
		NWC_FIELD_BLOB(struct raw, counters, NWIFI_A_PORT_COUNTERS,
			       NEST, false),
	};
	int err;

	err = nwc_decode(nest, fields, NWC_ARRAY_SIZE(fields), &raw, bad);
	if (!err)
		err = decode_counters(raw.counters, &raw.p.counters, bad);
	if (!err)
		*port = raw.p;
	return err;
}

/**
 * nwc_port_parse() - read the description of a port
 * @nlh: message, whose length was checked against the buffer
 * @port: set to the port, pointing into the message
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Return: 0, or -EBADMSG.
 */
int nwc_port_parse(const struct nlmsghdr *nlh, struct nwc_port *port,
		   const char **bad)
{
	struct object obj;
	int err;

	err = object_parse(nlh, NWIFI_A_PORT, &obj, bad);
	if (!err)
		err = nwc_port_decode(obj.nest, port, bad);
	if (!err)
		port->adapter = obj.adapter;
	return err;
}

/**
 * nwc_done_parse() - read the outcome of a request
 * @nlh: request-done message, whose length was checked against the buffer
 * @done: set to the outcome, pointing into the message
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Return: 0, or -EBADMSG.
 */
int nwc_done_parse(const struct nlmsghdr *nlh, struct nwc_done *done,
		   const char **bad)
{
	static const struct nwc_field fields[] = {
		NWC_FIELD(struct nwc_done, ifindex, NWIFI_A_IFINDEX,
			  false),
		NWC_FIELD_BLOB(struct nwc_done, name, NWIFI_A_IFNAME,
			       STRING, false),
		NWC_FIELD(struct nwc_done, cookie, NWIFI_A_COOKIE, true),
		NWC_FIELD(struct nwc_done, command, NWIFI_A_COMMAND,
			  false),
		NWC_FIELD(struct nwc_done, error, NWIFI_A_ERROR, true),
		NWC_FIELD(struct nwc_done, ndis_status,
			  NWIFI_A_NDIS_STATUS, false),
		NWC_FIELD(struct nwc_done, status, NWIFI_A_STATUS, false),
		NWC_FIELD_BLOB(struct nwc_done, message, NWIFI_A_MESSAGE,
			       STRING, false),
		NWC_FIELD_BLOB(struct nwc_done, bssid, NWIFI_A_BSSID, MAC,
			       false),
	};

	*done = (struct nwc_done){ 0 };
	return decode_msg(nlh, fields, NWC_ARRAY_SIZE(fields), done, bad);
}
