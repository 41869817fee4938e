// SPDX-License-Identifier: GPL-2.0-only
/* What the kernel says about adapters, BSSs, ports and finished requests. */
#include <errno.h>
#include <string.h>

#include "lib/object.h"

/**
 * struct object - what an object message has around the object itself
 * @adapter: name of the adapter
 * @nest: attributes of the object
 */
struct object {
	struct nwifi_blob adapter;
	struct nwifi_blob nest;
};

static int decode_msg(const struct nlmsghdr *nlh,
		      const struct nwifi_field *fields, size_t n, void *obj,
		      const char **bad)
{
	struct nwifi_blob attrs;

	if (nwifi_msg_attrs(nlh, &attrs)) {
		if (bad)
			*bad = "message length";
		return -EBADMSG;
	}
	return nwifi_decode(attrs, fields, n, obj, bad);
}

static int decode_counters(struct nwifi_blob nest, struct nwifi_counters *c,
			   const char **bad)
{
	struct raw {
		struct nwifi_counters c;
		struct nwifi_blob drops;
	} raw = { 0 };
	static const struct nwifi_field fields[] = {
		NWIFI_FIELD(struct raw, c.tx_packets,
			    NWIFI_A_COUNTERS_TX_PACKETS, false),
		NWIFI_FIELD(struct raw, c.tx_bytes,
			    NWIFI_A_COUNTERS_TX_BYTES, false),
		NWIFI_FIELD(struct raw, c.rx_packets,
			    NWIFI_A_COUNTERS_RX_PACKETS, false),
		NWIFI_FIELD(struct raw, c.rx_bytes,
			    NWIFI_A_COUNTERS_RX_BYTES, false),
		NWIFI_FIELD_BLOB(struct raw, drops,
				 NWIFI_A_COUNTERS_DROPS, BYTES, false),
	};
	size_t len;
	int err;

	err = nwifi_decode(nest, fields, NWIFI_ARRAY_SIZE(fields), &raw, bad);
	if (err)
		return err;
	if (raw.drops.len % sizeof(uint64_t)) {
		if (bad)
			*bad = "drops";
		return -EBADMSG;
	}
	*c = raw.c;
	/* Another version of the module may know more causes, or fewer. */
	len = raw.drops.len;
	if (len > sizeof(c->drops))
		len = sizeof(c->drops);
	if (len)
		memcpy(c->drops, raw.drops.data, len);
	return 0;
}

/**
 * nwifi_adapter_parse() - read the description of an adapter
 * @nlh: message; its length has been checked against the buffer
 * @a: set to the adapter, pointing into the message
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Return: 0, or -EBADMSG.
 */
int nwifi_adapter_parse(const struct nlmsghdr *nlh, struct nwifi_adapter *a,
			const char **bad)
{
	struct raw {
		struct nwifi_adapter a;
		struct nwifi_blob counters;
	} raw = { 0 };
	static const struct nwifi_field fields[] = {
		NWIFI_FIELD(struct raw, a.ifindex, NWIFI_A_IFINDEX, true),
		NWIFI_FIELD_BLOB(struct raw, a.name, NWIFI_A_IFNAME, STRING,
				 true),
		NWIFI_FIELD(struct raw, a.lower_ifindex,
			    NWIFI_A_LOWER_IFINDEX, false),
		NWIFI_FIELD_BLOB(struct raw, a.lower, NWIFI_A_LOWER_IFNAME,
				 STRING, false),
		NWIFI_FIELD_BLOB(struct raw, a.wiphy, NWIFI_A_WIPHY_NAME,
				 STRING, false),
		NWIFI_FIELD_BLOB(struct raw, a.mac, NWIFI_A_MAC, MAC, false),
		NWIFI_FIELD(struct raw, a.state, NWIFI_A_STATE, false),
		NWIFI_FIELD_BLOB(struct raw, a.phase, NWIFI_A_PHASE, STRING,
				 false),
		NWIFI_FIELD_BLOB(struct raw, a.ssid, NWIFI_A_SSID, SSID,
				 false),
		NWIFI_FIELD_BLOB(struct raw, a.bssid, NWIFI_A_BSSID, MAC,
				 false),
		NWIFI_FIELD_BLOB(struct raw, counters, NWIFI_A_COUNTERS, NEST,
				 false),
	};
	int err;

	err = decode_msg(nlh, fields, NWIFI_ARRAY_SIZE(fields), &raw, bad);
	if (!err)
		err = decode_counters(raw.counters, &raw.a.counters, bad);
	if (!err)
		*a = raw.a;
	return err;
}

static int parse_object(const struct nlmsghdr *nlh, uint16_t attr,
			struct object *obj, const char **bad)
{
	const struct nwifi_field fields[] = {
		NWIFI_FIELD_BLOB(struct object, adapter, NWIFI_A_IFNAME,
				 STRING, false),
		NWIFI_FIELD_BLOB(struct object, nest, attr, NEST, true),
	};

	*obj = (struct object){ 0 };
	return decode_msg(nlh, fields, NWIFI_ARRAY_SIZE(fields), obj, bad);
}

/**
 * nwifi_bss_parse() - read an entry of the BSS cache
 * @nlh: message; its length has been checked against the buffer
 * @bss: set to the entry, pointing into the message
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Return: 0, or -EBADMSG.
 */
