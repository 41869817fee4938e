/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The radio: what the station needs done to a wireless device, and what the
 * device reports.
 */
#ifndef NWIFI_RADIO_H
#define NWIFI_RADIO_H

#include <linux/if_ether.h>
#include <linux/types.h>

struct net;
struct nwifi_radio;

/**
 * DOC: radio
 *
 * A radio is a table of operations, so that the adapter does not know how a
 * wireless device is driven: radio/nl80211.c drives any mac80211 device through
 * nl80211, and a test can put a scripted radio below an adapter.
 *
 * All operations and reports run in the adapter's worker, one call at a time,
 * with no lock held: neither RTNL nor any wiphy mutex. The only exception is
 * &nwifi_radio_sink.kick, which a radio calls from any context to have the
 * worker call &nwifi_radio_ops.poll.
 */

/**
 * enum nwifi_radio_event_type - what a radio reports
 * @NWIFI_RADIO_AUTH: an Authentication frame was received; @frame, @bssid
 * @NWIFI_RADIO_AUTH_TIMEOUT: no Authentication frame came; @bssid
 * @NWIFI_RADIO_ASSOC: a (Re)Association Response was received; @frame, @bssid,
 *	@req_ies
 * @NWIFI_RADIO_ASSOC_TIMEOUT: no (Re)Association Response came; @bssid
 * @NWIFI_RADIO_DEAUTH: a Deauthentication frame was received or made; @frame,
 *	@bssid, @local
 * @NWIFI_RADIO_DISASSOC: a Disassociation frame was received or made; @frame,
 *	@bssid, @local
 * @NWIFI_RADIO_SCAN_DONE: a scan of the device has ended and its results can be
 *	read
 * @NWIFI_RADIO_SCAN_ABORTED: a scan of the device was aborted
 * @NWIFI_RADIO_CONTROL_PORT: a port-authentication frame was received; @bssid
 *	is the transmitter, @proto, @frame (payload after the EtherType),
 *	@unencrypted
 * @NWIFI_RADIO_MIC_FAILURE: a frame failed the Michael check of TKIP; @bssid is
 *	the transmitter, @key_index, @group_key
 * @NWIFI_RADIO_CHANNEL_ANNOUNCED: the AP has announced that it goes to
 *	@channel; @count, @quiet
 * @NWIFI_RADIO_CHANNEL_MOVED: the device has followed its AP to @channel
 * @NWIFI_RADIO_UNPROT_DEAUTH: a Deauthentication frame was received that the
 *	device ignores, because it is not protected; @frame, @bssid
 * @NWIFI_RADIO_UNPROT_DISASSOC: the same of a Disassociation frame
 * @NWIFI_RADIO_ACTION: an Action frame was received that the device has no use
 *	for; @frame, @bssid, @freq, @signal
 * @NWIFI_RADIO_MGMT_STATUS: what became of a frame that
 *	&nwifi_radio_ops.mgmt_tx has sent; @cookie, @acked, @frame
 * @NWIFI_RADIO_MGMT_EXPIRED: the time is over that the device has waited for
 *	the answer to such a frame; @cookie, @freq
 * @NWIFI_RADIO_OVERRUN: events were lost; the reader must ask for the state of
 *	the device (&nwifi_radio_ops.associated) instead of trusting its own
 */
enum nwifi_radio_event_type {
	NWIFI_RADIO_AUTH,
	NWIFI_RADIO_AUTH_TIMEOUT,
	NWIFI_RADIO_ASSOC,
	NWIFI_RADIO_ASSOC_TIMEOUT,
	NWIFI_RADIO_DEAUTH,
	NWIFI_RADIO_DISASSOC,
	NWIFI_RADIO_SCAN_DONE,
	NWIFI_RADIO_SCAN_ABORTED,
	NWIFI_RADIO_CONTROL_PORT,
	NWIFI_RADIO_MIC_FAILURE,
	NWIFI_RADIO_CHANNEL_ANNOUNCED,
	NWIFI_RADIO_CHANNEL_MOVED,
	NWIFI_RADIO_UNPROT_DEAUTH,
	NWIFI_RADIO_UNPROT_DISASSOC,
	NWIFI_RADIO_ACTION,
	NWIFI_RADIO_MGMT_STATUS,
	NWIFI_RADIO_MGMT_EXPIRED,
	NWIFI_RADIO_OVERRUN,
};

