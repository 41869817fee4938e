// SPDX-License-Identifier: GPL-2.0-only
/* The side of an IHV extension host: calls of the kernel, requests to it. */
#include <errno.h>
#include <netlink/attr.h>
#include <string.h>

#include "lib/ihv.h"
#include "lib/sock.h"

static int decode_completion(struct nwc_blob nest,
			     struct nwc_completion *c, const char **bad)
{
#define FIELD(_member, _attr)						\
	NWC_FIELD(struct nwc_completion, _member,			\
		  NWIFI_A_PAYLOAD_##_attr, false)
#define BLOB(_member, _attr, _kind)					\
	NWC_FIELD_BLOB(struct nwc_completion, _member,		\
		       NWIFI_A_PAYLOAD_##_attr, _kind, false)
	static const struct nwc_field fields[] = {
		BLOB(mac, MAC_ADDR, MAC),
		FIELD(status, STATUS),
		FIELD(reassoc_req, RE_ASSOC_REQ),
		FIELD(reassoc_resp, RE_ASSOC_RESP),
		BLOB(assoc_req, ASSOC_REQ, BYTES),
		BLOB(assoc_resp, ASSOC_RESP, BYTES),
		BLOB(beacon, BEACON, BYTES),
		BLOB(ihv_data, IHV_DATA, BYTES),
		FIELD(auth, AUTH_ALGO),
		FIELD(unicast, UNICAST_CIPHER),
		FIELD(multicast, MULTICAST_CIPHER),
		BLOB(phys, ACTIVE_PHY_LIST, WORDS),
		FIELD(four_address, FOUR_ADDRESS_SUPPORTED),
		FIELD(authorized, PORT_AUTHORIZED),
		FIELD(qos, ACTIVE_QOS_PROTOCOL),
		FIELD(ds_info, DS_INFO),
		BLOB(encaps, ENCAP_TABLE, WORDS),
		FIELD(multicast_mgmt, MULTICAST_MGMT_CIPHER),
		FIELD(comeback, ASSOC_COMEBACK_TIME),
	};
#undef BLOB
#undef FIELD

	return nwc_decode(nest, fields, NWC_ARRAY_SIZE(fields), c, bad);
}

/**
 * nwc_ihv_call_parse() - read an ihv-call
 * @nlh: message, whose length was checked against the buffer
 * @call: set to the call, pointing into the message
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Return: 0, or -EBADMSG.
 */
int nwc_ihv_call_parse(const struct nlmsghdr *nlh,
		       struct nwc_ihv_call *call, const char **bad)
{
	struct raw {
		struct nwc_ihv_call c;
		struct nwc_blob port;
		struct nwc_blob payload;
	} raw = { 0 };
	static const struct nwc_field fields[] = {
		NWC_FIELD(struct raw, c.ifindex, NWIFI_A_IFINDEX, true),
		NWC_FIELD(struct raw, c.cookie, NWIFI_A_COOKIE, true),
		NWC_FIELD(struct raw, c.handler, NWIFI_A_IHV_HANDLER, true),
		NWC_FIELD(struct raw, c.deadline, NWIFI_A_IHV_DEADLINE,
			  false),
		NWC_FIELD(struct raw, c.session, NWIFI_A_IHV_SESSION, false),
		NWC_FIELD_BLOB(struct raw, c.ssid, NWIFI_A_SSID, SSID, false),
		NWC_FIELD_BLOB(struct raw, c.mac, NWIFI_A_MAC, MAC, false),
		NWC_FIELD(struct raw, c.status, NWIFI_A_STATUS, false),
		NWC_FIELD(struct raw, c.ethertype, NWIFI_A_ETHERTYPE, false),
		NWC_FIELD_BLOB(struct raw, c.packet, NWIFI_A_PACKET, BYTES,
			       false),
		NWC_FIELD_BLOB(struct raw, port, NWIFI_A_PORT, NEST, false),
		NWC_FIELD_BLOB(struct raw, payload, NWIFI_A_PAYLOAD, NEST,
			       false),
	};
	struct nwc_blob attrs;
	int err;

	if (nwc_msg_attrs(nlh, &attrs)) {
		if (bad)
			*bad = "message length";
		return -EBADMSG;
	}
	err = nwc_decode(attrs, fields, NWC_ARRAY_SIZE(fields), &raw, bad);
	if (!err && raw.port.data)
		err = nwc_port_decode(raw.port, &raw.c.port, bad);
	if (!err && raw.payload.data)
		err = decode_completion(raw.payload, &raw.c.completion, bad);
	if (!err)
		*call = raw.c;
	return err;
}

/*
 * Requests. Each function returns a message for nwc_call(), or NULL for lack of
 * memory. Attributes of absent values are left out.
 */

static struct nl_msg *ihv_request(int cmd, uint32_t ifindex)
{
	struct nl_msg *msg = nwc_request(cmd);

	if (msg && nla_put_u32(msg, NWIFI_A_IFINDEX, ifindex)) {
		nlmsg_free(msg);
		msg = NULL;
	}
	return msg;
}

/* Free the message and make it NULL if the attribute cannot be added. */
static void msg_put(struct nl_msg **msg, int attr, const void *data, size_t len)
{
	if (*msg && nla_put(*msg, attr, len, data)) {
		nlmsg_free(*msg);
		*msg = NULL;
	}
}

static void msg_put_u32(struct nl_msg **msg, int attr, uint32_t value)
{
	msg_put(msg, attr, &value, sizeof(value));
}

static void msg_put_u16(struct nl_msg **msg, int attr, uint16_t value)
{
	msg_put(msg, attr, &value, sizeof(value));
}

static void msg_put_u64(struct nl_msg **msg, int attr, uint64_t value)
{
	msg_put(msg, attr, &value, sizeof(value));
}

static void msg_put_blob(struct nl_msg **msg, int attr, struct nwc_blob blob)
{
	if (blob.len)
		msg_put(msg, attr, blob.data, blob.len);
}

static void msg_put_flag(struct nl_msg **msg, int attr, bool flag)
{
	if (flag)
		msg_put(msg, attr, NULL, 0);
}

/**
 * nwc_ihv_bind() - make the request to become the host of an adapter
 * @ifindex: adapter
 * @cookie: cookie of the outcome, which comes when the station has heard of the
 *	host; zero if nobody waits for that
 * @pre_ms: how long a pre-association may take; zero for the default
 *
 * Return: request, to which the kernel replies with the adapter.
 */
struct nl_msg *nwc_ihv_bind(uint32_t ifindex, uint64_t cookie, uint32_t pre_ms)
{
	struct nl_msg *msg = ihv_request(NWIFI_CMD_IHV_BIND, ifindex);

	if (cookie)
		msg_put_u64(&msg, NWIFI_A_COOKIE, cookie);
	if (pre_ms)
		msg_put_u32(&msg, NWIFI_A_IHV_PRE_TIMEOUT, pre_ms);
	return msg;
}

/**
 * nwc_ihv_require() - make the request that no port of an adapter is open
 *	without a host
 * @ifindex: adapter
 *
 * Return: request.
 */
struct nl_msg *nwc_ihv_require(uint32_t ifindex)
{
	const struct nla_bitfield32 bits = {
		.value = NWIFI_SETTING_EXTENSION_REQUIRED,
		.selector = NWIFI_SETTING_EXTENSION_REQUIRED,
	};
	struct nl_msg *msg = ihv_request(NWIFI_CMD_ADAPTER_SET, ifindex);

	msg_put(&msg, NWIFI_A_SETTINGS, &bits, sizeof(bits));
	return msg;
}

/**
 * nwc_ihv_lost_parse() - read that the kernel has let a host go
 * @nlh: ihv-lost message, whose length was checked against the buffer
 * @ifindex: set to the adapter
 *
 * Return: 0, or -EBADMSG.
 */
int nwc_ihv_lost_parse(const struct nlmsghdr *nlh, uint32_t *ifindex)
{
	struct lost {
		uint32_t ifindex;
	} lost = { 0 };
	static const struct nwc_field fields[] = {
		NWC_FIELD(struct lost, ifindex, NWIFI_A_IFINDEX, true),
	};
	struct nwc_blob attrs;
	int err;

	if (nwc_msg_attrs(nlh, &attrs))
		return -EBADMSG;
	err = nwc_decode(attrs, fields, NWC_ARRAY_SIZE(fields), &lost, NULL);
	*ifindex = lost.ifindex;
	return err;
}

/**
 * nwc_ihv_unbind() - make the request to give an adapter back
 * @ifindex: adapter
 * @cookie: cookie of the outcome, which comes after the last call of a handler
 *
 * Return: request.
 */
struct nl_msg *nwc_ihv_unbind(uint32_t ifindex, uint64_t cookie)
{
	struct nl_msg *msg = ihv_request(NWIFI_CMD_IHV_UNBIND, ifindex);

	msg_put_u64(&msg, NWIFI_A_COOKIE, cookie);
	return msg;
}

/**
 * nwc_ihv_return() - make the request that reports the return of a handler
 * @ifindex: adapter
 * @cookie: cookie of the call
 * @result: Win32 error
 * @managed: the extension manages the connection, for PerformPreAssociate
 *
 * Return: request.
 */
struct nl_msg *nwc_ihv_return(uint32_t ifindex, uint64_t cookie,
			      uint32_t result, bool managed)
{
	struct nl_msg *msg = ihv_request(NWIFI_CMD_IHV_RETURN, ifindex);

	msg_put_u64(&msg, NWIFI_A_COOKIE, cookie);
	msg_put_u32(&msg, NWIFI_A_IHV_RESULT, result);
	msg_put_flag(&msg, NWIFI_A_IHV_MANAGED, managed);
	return msg;
}

/**
 * nwc_ihv_pre_done() - make the request of Dot11ExtPreAssociateCompletion
 * @ifindex: adapter
 * @session: connection session
 * @result: Win32 error
 * @reason: reason code
 * @auth: DOT11_AUTH_ALGORITHM; zero if the extension has not chosen any, and
 *	then the ciphers are not used
 * @unicast: DOT11_CIPHER_ALGORITHM
 * @multicast: DOT11_CIPHER_ALGORITHM
 *
 * Return: request.
 */
struct nl_msg *nwc_ihv_pre_done(uint32_t ifindex, uint32_t session,
				uint32_t result, uint32_t reason,
				uint32_t auth, uint32_t unicast,
				uint32_t multicast)
{
	struct nl_msg *msg = ihv_request(NWIFI_CMD_IHV_PRE_DONE, ifindex);

	msg_put_u32(&msg, NWIFI_A_IHV_SESSION, session);
	msg_put_u32(&msg, NWIFI_A_IHV_RESULT, result);
	msg_put_u32(&msg, NWIFI_A_IHV_REASON, reason);
	if (auth) {
		msg_put_u32(&msg, NWIFI_A_AUTH_ALGO, auth);
		msg_put_u32(&msg, NWIFI_A_UNICAST_CIPHER, unicast);
		msg_put_u32(&msg, NWIFI_A_MULTICAST_CIPHER, multicast);
	}
	return msg;
}

/**
 * nwc_ihv_post_done() - make the request of Dot11ExtPostAssociateCompletion
 * @ifindex: adapter
 * @session: security session
 * @mac: peer
 * @result: Win32 error
 * @reason: reason code
 *
 * Return: request.
 */
struct nl_msg *nwc_ihv_post_done(uint32_t ifindex, uint32_t session,
				 struct nwc_blob mac, uint32_t result,
				 uint32_t reason)
{
	struct nl_msg *msg = ihv_request(NWIFI_CMD_IHV_POST_DONE, ifindex);

	msg_put_u32(&msg, NWIFI_A_IHV_SESSION, session);
	msg_put_blob(&msg, NWIFI_A_MAC, mac);
	msg_put_u32(&msg, NWIFI_A_IHV_RESULT, result);
	msg_put_u32(&msg, NWIFI_A_IHV_REASON, reason);
	return msg;
}

/**
 * nwc_ihv_ethertypes() - make the request of Dot11ExtSetEtherTypeHandling
 * @ifindex: adapter
 * @backlog: number of packets that may wait while the handler runs
 * @types: EtherTypes, host byte order
 * @n: number of EtherTypes
 * @exempted: privacy exemption, or NULL
 *
 * Return: request.
 */
struct nl_msg *nwc_ihv_ethertypes(uint32_t ifindex, uint32_t backlog,
				  const uint16_t *types, unsigned int n,
				  const struct nwc_ihv_exemption *exempted)
{
	struct nl_msg *msg = ihv_request(NWIFI_CMD_IHV_ETHERTYPES, ifindex);
	unsigned int i;

	msg_put_u32(&msg, NWIFI_A_BACKLOG, backlog);
	for (i = 0; i < n; i++)
		msg_put_u16(&msg, NWIFI_A_REGISTRATION, types[i]);
	if (exempted) {
		msg_put_u16(&msg, NWIFI_A_ETHERTYPE, exempted->ethertype);
		msg_put_u32(&msg, NWIFI_A_EXEMPTION_ACTION, exempted->action);
		msg_put_u32(&msg, NWIFI_A_EXEMPTION_PACKETS, exempted->packets);
	}
	return msg;
}

/**
 * nwc_ihv_send() - make the request of Dot11ExtSendPacket
 * @ifindex: adapter
 * @cookie: cookie of the outcome and of the completion
 * @mac: destination
 * @ethertype: EtherType, host byte order
 * @packet: payload after the EtherType
 *
 * Return: request.
 */
struct nl_msg *nwc_ihv_send(uint32_t ifindex, uint64_t cookie,
			    struct nwc_blob mac, uint16_t ethertype,
			    struct nwc_blob packet)
{
	struct nl_msg *msg = ihv_request(NWIFI_CMD_IHV_SEND, ifindex);

	msg_put_u64(&msg, NWIFI_A_COOKIE, cookie);
	msg_put_blob(&msg, NWIFI_A_MAC, mac);
	msg_put_u16(&msg, NWIFI_A_ETHERTYPE, ethertype);
	msg_put(&msg, NWIFI_A_PACKET, packet.data, packet.len);
	return msg;
}

/**
 * nwc_ihv_scan() - make the request to look for a network
 * @ifindex: adapter
 * @cookie: cookie of the outcome
 * @ssid: SSID of the network
 *
 * Return: request.
 */
struct nl_msg *nwc_ihv_scan(uint32_t ifindex, uint64_t cookie,
			    struct nwc_blob ssid)
{
	struct nl_msg *msg = ihv_request(NWIFI_CMD_SCAN, ifindex);

	msg_put_u64(&msg, NWIFI_A_COOKIE, cookie);
	msg_put_blob(&msg, NWIFI_A_SCAN_SSID, ssid);
	return msg;
}

/**
 * nwc_ihv_key() - make the request of Dot11ExtSetKeyMappingKey,
 *	Dot11ExtSetDefaultKey or Dot11ExtSetDefaultKeyId
 * @ifindex: adapter
 * @key: the key
 *
 * Return: request.
 */
struct nl_msg *nwc_ihv_key(uint32_t ifindex, const struct nwc_ihv_key *key)
{
	struct nl_msg *msg = ihv_request(NWIFI_CMD_IHV_KEY, ifindex);

	msg_put_u32(&msg, NWIFI_A_IHV_SESSION, key->session);
	msg_put_blob(&msg, NWIFI_A_MAC, key->mac);
	msg_put_blob(&msg, NWIFI_A_KEY, key->key);
	msg_put_u32(&msg, NWIFI_A_KEY_CIPHER, key->cipher);
	msg_put_blob(&msg, NWIFI_A_KEY_SEQ, key->seq);
	msg_put_u32(&msg, NWIFI_A_KEY_INDEX, key->index);
	msg_put_flag(&msg, NWIFI_A_KEY_DELETE, key->remove);
	msg_put_flag(&msg, NWIFI_A_KEY_DEFAULT, key->make_default);
	return msg;
}

/**
 * nwc_ihv_report() - make the request to report a call to listeners
 * @ifindex: adapter
 * @report: the call
 *
 * Return: request.
 */
struct nl_msg *nwc_ihv_report(uint32_t ifindex,
			      const struct nwc_ihv_report *report)
{
	struct nl_msg *msg = ihv_request(NWIFI_CMD_IHV_REPORT, ifindex);

	msg_put(&msg, NWIFI_A_IHV_NAME, report->name, strlen(report->name) + 1);
	msg_put_flag(&msg, NWIFI_A_IHV_IS_FUNCTION, report->is_function);
	msg_put_u32(&msg, NWIFI_A_IHV_PHASE, report->phase);
	if (report->phase != NWIFI_IHV_PHASE_CALL)
		msg_put_u32(&msg, NWIFI_A_IHV_RESULT, report->result);
	if (report->session)
		msg_put_u32(&msg, NWIFI_A_IHV_SESSION, report->session);
	msg_put_blob(&msg, NWIFI_A_MAC, report->mac);
	return msg;
}
