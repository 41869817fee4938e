/* SPDX-License-Identifier: GPL-2.0-only */
/* The side of an IHV extension host: calls of the kernel, requests to it. */
#ifndef NWIFI_LIB_IHV_H
#define NWIFI_LIB_IHV_H

#include <linux/netlink.h>
#include <linux/nwifi.h>
#include <netlink/msg.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/attr.h"
#include "lib/object.h"

/**
 * struct nwc_completion - the members of ASSOCIATION_COMPLETION
 * @mac: MAC address of the AP
 * @status: DOT11_ASSOC_STATUS
 * @reassoc_req: a Reassociation Request was sent
 * @reassoc_resp: a Reassociation Response was received
 * @assoc_req: body of the request
 * @assoc_resp: body of the response
 * @beacon: body of the Beacon or Probe Response
 * @ihv_data: proprietary data of the station
 * @auth: DOT11_AUTH_ALGORITHM
 * @unicast: DOT11_CIPHER_ALGORITHM of unicast frames
 * @multicast: DOT11_CIPHER_ALGORITHM of multicast frames
 * @phys: active PHYs, a list of 32-bit numbers
 * @four_address: four-address frames are supported
 * @authorized: the station has authorized the port
 * @qos: DOT11_QOS_PROTOCOL_FLAG, or 0
 * @ds_info: DOT11_DS_INFO
 * @encaps: list of DOT11_ENCAP_ENTRY
 * @multicast_mgmt: DOT11_CIPHER_ALGORITHM of multicast management frames
 * @comeback: association comeback time, TU
 */
struct nwc_completion {
	struct nwc_blob mac;
	uint32_t status;
	bool reassoc_req;
	bool reassoc_resp;
	struct nwc_blob assoc_req;
	struct nwc_blob assoc_resp;
	struct nwc_blob beacon;
	struct nwc_blob ihv_data;
	uint32_t auth;
	uint32_t unicast;
	uint32_t multicast;
	struct nwc_blob phys;
	bool four_address;
	bool authorized;
	uint8_t qos;
	uint32_t ds_info;
	struct nwc_blob encaps;
	uint32_t multicast_mgmt;
	uint32_t comeback;
};

/**
 * struct nwc_ihv_call - call of a handler that the kernel asks for
 * @ifindex: adapter
 * @cookie: cookie that the return has to repeat
 * @handler: enum nwifi_ihv_handler
 * @deadline: milliseconds until the handler has to return; zero if there is no
 *	deadline
 * @session: session; zero if there is none
 * @ssid: network of the connection
 * @mac: MAC address of the peer
 * @status: DOT11_ASSOC_STATUS
 * @port: port, for PerformPostAssociate
 * @completion: association of that port
 * @ethertype: EtherType of @packet, host byte order
 * @packet: payload of a received MSDU, after its EtherType
 */
struct nwc_ihv_call {
	uint32_t ifindex;
	uint64_t cookie;
	uint32_t handler;
	uint32_t deadline;
	uint32_t session;
	struct nwc_blob ssid;
	struct nwc_blob mac;
	uint32_t status;
	struct nwc_port port;
	struct nwc_completion completion;
	uint16_t ethertype;
	struct nwc_blob packet;
};

/**
 * struct nwc_ihv_key - a key of an extension
 * @session: security session of the key
 * @mac: peer of a key-mapping key; empty for a default key
 * @key: key material
 * @cipher: DOT11_CIPHER_ALGORITHM
 * @seq: receive sequence counter
 * @index: key index
 * @remove: delete the key
 * @make_default: transmit with the key
 */
struct nwc_ihv_key {
	uint32_t session;
	struct nwc_blob mac;
	struct nwc_blob key;
	uint32_t cipher;
	struct nwc_blob seq;
	uint32_t index;
	bool remove;
	bool make_default;
};

/**
 * struct nwc_ihv_exemption - a privacy exemption
 * @ethertype: EtherType, host byte order
 * @action: usExemptionActionType
 * @packets: usExemptionPacketType
 */
struct nwc_ihv_exemption {
	uint16_t ethertype;
	uint32_t action;
	uint32_t packets;
};

/**
 * struct nwc_ihv_report - a call that the host reports to the kernel
 * @name: documented name of the handler or function
 * @is_function: @name is a function, not a handler
 * @phase: enum nwifi_ihv_phase
 * @result: Win32 error
 * @session: session; zero if there is none
 * @mac: MAC address of the peer; may be empty
 */
struct nwc_ihv_report {
	const char *name;
	bool is_function;
	uint32_t phase;
	uint32_t result;
	uint32_t session;
	struct nwc_blob mac;
};

int nwc_ihv_call_parse(const struct nlmsghdr *nlh,
		       struct nwc_ihv_call *call, const char **bad);

struct nl_msg *nwc_ihv_bind(uint32_t ifindex, uint64_t cookie, uint32_t pre_ms);
struct nl_msg *nwc_ihv_require(uint32_t ifindex);
int nwc_ihv_lost_parse(const struct nlmsghdr *nlh, uint32_t *ifindex);
struct nl_msg *nwc_ihv_unbind(uint32_t ifindex, uint64_t cookie);
struct nl_msg *nwc_ihv_return(uint32_t ifindex, uint64_t cookie,
			      uint32_t result, bool managed);
struct nl_msg *nwc_ihv_pre_done(uint32_t ifindex, uint32_t session,
				uint32_t result, uint32_t reason,
				uint32_t auth, uint32_t unicast,
				uint32_t multicast);
struct nl_msg *nwc_ihv_post_done(uint32_t ifindex, uint32_t session,
				 struct nwc_blob mac, uint32_t result,
				 uint32_t reason);
struct nl_msg *nwc_ihv_ethertypes(uint32_t ifindex, uint32_t backlog,
				  const uint16_t *types, unsigned int n,
				  const struct nwc_ihv_exemption *exempted);
struct nl_msg *nwc_ihv_send(uint32_t ifindex, uint64_t cookie,
			    struct nwc_blob mac, uint16_t ethertype,
			    struct nwc_blob packet);
struct nl_msg *nwc_ihv_scan(uint32_t ifindex, uint64_t cookie,
			    struct nwc_blob ssid);
struct nl_msg *nwc_ihv_key(uint32_t ifindex, const struct nwc_ihv_key *key);
struct nl_msg *nwc_ihv_report(uint32_t ifindex,
			      const struct nwc_ihv_report *report);

#endif /* NWIFI_LIB_IHV_H */