/**
 * struct nwifi_radio_channel - a channel
 * @freq: centre frequency of the primary channel, MHz
 * @width: enum nl80211_chan_width
 * @center1: centre frequency of the channel or of its first segment, MHz
 * @center2: centre frequency of the second segment, MHz; zero if there is none
 */
struct nwifi_radio_channel {
	u32 freq;
	u32 width;
	u32 center1;
	u32 center2;
};

/**
 * struct nwifi_radio_event - one report; valid during the call only
 * @type: what is reported; tells which of the other members are meant
 * @bssid: the BSSID, or the transmitter
 * @frame: management frame with its 802.11 header, or the payload of a
 *	port-authentication frame; only the fixed fields of a management frame
 *	are known to be there
 * @frame_len: bytes at @frame
 * @req_ies: elements of the (re)association request that was sent, %NULL if the
 *	device does not tell them
 * @req_ies_len: bytes at @req_ies
 * @local: the frame was not received but made by the device itself: it lost
 *	the beacons, left the old AP in a roam, or was asked to leave
 * @proto: EtherType of a port-authentication frame, host byte order
 * @unencrypted: the port-authentication frame came in the clear
 * @key_index: key index of a Michael failure, -1 if the device does not tell it
 * @group_key: the Michael failure concerns the group key
 * @channel: a channel
 * @count: beacons until the AP goes to @channel
 * @quiet: nothing may be sent until then
 * @freq: channel centre frequency in MHz
 * @signal: signal strength in dBm, zero if the device does not tell it
 * @cookie: number that the device has given to a frame
 * @acked: the frame was acknowledged
 */
struct nwifi_radio_event {
	enum nwifi_radio_event_type type;
	u8 bssid[ETH_ALEN];
	const u8 *frame;
	size_t frame_len;
	const u8 *req_ies;
	size_t req_ies_len;
	bool local;
	u16 proto;
	bool unencrypted;
	int key_index;
	bool group_key;
	struct nwifi_radio_channel channel;
	u8 count;
	bool quiet;
	u32 freq;
	s32 signal;
	u64 cookie;
	bool acked;
};

/**
 * struct nwifi_radio_sink - who listens to a radio
 * @event: takes one event; called in the worker from inside any operation of
 *	the radio, so that it must queue and not act
 * @kick: tells that something has arrived and &nwifi_radio_ops.poll is to be
 *	called from the worker soon; called from any context, may not sleep
 */
struct nwifi_radio_sink {
	void (*event)(struct nwifi_radio *radio,
		      const struct nwifi_radio_event *event);
	void (*kick)(struct nwifi_radio *radio);
};

/* The most SSIDs that one scan probes for. */
#define NWIFI_RADIO_MAX_SSIDS 16

/**
 * struct nwifi_radio_scan - what to scan for
 * @ssids: SSIDs to probe for; length zero is the wildcard
 * @n_ssids: entries of @ssids; zero makes the scan passive
 * @ies: elements appended to the probe requests
 * @ies_len: bytes at @ies
 * @freqs: channel centre frequencies in MHz; none means every channel
 * @n_freqs: entries of @freqs
 * @bssid: BSSID to probe, %NULL for any
 * @flags: bits of enum nl80211_scan_flags
 * @mac_addr: address to send from, with %NL80211_SCAN_FLAG_RANDOM_ADDR only
 * @mac_addr_mask: bits of @mac_addr that count; the others are random
 * @duration: time to stay on each channel in TU, zero for the device's own
 * @duration_mandatory: @duration is exact, else it is the most
 * @no_cck: send no probe request at a CCK rate
 */
struct nwifi_radio_scan {
	struct {
		u8 len;
		u8 ssid[32];
	} ssids[NWIFI_RADIO_MAX_SSIDS];
	unsigned int n_ssids;
	const u8 *ies;
	size_t ies_len;
	const u32 *freqs;
	unsigned int n_freqs;
	const u8 *bssid;
	u32 flags;
	u8 mac_addr[ETH_ALEN];
	u8 mac_addr_mask[ETH_ALEN];
	u16 duration;
	bool duration_mandatory;
	bool no_cck;
};

