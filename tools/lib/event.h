/* SPDX-License-Identifier: GPL-2.0-only */
/* Events of the adapters: indications, ports, OID requests. */
#ifndef NWIFI_LIB_EVENT_H
#define NWIFI_LIB_EVENT_H

#include <linux/netlink.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/attr.h"
#include "lib/object.h"

/**
 * enum nwc_meaning - how a number of a payload is shown in text
 * @NWC_MEANS_NUMBER: as a number
 * @NWC_MEANS_STATUS: DOT11_ASSOC_STATUS
 * @NWC_MEANS_NDIS_STATUS: NDIS_STATUS
 * @NWC_MEANS_AUTH: DOT11_AUTH_ALGORITHM
 * @NWC_MEANS_CIPHER: DOT11_CIPHER_ALGORITHM
 * @NWC_MEANS_BSS_TYPE: DOT11_BSS_TYPE
 * @NWC_MEANS_DS_INFO: DOT11_DS_INFO
 * @NWC_MEANS_QOS: DOT11_QOS_PROTOCOL_FLAG
 * @NWC_MEANS_PHYS: list of PHY ids
 * @NWC_MEANS_ENCAPS: list of DOT11_ENCAP_ENTRY
 */
enum nwc_meaning {
	NWC_MEANS_NUMBER,
	NWC_MEANS_STATUS,
	NWC_MEANS_NDIS_STATUS,
	NWC_MEANS_AUTH,
	NWC_MEANS_CIPHER,
	NWC_MEANS_BSS_TYPE,
	NWC_MEANS_DS_INFO,
	NWC_MEANS_QOS,
	NWC_MEANS_PHYS,
	NWC_MEANS_ENCAPS,
};

/**
 * struct nwc_member - one member of a documented structure
 * @name: documented name, without Offset and Size for variable parts; NULL
 *	ends a list
 * @attr: payload attribute that carries the value; the value itself for
 *	NWC_KIND_CONST
 * @kind: enum nwc_kind
 * @meaning: enum nwc_meaning
 */
struct nwc_member {
	const char *name;
	uint16_t attr;
	uint8_t kind;
	uint8_t meaning;
};

/**
 * struct nwc_code - an indication or an OID
 * @code: its number
 * @name: its documented name
 * @members: payload in documented order, without the header; ends with an
 *	entry without name
 */
struct nwc_code {
	uint32_t code;
	const char *name;
	const struct nwc_member *members;
};

/**
 * struct nwc_encap - an entry of uEncapTable
 * @ethertype: EtherType
 * @type: DOT11_ENCAP_RFC_1042 or DOT11_ENCAP_802_1H
 */
struct nwc_encap {
	uint16_t ethertype;
	uint16_t type;
};

/**
 * struct nwc_event - one event
 * @cmd: NWIFI_CMD_INDICATION, _PORT_EVENT, _OID_EVENT, _ADAPTER_EVENT or
 *	_IHV_EVENT
 * @ifindex: adapter
 * @name: name of the adapter
 * @seq: number of the event, counted for each adapter
 * @time_ns: CLOCK_BOOTTIME of the event
 * @code: number of the indication or OID
 * @desc: description of the indication or OID; NULL if it is not documented
 * @payload: attributes of the payload; see nwc_member_get()
 * @port: port that the event is about
 * @port_action: enum nwifi_port_action
 * @port_cause: enum nwifi_port_cause, when the action is delete
 * @status: DOT11_ASSOC_STATUS, when the action is delete
 * @adapter_action: enum nwifi_adapter_action
 * @ihv_name: documented name of a handler or function
 * @ihv_function: @ihv_name is a function of the host, not a handler
 * @ihv_phase: enum nwifi_ihv_phase
 * @ihv_result: Win32 error, unless the phase is call
 * @ihv_session: session; zero if there is none
 * @peer: MAC address of the peer; empty if there is none
 */
struct nwc_event {
	int cmd;
	uint32_t ifindex;
	struct nwc_blob name;
	uint64_t seq;
	uint64_t time_ns;
	uint32_t code;
	const struct nwc_code *desc;
	struct nwc_blob payload;
	struct nwc_port port;
	uint32_t port_action;
	uint32_t port_cause;
	uint32_t status;
	uint32_t adapter_action;
	struct nwc_blob ihv_name;
	bool ihv_function;
	uint32_t ihv_phase;
	uint32_t ihv_result;
	uint32_t ihv_session;
	struct nwc_blob peer;
};

bool nwc_is_event(int cmd);
int nwc_event_parse(const struct nlmsghdr *nlh, struct nwc_event *ev,
		    const char **bad);
int nwc_member_get(const struct nwc_event *ev,
		   const struct nwc_member *member,
		   struct nwc_value *value);
const struct nwc_code *nwc_indication(uint32_t code);
const struct nwc_code *nwc_oid(uint32_t code);
const char *nwc_code_short(const struct nwc_code *desc);
uint32_t nwc_word(struct nwc_blob words, size_t i);
struct nwc_encap nwc_encap(struct nwc_blob words, size_t i);

#endif /* NWIFI_LIB_EVENT_H */
