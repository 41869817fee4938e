/* SPDX-License-Identifier: GPL-2.0-only */
/* Payloads of indications, as attributes of the netlink family. */
#ifndef NWIFI_REPORT_PAYLOAD_H
#define NWIFI_REPORT_PAYLOAD_H

#include <linux/if_ether.h>
#include <linux/types.h>

struct nwifi_bss;
struct nwifi_indication;
struct nwifi_port_change;
struct nwifi_reporter;
struct sk_buff;

/**
 * struct nwifi_beacon - the last Probe Response and Beacon of a BSS
 * @ies: elements of the last Probe Response, or of the last Beacon if there was
 *	none
 * @ies_len: bytes at @ies
 * @tsf: timestamp of the frame that @ies come from
 * @from_presp: that was a Probe Response
 * @beacon_ies: elements of the last Beacon, behind @ies in the same memory;
 *	%NULL if there was none, or if the lower device does not know
 * @beacon_ies_len: bytes at @beacon_ies
 * @beacon_tsf: timestamp of that Beacon
 * @seen_ns: CLOCK_BOOTTIME when the last frame was received
 */
struct nwifi_beacon {
	u8 *ies;
	size_t ies_len;
	u64 tsf;
	bool from_presp;
	const u8 *beacon_ies;
	size_t beacon_ies_len;
	u64 beacon_tsf;
	u64 seen_ns;
};

/**
 * struct nwifi_frames - frames of the association operation (ASSOC-9)
 * @fixed: fixed fields of the (re)association request
 * @req: body of the (re)association request, %NULL if none was sent
 * @req_len: bytes at @req
 * @req_fixed: bytes of @req before its elements, which @fixed has
 * @resp: body of the (re)association response, %NULL if none was received
 * @resp_len: bytes at @resp
 */
struct nwifi_frames {
	u8 fixed[4 + ETH_ALEN];
	u8 *req;
	size_t req_len;
	size_t req_fixed;
	u8 *resp;
	size_t resp_len;
};

/**
 * struct nwifi_indicated - an indication with what its payload needs besides
 * @ind: the indication
 * @frames: frames of the association operation; of an ASSOCIATION_COMPLETION
 *	only
 * @bss: the AP, %NULL if the cache does not have it; likewise
 * @beacon: its last frame; holds if @bss is not %NULL
 */
struct nwifi_indicated {
	const struct nwifi_indication *ind;
	const struct nwifi_frames *frames;
	const struct nwifi_bss *bss;
	const struct nwifi_beacon *beacon;
};

bool nwifi_payload_put(const struct nwifi_reporter *reporter,
		       struct sk_buff *skb, const struct nwifi_indicated *what);
bool nwifi_payload_put_completion(const struct nwifi_reporter *reporter,
				  struct sk_buff *skb,
				  const struct nwifi_indicated *what);
bool nwifi_payload_put_port(struct sk_buff *skb,
			    const struct nwifi_port_change *change);

#endif /* NWIFI_REPORT_PAYLOAD_H */
