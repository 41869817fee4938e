/* SPDX-License-Identifier: GPL-2.0-only */
/* What comes with an event, and is in force once the core accepts it. */
#ifndef NWIFI_ADAPTER_INCOMING_H
#define NWIFI_ADAPTER_INCOMING_H

#include <linux/if_ether.h>
#include <linux/types.h>

#include "adapter/queue.h"
#include "core/event.h"
#include "radio/radio.h"

/**
 * struct nwifi_join - what a manager wants in the frames that join a network
 * @privacy: as in cfg80211_connect_params
 * @wpa_versions: as in cfg80211_crypto_settings
 * @cipher_pairwise: suite selector, zero if none
 * @cipher_group: suite selector, zero if none
 * @akm: suite selector, zero if none
 * @ies_len: bytes at @ies
 * @ies: elements for the (re)association request
 */
struct nwifi_join {
	bool privacy;
	u32 wpa_versions;
	u32 cipher_pairwise;
	u32 cipher_group;
	u32 akm;
	size_t ies_len;
	u8 ies[];
};

/**
 * struct nwifi_scan_params - parameters of a scan, self-contained
 * @radio: for the radio; points into this structure
 * @bssid: BSSID to probe
 * @freqs: channels, MHz
 * @ies: elements for the probe requests
 */
struct nwifi_scan_params {
	struct nwifi_radio_scan radio;
	u8 bssid[ETH_ALEN];
	u32 *freqs;
	u8 *ies;
};

/**
 * struct nwifi_key_bytes - a key, self-contained
 * @radio: for the radio; points into this structure
 * @seq: receive counter
 * @len: bytes at @data
 * @data: the key; wiped when it is freed
 */
struct nwifi_key_bytes {
	struct nwifi_radio_key radio;
	u8 seq[16];
	size_t len;
	u8 data[];
};

/**
 * struct nwifi_incoming - what comes with an event
 * @connection: number of the connection that cfg80211 asks for, zero if the
 *	request comes from elsewhere
 * @config: configuration that the event points at
 * @join: parameters of a connection, %NULL for an open network
 * @scan: parameters of an explicit scan
 * @key: a key to install
 * @response: (re)association response, with its 802.11 header
 * @response_len: bytes at @response
 * @req_ies: elements of the request that it answers, %NULL if not told
 * @req_ies_len: bytes at @req_ies
 * @backlog: uMaxBackLog that comes with the EtherTypes
 *
 * What the core does not accept is freed with the job that brought it.
 */
struct nwifi_incoming {
	u32 connection;
	struct nwifi_config config;
	struct nwifi_join *join;
	struct nwifi_scan_params *scan;
	struct nwifi_key_bytes *key;
	u8 *response;
	size_t response_len;
	u8 *req_ies;
	size_t req_ies_len;
	u32 backlog;
};

/**
 * struct nwifi_event_job - a job that is an event, with what comes with it
 * @job: the job
 * @event: the event
 * @incoming: what comes with it
 */
struct nwifi_event_job {
	struct nwifi_job job;
	struct nwifi_event event;
	struct nwifi_incoming incoming;
};

struct nwifi_event_job *nwifi_event_job_new(u8 type, gfp_t gfp);
int nwifi_post_event(struct nwifi_queue *queue, const struct nwifi_event *event,
		     gfp_t gfp);
void nwifi_event_job_release(struct nwifi_job *job);
void nwifi_scan_params_free(struct nwifi_scan_params *params);

#endif /* NWIFI_ADAPTER_INCOMING_H */
