// SPDX-License-Identifier: GPL-2.0-only
/*
 * Events of the adapters.
 *
 * The tables list the members of the documented structures in their order;
 * Documentation/spec/indications.md and oids.md have the structures.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <string.h>
#include <windot11.h>

#include "lib/event.h"

#define MEMBER(_name, _attr, _kind) \
	{ _name, NWIFI_A_PAYLOAD_##_attr, NWC_KIND_##_kind, 0 }
#define MEANING(_name, _attr, _kind, _meaning) \
	{ _name, NWIFI_A_PAYLOAD_##_attr, NWC_KIND_##_kind, \
	  NWC_MEANS_##_meaning }
#define CONSTANT(_name, _value) \
	{ _name, _value, NWC_KIND_CONST, 0 }
#define END { 0 }

/* Shared with the indications whose payload the family does not carry. */
static const struct nwc_member no_members[] = { END };

static const struct nwc_member scan_confirm[] = {
	MEANING("ndisStatus", STATUS, U32, NDIS_STATUS),
	END
};

static const struct nwc_member association_start[] = {
	MEMBER("MacAddr", MAC_ADDR, MAC),
	MEMBER("SSID", SSID, SSID),
	MEMBER("uIHVData", IHV_DATA, BYTES),
	END
};

static const struct nwc_member association_completion[] = {
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

static const struct nwc_member connection_start[] = {
	MEANING("BSSType", BSS_TYPE, U32, BSS_TYPE),
	MEMBER("AdhocBSSID", ADHOC_BSSID, MAC),
	MEMBER("AdhocSSID", ADHOC_SSID, SSID),
	END
};

/* CONNECTION_COMPLETION and ROAMING_COMPLETION */
static const struct nwc_member completion[] = {
	MEANING("uStatus", STATUS, U32, STATUS),
	END
};

static const struct nwc_member roaming_start[] = {
	MEMBER("AdhocBSSID", ADHOC_BSSID, MAC),
	MEMBER("AdhocSSID", ADHOC_SSID, SSID),
	MEANING("uRoamingReason", ROAMING_REASON, U32, STATUS),
	END
};

static const struct nwc_member disassociation[] = {
	MEMBER("MacAddr", MAC_ADDR, MAC),
	MEANING("uReason", REASON, U32, STATUS),
	MEMBER("uIHVData", IHV_DATA, BYTES),
	END
};

static const struct nwc_member tkipmic_failure[] = {
	MEMBER("bDefaultKeyFailure", DEFAULT_KEY_FAILURE, BOOL),
	MEMBER("uKeyIndex", KEY_INDEX, U32),
	MEMBER("PeerMac", MAC_ADDR, MAC),
	END
};

static const struct nwc_member link_quality[] = {
	MEMBER("uLinkQualityList", LINK_QUALITY_ENTRY, LINKQ),
	END
};

#define INDICATION(_name, _members) \
	{ (uint32_t)NDIS_STATUS_##_name, "NDIS_STATUS_" #_name, _members }
static const struct nwc_code indications[] = {
	INDICATION(RESET_START, no_members),
	INDICATION(RESET_END, no_members),
	INDICATION(MEDIA_SPECIFIC_INDICATION, no_members),
	INDICATION(DOT11_SCAN_CONFIRM, scan_confirm),
	INDICATION(DOT11_MPDU_MAX_LENGTH_CHANGED, no_members),
	INDICATION(DOT11_ASSOCIATION_START, association_start),
	INDICATION(DOT11_ASSOCIATION_COMPLETION, association_completion),
	INDICATION(DOT11_CONNECTION_START, connection_start),
	INDICATION(DOT11_CONNECTION_COMPLETION, completion),
	INDICATION(DOT11_ROAMING_START, roaming_start),
	INDICATION(DOT11_ROAMING_COMPLETION, completion),
	INDICATION(DOT11_DISASSOCIATION, disassociation),
	INDICATION(DOT11_TKIPMIC_FAILURE, tkipmic_failure),
	INDICATION(DOT11_PMKID_CANDIDATE_LIST, no_members),
	INDICATION(DOT11_PHY_STATE_CHANGED, no_members),
	INDICATION(DOT11_LINK_QUALITY, link_quality),
	INDICATION(DOT11_PHY_FREQUENCY_ADOPTED, no_members),
};

static const struct nwc_member reset_request[] = {
	/* A reset of the family always resets both the PHY and the MAC. */
	CONSTANT("dot11ResetType", dot11_reset_type_phy_and_mac),
	MEMBER("dot11MacAddress", MAC_ADDR, MAC),
	MEMBER("bSetDefaultMIB", DEFAULT_MIB, BOOL),
	END
};

static const struct nwc_member port_state[] = {
	MEMBER("PeerMac", MAC_ADDR, MAC),
	MEMBER("bOpen", OPEN, BOOL),
	END
};

#define OID(_name, _members) \
	{ OID_DOT11_##_name, "OID_DOT11_" #_name, _members }
static const struct nwc_code oids[] = {
	OID(RESET_REQUEST, reset_request),
	OID(CONNECT_REQUEST, no_members),
	OID(DISCONNECT_REQUEST, no_members),
	OID(PORT_STATE_NOTIFICATION, port_state),
};

static const struct nwc_code *code_find(const struct nwc_code *table, size_t n,
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
 * nwc_indication() - describe an indication
 * @code: NDIS_STATUS code
 *
 * Return: description, or NULL if the code is not documented for ExtSTA.
 */
const struct nwc_code *nwc_indication(uint32_t code)
{
	return code_find(indications, NWC_ARRAY_SIZE(indications), code);
}

/**
 * nwc_oid() - describe an OID that the OS side sets by itself
 * @code: OID
 *
 * Return: description, or NULL.
 */
const struct nwc_code *nwc_oid(uint32_t code)
{
	return code_find(oids, NWC_ARRAY_SIZE(oids), code);
}

/**
 * nwc_code_short() - shorten the name of an indication or OID
 * @desc: indication or OID
 *
 * Return: the name without its common prefix, such as ASSOCIATION_START.
 */
const char *nwc_code_short(const struct nwc_code *desc)
{
	static const char * const prefixes[] = {
		"NDIS_STATUS_DOT11_", "NDIS_STATUS_", "OID_DOT11_",
	};
	size_t i, len;

	for (i = 0; i < NWC_ARRAY_SIZE(prefixes); i++) {
		len = strlen(prefixes[i]);
		if (!strncmp(desc->name, prefixes[i], len))
			return desc->name + len;
	}
	return desc->name;
}

/**
 * nwc_is_event() - say whether a command is that of an event
 * @cmd: command of a message of the family
 *
 * Return: true if nwc_event_parse() reads such messages.
 */
bool nwc_is_event(int cmd)
{
	return cmd == NWIFI_CMD_INDICATION || cmd == NWIFI_CMD_PORT_EVENT ||
	       cmd == NWIFI_CMD_OID_EVENT || cmd == NWIFI_CMD_ADAPTER_EVENT ||
	       cmd == NWIFI_CMD_IHV_EVENT;
}

/**
 * nwc_event_parse() - read an event
 * @nlh: message, whose length was checked against the buffer
 * @ev: set to the event, pointing into the message
 * @bad: set to what is wrong on failure; may be NULL
 *
 * Only nwc_member_get() reads the payload, so that one malformed member does
 * not hide the others.
 *
 * Return: 0, -EBADMSG, or -ENOMSG when the message is not an event.
 */
int nwc_event_parse(const struct nlmsghdr *nlh, struct nwc_event *ev,
		    const char **bad)
{
	struct raw {
		struct nwc_event ev;
		struct nwc_blob port;
	} raw = { 0 };
	static const struct nwc_field fields[] = {
		NWC_FIELD(struct raw, ev.ifindex, NWIFI_A_IFINDEX, true),
		NWC_FIELD_BLOB(struct raw, ev.name, NWIFI_A_IFNAME, STRING,
			       true),
		NWC_FIELD(struct raw, ev.seq, NWIFI_A_SEQ, true),
		NWC_FIELD(struct raw, ev.time_ns, NWIFI_A_TIME_NS, true),
		NWC_FIELD(struct raw, ev.code, NWIFI_A_CODE, false),
		NWC_FIELD_BLOB(struct raw, ev.payload, NWIFI_A_PAYLOAD,
			       NEST, false),
		NWC_FIELD(struct raw, ev.port_action, NWIFI_A_PORT_ACTION,
			  false),
		NWC_FIELD_BLOB(struct raw, port, NWIFI_A_PORT, NEST, false),
		NWC_FIELD(struct raw, ev.port_cause, NWIFI_A_PORT_CAUSE,
			  false),
		NWC_FIELD(struct raw, ev.status, NWIFI_A_STATUS, false),
		NWC_FIELD(struct raw, ev.adapter_action,
			  NWIFI_A_ADAPTER_ACTION, false),
		NWC_FIELD_BLOB(struct raw, ev.ihv_name, NWIFI_A_IHV_NAME,
			       STRING, false),
		NWC_FIELD_FLAG(struct raw, ev.ihv_function,
			       NWIFI_A_IHV_IS_FUNCTION),
		NWC_FIELD(struct raw, ev.ihv_phase, NWIFI_A_IHV_PHASE, false),
		NWC_FIELD(struct raw, ev.ihv_result, NWIFI_A_IHV_RESULT,
			  false),
		NWC_FIELD(struct raw, ev.ihv_session, NWIFI_A_IHV_SESSION,
			  false),
		NWC_FIELD_BLOB(struct raw, ev.peer, NWIFI_A_MAC, MAC, false),
	};
	struct nwc_blob attrs;
	const char *unused;
	int err;

	if (!bad)
		bad = &unused;
	*bad = "message length";
	if (nwc_msg_attrs(nlh, &attrs))
		return -EBADMSG;
	raw.ev.cmd = nwc_msg_cmd(nlh);
	if (!nwc_is_event(raw.ev.cmd))
		return -ENOMSG;

	err = nwc_decode(attrs, fields, NWC_ARRAY_SIZE(fields), &raw, bad);
	if (err)
		return err;

	if (raw.ev.cmd == NWIFI_CMD_PORT_EVENT) {
		err = nwc_port_decode(raw.port, &raw.ev.port, bad);
		if (err)
			return err;
	}
	if (raw.ev.cmd == NWIFI_CMD_INDICATION)
		raw.ev.desc = nwc_indication(raw.ev.code);
	else if (raw.ev.cmd == NWIFI_CMD_OID_EVENT)
		raw.ev.desc = nwc_oid(raw.ev.code);
	*ev = raw.ev;
	return 0;
}

/**
 * nwc_member_get() - read a member of the payload
 * @ev: event
 * @member: one of the members of its description
 * @value: set to the value, or to zero when the kernel left the member out;
 *	for NWC_KIND_LINKQ set to the whole payload, to be walked with
 *	nwc_linkq_next()
 *
 * Return: 0, or -EBADMSG when the member is malformed.
 */
int nwc_member_get(const struct nwc_event *ev,
		   const struct nwc_member *member,
		   struct nwc_value *value)
{
	struct nwc_blob payload, list, peer;
	uint8_t quality;
	int err;

	*value = (struct nwc_value){ 0 };
	if (member->kind == NWC_KIND_CONST) {
		value->u = member->attr;
		return 0;
	}
	if (member->kind == NWC_KIND_LINKQ) {
		/* Check the list here, so that walks of it need not. */
		list = ev->payload;
		while ((err = nwc_linkq_next(&list, &peer, &quality)) == 0)
			;
		if (err == -EBADMSG)
			return err;
		value->blob = ev->payload;
		return 0;
	}

	err = nwc_attr_find(ev->payload, member->attr, &payload);
	if (err == -ENOENT)
		return 0;
	if (err)
		return err;
	return nwc_attr_value(payload, member->kind, value);
}

/**
 * nwc_word() - read a number of a list of NWC_KIND_WORDS
 * @words: list
 * @i: index, less than the length divided by 4
 *
 * Return: the number.
 */
uint32_t nwc_word(struct nwc_blob words, size_t i)
{
	uint32_t word;

	memcpy(&word, words.data + 4 * i, sizeof(word));
	return word;
}

/**
 * nwc_encap() - read an entry of uEncapTable
 * @words: table
 * @i: index, less than the length divided by 4
 *
 * Return: the entry, in host byte order.
 */
struct nwc_encap nwc_encap(struct nwc_blob words, size_t i)
{
	struct nwc_encap encap;

	memcpy(&encap, words.data + 4 * i, sizeof(encap));
	encap.ethertype = ntohs(encap.ethertype);
	return encap;
}