int nwifi_bss_parse(const struct nlmsghdr *nlh, struct nwifi_bss *bss,
		    const char **bad)
{
	static const struct nwifi_field fields[] = {
		NWIFI_FIELD_BLOB(struct nwifi_bss, bssid, NWIFI_A_BSS_BSSID,
				 MAC, true),
		NWIFI_FIELD_BLOB(struct nwifi_bss, ssid, NWIFI_A_BSS_SSID,
				 SSID, false),
		NWIFI_FIELD(struct nwifi_bss, frequency,
			    NWIFI_A_BSS_FREQUENCY, false),
		NWIFI_FIELD(struct nwifi_bss, signal, NWIFI_A_BSS_SIGNAL,
			    false),
		NWIFI_FIELD(struct nwifi_bss, link_quality,
			    NWIFI_A_BSS_LINK_QUALITY, false),
		NWIFI_FIELD(struct nwifi_bss, beacon_interval,
			    NWIFI_A_BSS_BEACON_INTERVAL, false),
		NWIFI_FIELD(struct nwifi_bss, capability,
			    NWIFI_A_BSS_CAPABILITY, false),
		NWIFI_FIELD(struct nwifi_bss, tsf, NWIFI_A_BSS_TSF, false),
		NWIFI_FIELD(struct nwifi_bss, seen_ms_ago,
			    NWIFI_A_BSS_SEEN_MS_AGO, false),
		NWIFI_FIELD_BLOB(struct nwifi_bss, ies, NWIFI_A_BSS_IES,
				 BYTES, false),
		NWIFI_FIELD(struct nwifi_bss, auth, NWIFI_A_BSS_AUTH_ALGO,
			    false),
		NWIFI_FIELD(struct nwifi_bss, unicast_ciphers,
			    NWIFI_A_BSS_UNICAST_CIPHER, false),
		NWIFI_FIELD(struct nwifi_bss, multicast_cipher,
			    NWIFI_A_BSS_MULTICAST_CIPHER, false),
		NWIFI_FIELD_FLAG(struct nwifi_bss, current,
				 NWIFI_A_BSS_CURRENT),
	};
	struct object obj;
	int err;

	*bss = (struct nwifi_bss){ 0 };
	err = parse_object(nlh, NWIFI_A_BSS, &obj, bad);
	if (err)
		return err;
	return nwifi_decode(obj.nest, fields, NWIFI_ARRAY_SIZE(fields), bss,
			    bad);
}

/**
 * nwifi_port_decode() - read the attributes of a port
 * @nest: attributes
 * @port: set to the port, without the adapter's name, pointing into @nest
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Return: 0, or -EBADMSG.
 */
int nwifi_port_decode(struct nwifi_blob nest, struct nwifi_port *port,
		      const char **bad)
{
	struct raw {
		struct nwifi_port p;
		struct nwifi_blob counters;
	} raw = { 0 };
	static const struct nwifi_field fields[] = {
		NWIFI_FIELD_BLOB(struct raw, p.peer, NWIFI_A_PORT_PEER, MAC,
				 true),
		NWIFI_FIELD(struct raw, p.session, NWIFI_A_PORT_SESSION,
			    false),
		NWIFI_FIELD(struct raw, p.controlled,
			    NWIFI_A_PORT_CONTROLLED, false),
		NWIFI_FIELD(struct raw, p.authorized,
			    NWIFI_A_PORT_AUTHORIZED, false),
		NWIFI_FIELD(struct raw, p.owner, NWIFI_A_PORT_OWNER, false),
		NWIFI_FIELD(struct raw, p.since_ns, NWIFI_A_PORT_SINCE_NS,
			    false),
		NWIFI_FIELD_BLOB(struct raw, counters, NWIFI_A_PORT_COUNTERS,
				 NEST, false),
	};
	int err;

	err = nwifi_decode(nest, fields, NWIFI_ARRAY_SIZE(fields), &raw, bad);
	if (!err)
		err = decode_counters(raw.counters, &raw.p.counters, bad);
	if (!err)
		*port = raw.p;
	return err;
}

/**
 * nwifi_port_parse() - read the description of a port
 * @nlh: message; its length has been checked against the buffer
 * @port: set to the port, pointing into the message
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Return: 0, or -EBADMSG.
 */
int nwifi_port_parse(const struct nlmsghdr *nlh, struct nwifi_port *port,
		     const char **bad)
{
	struct object obj;
	int err;

	err = parse_object(nlh, NWIFI_A_PORT, &obj, bad);
	if (!err)
		err = nwifi_port_decode(obj.nest, port, bad);
	if (!err)
		port->adapter = obj.adapter;
	return err;
}

/**
 * nwifi_done_parse() - read the outcome of a request
 * @nlh: request-done message; its length has been checked
 * @done: set to the outcome, pointing into the message
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Return: 0, or -EBADMSG.
 */
int nwifi_done_parse(const struct nlmsghdr *nlh, struct nwifi_done *done,
		     const char **bad)
{
	static const struct nwifi_field fields[] = {
		NWIFI_FIELD(struct nwifi_done, ifindex, NWIFI_A_IFINDEX,
			    false),
		NWIFI_FIELD_BLOB(struct nwifi_done, name, NWIFI_A_IFNAME,
				 STRING, false),
		NWIFI_FIELD(struct nwifi_done, cookie, NWIFI_A_COOKIE, true),
		NWIFI_FIELD(struct nwifi_done, command, NWIFI_A_COMMAND,
			    false),
		NWIFI_FIELD(struct nwifi_done, error, NWIFI_A_ERROR, true),
		NWIFI_FIELD(struct nwifi_done, ndis_status,
			    NWIFI_A_NDIS_STATUS, false),
		NWIFI_FIELD(struct nwifi_done, status, NWIFI_A_STATUS, false),
		NWIFI_FIELD_BLOB(struct nwifi_done, message, NWIFI_A_MESSAGE,
				 STRING, false),
		NWIFI_FIELD_BLOB(struct nwifi_done, bssid, NWIFI_A_BSSID, MAC,
				 false),
	};

	*done = (struct nwifi_done){ 0 };
	return decode_msg(nlh, fields, NWIFI_ARRAY_SIZE(fields), done, bad);
}