/**
 * struct nwifi_radio_join - parameters of authentication and association
 * @bssid: the AP
 * @ssid: its SSID
 * @ssid_len: bytes of @ssid
 * @freq: channel centre frequency in MHz
 * @auth_type: enum nl80211_auth_type; used for authentication only
 * @prev_bssid: current AP, which a Reassociation Request names; %NULL for an
 *	Association Request
 * @ies: elements of the (re)association request
 * @ies_len: bytes at @ies
 * @privacy: cipher suites are in use
 * @wpa_versions: bits of enum nl80211_wpa_versions, zero if none
 * @cipher_pairwise: suite selector, zero if none
 * @cipher_group: suite selector, zero if none
 * @akm: suite selector, zero if none
 * @mfp: management frames are protected
 * @control_port: EtherType of port-authentication frames, host byte order
 *
 * An association always uses the control port: the device keeps the peer
 * unauthorized until &nwifi_radio_ops.set_authorized, and port-authentication
 * frames are reported as %NWIFI_RADIO_CONTROL_PORT.
 */
struct nwifi_radio_join {
	u8 bssid[ETH_ALEN];
	u8 ssid[32];
	u8 ssid_len;
	u32 freq;
	u32 auth_type;
	const u8 *prev_bssid;
	const u8 *ies;
	size_t ies_len;
	bool privacy;
	u32 wpa_versions;
	u32 cipher_pairwise;
	u32 cipher_group;
	u32 akm;
	bool mfp;
	u16 control_port;
};

/**
 * struct nwifi_radio_mgmt - a management frame to send
 * @frame: the frame, with its 802.11 header
 * @len: bytes at @frame
 * @freq: channel centre frequency in MHz, zero for the present channel
 * @wait: wait for an answer on that channel for so many ms, zero for not at all
 * @offchannel: the channel may be another one than the present one
 * @no_cck: not at CCK rates
 * @no_ack: do not report what becomes of the frame
 */
struct nwifi_radio_mgmt {
	const u8 *frame;
	size_t len;
	u32 freq;
	u32 wait;
	bool offchannel;
	bool no_cck;
	bool no_ack;
};

/**
 * struct nwifi_radio_key - a key to install
 * @peer: peer whose pairwise key it is, %NULL for a group key
 * @index: key index
 * @cipher: suite selector, zero if not known
 * @key: key bytes; never logged, the caller wipes them
 * @key_len: bytes at @key
 * @seq: receive counter, may be %NULL
 * @seq_len: bytes at @seq
 */
struct nwifi_radio_key {
	const u8 *peer;
	u8 index;
	u32 cipher;
	const u8 *key;
	size_t key_len;
	const u8 *seq;
	size_t seq_len;
};

/**
 * struct nwifi_radio_bss - one BSS that the device has seen
 * @bssid: BSSID
 * @freq: channel centre frequency in MHz
 * @signal: signal strength in mBm, zero if not known
 * @beacon_interval: beacon interval in TU
 * @capability: capability information field, host byte order
 * @tsf: timestamp of the frame that @ies come from
 * @beacon_tsf: timestamp of the Beacon that @beacon_ies come from
 * @seen_ms_ago: how long ago the last frame came, ms
 * @associated: the device is associated with this BSS
 * @from_presp: @ies come from a Probe Response
 * @ies: elements of the last Probe Response, or of the last Beacon if there was
 *	none; valid during the call only
 * @ies_len: bytes at @ies
 * @beacon_ies: elements of the last Beacon, %NULL if there was none or if the
 *	device does not know; valid during the call only
 * @beacon_ies_len: bytes at @beacon_ies
 */
struct nwifi_radio_bss {
	u8 bssid[ETH_ALEN];
	u32 freq;
	s32 signal;
	u16 beacon_interval;
	u16 capability;
	u64 tsf;
	u64 beacon_tsf;
	u32 seen_ms_ago;
	bool associated;
	bool from_presp;
	const u8 *ies;
	size_t ies_len;
	const u8 *beacon_ies;
	size_t beacon_ies_len;
};

