// SPDX-License-Identifier: GPL-2.0-only
/*
 * Events of the adapters.
 *
 * The tables list the members of the documented structures in their order;
 * the requirement IDs are those of the catalogue of indications and OIDs.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <string.h>

#include "lib/event.h"

#define MEMBER(_name, _attr, _kind) \
	{ _name, NWIFI_A_PAYLOAD_##_attr, NWIFI_KIND_##_kind, 0 }
#define MEANING(_name, _attr, _kind, _meaning) \
	{ _name, NWIFI_A_PAYLOAD_##_attr, NWIFI_KIND_##_kind, \
	  NWIFI_MEANS_##_meaning }
#define CONSTANT(_name, _value) \
	{ _name, _value, NWIFI_KIND_CONST, 0 }
#define END { 0 }

/* Also for the indications whose payload the family does not carry. */
static const struct nwifi_member nothing[] = { END };

static const struct nwifi_member scan_confirm[] = {
	MEANING("ndisStatus", STATUS, U32, NDIS_STATUS),
	END
};

static const struct nwifi_member association_start[] = {
	MEMBER("MacAddr", MAC_ADDR, MAC),
	MEMBER("SSID", SSID, SSID),
	MEMBER("uIHVData", IHV_DATA, BYTES),
	END
};

static const struct nwifi_member association_completion[] = {
	MEMBER("MacAddr", MAC_ADDR, MAC),
	MEANING("uStatus", STATUS, U32, STATUS),
	MEMBER("bReAssocReq", RE_ASSOC_REQ, BOOL),
	MEMBER("bReAssocResp", RE_ASSOC_RESP, BOOL),
	MEMBER("uAssocReq", ASSOC_REQ, BYTES),
	MEMBER("uAssocResp", ASSOC_RESP, BYTES),
	MEMBER("uBeacon", BEACON, BYTES),
	MEMBER("uIHVData", IHV_DATA, BYTES),
	MEANING("AuthAlgo", AUTH_ALGO, U32, AUTH),
	MEANING("UnicastCipher", UNICAST_CIPHER, U32, CIPHER),
	MEANING("MulticastCipher", MULTICAST_CIPHER, U32, CIPHER),
	MEANING("uActivePhyList", ACTIVE_PHY_LIST, WORDS, PHYS),
	MEMBER("bFourAddressSupported", FOUR_ADDRESS_SUPPORTED, BOOL),
	MEMBER("bPortAuthorized", PORT_AUTHORIZED, BOOL),
	MEANING("ucActiveQoSProtocol", ACTIVE_QOS_PROTOCOL, U8, QOS),
	MEANING("DSInfo", DS_INFO, U32, DS_INFO),
	MEANING("uEncapTable", ENCAP_TABLE, WORDS, ENCAPS),
	MEANING("MulticastMgmtCipher", MULTICAST_MGMT_CIPHER, U32, CIPHER),
	MEMBER("uAssocComebackTime", ASSOC_COMEBACK_TIME, U32),
	END
};

static const struct nwifi_member connection_start[] = {
	MEANING("BSSType", BSS_TYPE, U32, BSS_TYPE),
	MEMBER("AdhocBSSID", ADHOC_BSSID, MAC),
	MEMBER("AdhocSSID", ADHOC_SSID, SSID),
	END
};

/* CONNECTION_COMPLETION and ROAMING_COMPLETION */
static const struct nwifi_member completion[] = {
	MEANING("uStatus", STATUS, U32, STATUS),
	END
};

static const struct nwifi_member roaming_start[] = {
	MEMBER("AdhocBSSID", ADHOC_BSSID, MAC),
	MEMBER("AdhocSSID", ADHOC_SSID, SSID),
	MEANING("uRoamingReason", ROAMING_REASON, U32, STATUS),
	END
};

static const struct nwifi_member disassociation[] = {
	MEMBER("MacAddr", MAC_ADDR, MAC),
	MEANING("uReason", REASON, U32, STATUS),
	MEMBER("uIHVData", IHV_DATA, BYTES),
	END
};

static const struct nwifi_member tkipmic_failure[] = {
	MEMBER("bDefaultKeyFailure", DEFAULT_KEY_FAILURE, BOOL),
	MEMBER("uKeyIndex", KEY_INDEX, U32),
	MEMBER("PeerMac", MAC_ADDR, MAC),
	END
};

static const struct nwifi_member link_quality[] = {
	MEMBER("uLinkQualityList", LINK_QUALITY_ENTRY, LINKQ),
	END
};