/**
 * struct nwifi_radio_ops - a way of driving a wireless device
 *
 * Every operation that returns something returns zero or a negative error
 * number, if nothing else is said of it; it returns -ETIMEDOUT if the device
 * does not answer in time. Before @start and after @stop it returns -ENODEV.
 *
 * @start: begin to drive the device
 * @stop: cease to drive the device, which may be gone already; no connection
 *	and no scan that was asked for here is left
 * @poll: deliver what has arrived to &nwifi_radio_sink.event
 * @scan: start a scan; its end is an event
 * @abort_scan: abort the scan that is running; its end is an event
 * @auth: send an Authentication frame; the answer is an event
 * @assoc: send a (Re)Association Request; the answer is an event
 * @deauth: leave the BSS with a Deauthentication frame, or without one if
 *	@local
 * @disassoc: leave the BSS with a Disassociation frame
 * @set_authorized: open or close the device's own port for @peer
 * @new_key: install a key; an existing one is replaced
 * @del_key: delete a key; @peer %NULL for a group key
 * @set_default_key: transmit data frames with this group or default key
 * @set_default_mgmt_key: transmit management frames with this group key
 * @set_power_save: switch 802.11 power save
 * @tx_control_port: send a port-authentication frame past every queue;
 *	@proto in host byte order, @data is the payload after the EtherType
 * @mgmt_tx: send a management frame; the device gives it the number @cookie,
 *	unless nothing is to be reported of it
 * @mgmt_cancel: do not wait any longer for the answer to that frame
 * @dump_bss: call @one for each BSS that the device has seen, and again for
 *	some of them if the list had to be read anew. Only if zero is returned
 *	the list was complete: it was not if it was interrupted, timed out or
 *	could not be read for any other reason.
 * @associated: is the device associated with @bssid? Returns 1 if it is, and 0
 *	if it is not. A negative error number means that neither is known,
 *	because the device could not be asked or did not answer: it must not be
 *	taken for the loss of the AP.
 * @channel: on which channel is the device? Returns -ENODATA if it is on none,
 *	or does not tell.
 */
struct nwifi_radio_ops {
	int (*start)(struct nwifi_radio *radio);
	void (*stop)(struct nwifi_radio *radio);
	void (*poll)(struct nwifi_radio *radio);
	int (*scan)(struct nwifi_radio *radio,
		    const struct nwifi_radio_scan *scan);
	int (*abort_scan)(struct nwifi_radio *radio);
	int (*auth)(struct nwifi_radio *radio,
		    const struct nwifi_radio_join *join);
	int (*assoc)(struct nwifi_radio *radio,
		     const struct nwifi_radio_join *join);
	int (*deauth)(struct nwifi_radio *radio, const u8 *bssid, u16 reason,
		      bool local);
	int (*disassoc)(struct nwifi_radio *radio, const u8 *bssid, u16 reason);
	int (*set_authorized)(struct nwifi_radio *radio, const u8 *peer,
			      bool authorized);
	int (*new_key)(struct nwifi_radio *radio,
		       const struct nwifi_radio_key *key);
	int (*del_key)(struct nwifi_radio *radio, const u8 *peer, u8 index);
	int (*set_default_key)(struct nwifi_radio *radio, u8 index,
			       bool unicast, bool multicast);
	int (*set_default_mgmt_key)(struct nwifi_radio *radio, u8 index);
	int (*set_power_save)(struct nwifi_radio *radio, bool on);
	int (*tx_control_port)(struct nwifi_radio *radio, const u8 *dest,
			       u16 proto, const u8 *data, size_t len,
			       bool unencrypted);
	int (*mgmt_tx)(struct nwifi_radio *radio,
		       const struct nwifi_radio_mgmt *mgmt, u64 *cookie);
	int (*mgmt_cancel)(struct nwifi_radio *radio, u64 cookie);
	int (*dump_bss)(struct nwifi_radio *radio,
			void (*one)(void *ctx,
				    const struct nwifi_radio_bss *bss),
			void *ctx);
	int (*associated)(struct nwifi_radio *radio, const u8 *bssid);
	int (*channel)(struct nwifi_radio *radio,
		       struct nwifi_radio_channel *channel);
};

/**
 * struct nwifi_radio - a wireless device being driven; embedded in the
 *	adapter
 * @ops: how it is driven
 * @sink: who listens to it
 * @net: network namespace of the device
 * @ifindex: interface index of the device
 * @addr: MAC address of the device
 * @priv: belongs to @ops, %NULL while the device is not driven
 */
struct nwifi_radio {
	const struct nwifi_radio_ops *ops;
	const struct nwifi_radio_sink *sink;
	struct net *net;
	int ifindex;
	u8 addr[ETH_ALEN];
	void *priv;
};

extern const struct nwifi_radio_ops nwifi_radio_nl80211_ops;

int nwifi_radio_nl80211_open(struct nwifi_radio *radio, const char *family);

#endif /* NWIFI_RADIO_H */