static const struct nwifi_code indications[] = {
	{ 0x40010004, "NDIS_STATUS_RESET_START", nothing },
	{ 0x40010005, "NDIS_STATUS_RESET_END", nothing },
	{ 0x40010012, "NDIS_STATUS_MEDIA_SPECIFIC_INDICATION", nothing },
	{ 0x40030000, "NDIS_STATUS_DOT11_SCAN_CONFIRM", scan_confirm },
	{ 0x40030001, "NDIS_STATUS_DOT11_MPDU_MAX_LENGTH_CHANGED", nothing },
	{ 0x40030002, "NDIS_STATUS_DOT11_ASSOCIATION_START",
	  association_start },
	{ 0x40030003, "NDIS_STATUS_DOT11_ASSOCIATION_COMPLETION",
	  association_completion },
	{ 0x40030004, "NDIS_STATUS_DOT11_CONNECTION_START",
	  connection_start },
	{ 0x40030005, "NDIS_STATUS_DOT11_CONNECTION_COMPLETION", completion },
	{ 0x40030006, "NDIS_STATUS_DOT11_ROAMING_START", roaming_start },
	{ 0x40030007, "NDIS_STATUS_DOT11_ROAMING_COMPLETION", completion },
	{ 0x40030008, "NDIS_STATUS_DOT11_DISASSOCIATION", disassociation },
	{ 0x40030009, "NDIS_STATUS_DOT11_TKIPMIC_FAILURE", tkipmic_failure },
	{ 0x4003000a, "NDIS_STATUS_DOT11_PMKID_CANDIDATE_LIST", nothing },
	{ 0x4003000b, "NDIS_STATUS_DOT11_PHY_STATE_CHANGED", nothing },
	{ 0x4003000c, "NDIS_STATUS_DOT11_LINK_QUALITY", link_quality },
	{ 0x40030011, "NDIS_STATUS_DOT11_PHY_FREQUENCY_ADOPTED", nothing },
};

static const struct nwifi_member reset_request[] = {
	/* The reset request of the family is always dot11_reset_type_phy_and_mac. */
	CONSTANT("dot11ResetType", 3),
	MEMBER("dot11MacAddress", MAC_ADDR, MAC),
	MEMBER("bSetDefaultMIB", DEFAULT_MIB, BOOL),
	END
};

static const struct nwifi_member port_state[] = {
	MEMBER("PeerMac", MAC_ADDR, MAC),
	MEMBER("bOpen", OPEN, BOOL),
	END
};

static const struct nwifi_code oids[] = {
	{ 0x0d010310, "OID_DOT11_RESET_REQUEST", reset_request },
	{ 0x0e010181, "OID_DOT11_CONNECT_REQUEST", nothing },
	{ 0x0e01018e, "OID_DOT11_DISCONNECT_REQUEST", nothing },
	{ 0x0e01029a, "OID_DOT11_PORT_STATE_NOTIFICATION", port_state },
};

static const struct nwifi_code *find(const struct nwifi_code *table, size_t n,
				     uint32_t code)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (table[i].code == code)
			return &table[i];
	}
	return NULL;
}

/**
 * nwifi_indication() - description of an indication
 * @code: NDIS_STATUS code
 *
 * Return: description, or NULL if the code is not documented for ExtSTA.
 */
const struct nwifi_code *nwifi_indication(uint32_t code)
{
	return find(indications, NWIFI_ARRAY_SIZE(indications), code);
}

/**
 * nwifi_oid() - description of an OID that the OS side sets on its own
 * @code: OID
 *
 * Return: description, or NULL.
 */
const struct nwifi_code *nwifi_oid(uint32_t code)
{
	return find(oids, NWIFI_ARRAY_SIZE(oids), code);
}

/**
 * nwifi_code_short() - name without the part that all have in common
 * @desc: indication or OID
 *
 * Return: name, as in ASSOCIATION_START.
 */
const char *nwifi_code_short(const struct nwifi_code *desc)
{
	static const char * const prefixes[] = {
		"NDIS_STATUS_DOT11_", "NDIS_STATUS_", "OID_DOT11_",
	};
	size_t i, len;

	for (i = 0; i < NWIFI_ARRAY_SIZE(prefixes); i++) {
		len = strlen(prefixes[i]);
		if (!strncmp(desc->name, prefixes[i], len))
			return desc->name + len;
	}
	return desc->name;
}

/**
 * nwifi_is_event() - is this the command of an event?
 * @cmd: command of a message of the family
 *
 * Return: true if nwifi_event_parse() knows it.
 */
bool nwifi_is_event(int cmd)
{
	return cmd == NWIFI_CMD_INDICATION || cmd == NWIFI_CMD_PORT_EVENT ||
	       cmd == NWIFI_CMD_OID_EVENT || cmd == NWIFI_CMD_ADAPTER_EVENT ||
	       cmd == NWIFI_CMD_IHV_EVENT;
}

/**
 * nwifi_event_parse() - read an event
 * @nlh: message; its length has been checked against the buffer
 * @ev: set to the event, pointing into the message
 * @bad: set to what is wrong on failure; may be NULL
 *
 * The payload is only looked at by nwifi_member_get(), so that one malformed
 * member does not hide the others.
 *
 * Return: 0, -EBADMSG, or -ENOMSG when the message is not an event.
 */
int nwifi_event_parse(const struct nlmsghdr *nlh, struct nwifi_event *ev,
		      const char **bad)
{
	struct raw {
		struct nwifi_event ev;
		struct nwifi_blob port;
	} raw = { 0 };
	static const struct nwifi_field fields[] = {
		NWIFI_FIELD(struct raw, ev.ifindex, NWIFI_A_IFINDEX, true),
		NWIFI_FIELD_BLOB(struct raw, ev.name, NWIFI_A_IFNAME, STRING,
				 true),
		NWIFI_FIELD(struct raw, ev.seq, NWIFI_A_SEQ, true),
		NWIFI_FIELD(struct raw, ev.time_ns, NWIFI_A_TIME_NS, true),
		NWIFI_FIELD(struct raw, ev.code, NWIFI_A_CODE, false),
		NWIFI_FIELD_BLOB(struct raw, ev.payload, NWIFI_A_PAYLOAD,
				 NEST, false),
		NWIFI_FIELD(struct raw, ev.port_action, NWIFI_A_PORT_ACTION,
			    false),
		NWIFI_FIELD_BLOB(struct raw, port, NWIFI_A_PORT, NEST, false),
		NWIFI_FIELD(struct raw, ev.port_cause, NWIFI_A_PORT_CAUSE,
			    false),
		NWIFI_FIELD(struct raw, ev.status, NWIFI_A_STATUS, false),
		NWIFI_FIELD(struct raw, ev.adapter_action,
			    NWIFI_A_ADAPTER_ACTION, false),
		NWIFI_FIELD_BLOB(struct raw, ev.ihv_name, NWIFI_A_IHV_NAME,
				 STRING, false),
		NWIFI_FIELD_FLAG(struct raw, ev.ihv_function,
				 NWIFI_A_IHV_IS_FUNCTION),
		NWIFI_FIELD(struct raw, ev.ihv_phase, NWIFI_A_IHV_PHASE, false),
		NWIFI_FIELD(struct raw, ev.ihv_result, NWIFI_A_IHV_RESULT,
			    false),
		NWIFI_FIELD(struct raw, ev.ihv_session, NWIFI_A_IHV_SESSION,
			    false),
		NWIFI_FIELD_BLOB(struct raw, ev.peer, NWIFI_A_MAC, MAC, false),
	};
	struct nwifi_blob attrs;
	const char *unused;
	int err;

	if (!bad)
		bad = &unused;
	*bad = "message length";
	if (nwifi_msg_attrs(nlh, &attrs))
		return -EBADMSG;
	raw.ev.cmd = nwifi_msg_cmd(nlh);
	if (!nwifi_is_event(raw.ev.cmd))
		return -ENOMSG;

	err = nwifi_decode(attrs, fields, NWIFI_ARRAY_SIZE(fields), &raw, bad);
	if (err)
		return err;

	if (raw.ev.cmd == NWIFI_CMD_PORT_EVENT) {
		err = nwifi_port_decode(raw.port, &raw.ev.port, bad);
		if (err)
			return err;
	}
	if (raw.ev.cmd == NWIFI_CMD_INDICATION)
		raw.ev.desc = nwifi_indication(raw.ev.code);
	else if (raw.ev.cmd == NWIFI_CMD_OID_EVENT)
		raw.ev.desc = nwifi_oid(raw.ev.code);
	*ev = raw.ev;
	return 0;
}

/**
 * nwifi_member_get() - value of a member of the payload
 * @ev: event
 * @member: one of the members of its description
 * @value: set to the value; to zero, as in a zeroed structure, when the
 *	kernel left the member out. NWIFI_KIND_LINKQ gives the whole payload,
 *	to be walked by nwifi_linkq_next().
 *
 * Return: 0, or -EBADMSG when the member is malformed.
 */
int nwifi_member_get(const struct nwifi_event *ev,
		     const struct nwifi_member *member,
		     struct nwifi_value *value)
{
	struct nwifi_blob payload, list, peer;
	uint8_t quality;
	int err;

	*value = (struct nwifi_value){ 0 };
	if (member->kind == NWIFI_KIND_CONST) {
		value->u = member->attr;
		return 0;
	}
	if (member->kind == NWIFI_KIND_LINKQ) {
		/* Whoever walks the list afterwards need not look for errors. */
		list = ev->payload;
		while ((err = nwifi_linkq_next(&list, &peer, &quality)) == 0)
			;
		if (err == -EBADMSG)
			return err;
		value->blob = ev->payload;
		return 0;
	}

	err = nwifi_attr_find(ev->payload, member->attr, &payload);
	if (err == -ENOENT)
		return 0;
	if (err)
		return err;
	return nwifi_attr_value(payload, member->kind, value);
}

/**
 * nwifi_word() - number in a list of NWIFI_KIND_WORDS
 * @words: list
 * @i: index, less than the length divided by 4
 *
 * Return: the number.
 */
uint32_t nwifi_word(struct nwifi_blob words, size_t i)
{
	uint32_t word;

	memcpy(&word, words.data + 4 * i, sizeof(word));
	return word;
}

/**
 * nwifi_encap() - entry of uEncapTable
 * @words: table
 * @i: index, less than the length divided by 4
 *
 * Return: the entry, in host byte order.
 */
struct nwifi_encap nwifi_encap(struct nwifi_blob words, size_t i)
{
	struct nwifi_encap encap;

	memcpy(&encap, words.data + 4 * i, sizeof(encap));
	encap.ethertype = ntohs(encap.ethertype);
	return encap;
}
