// SPDX-License-Identifier: GPL-2.0-only
/* The frames of the association operation, kept for its completion (ASSOC-9). */
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/slab.h>

#include "adapter/frames.h"
#include "core/action.h"
#include "report/payload.h"

/* mac80211 puts this listen interval into every request. */
#define LISTEN_INTERVAL	5

/**
 * nwifi_frames_free() - forget the frames of the association operation
 * @frames: the frames
 *
 * Context: the worker.
 */
void nwifi_frames_free(struct nwifi_frames *frames)
{
	kfree(frames->req);
	kfree(frames->resp);
	memset(frames, 0, sizeof(*frames));
}

/* Without memory the request stays as it was. */
static void request_build(struct nwifi_frames *frames, const u8 *ies,
			  size_t len)
{
	u8 *body = kmalloc(frames->req_fixed + len, GFP_KERNEL);

	if (!body)
		return;
	memcpy(body, frames->fixed, frames->req_fixed);
	if (len)
		memcpy(body + frames->req_fixed, ies, len);
	kfree(frames->req);
	frames->req = body;
	frames->req_len = frames->req_fixed + len;
}

/**
 * nwifi_frames_request() - a (re)association request is about to be sent
 * @frames: the frames
 * @act: the %NWIFI_ACT_RADIO_ASSOC action
 * @ies: elements that the radio is given
 * @len: bytes at @ies
 *
 * nl80211 tells only the elements that were sent, with the response. The fixed
 * fields before them are made here as mac80211 makes them, and are kept also
 * where there is no memory for the rest.
 *
 * Context: the worker.
 */
void nwifi_frames_request(struct nwifi_frames *frames,
			  const struct nwifi_action *act, const u8 *ies,
			  size_t len)
{
	u16 capab = WLAN_CAPABILITY_ESS;

	if (act->join.bss.freq < 3000)
		capab |= WLAN_CAPABILITY_SHORT_PREAMBLE |
			 WLAN_CAPABILITY_SHORT_SLOT_TIME;
	capab |= act->join.bss.capability & WLAN_CAPABILITY_PRIVACY;
	put_unaligned_le16(capab, frames->fixed);
	put_unaligned_le16(LISTEN_INTERVAL, frames->fixed + 2);
	frames->req_fixed = 4;
	if (act->join.have_prev) {
		memcpy(frames->fixed + 4, act->join.prev, ETH_ALEN);
		frames->req_fixed += ETH_ALEN;
	}
	/* What there is belongs to an earlier request. */
	kfree(frames->req);
	frames->req = NULL;
	frames->req_len = 0;
	request_build(frames, ies, len);
}

/**
 * nwifi_frames_response() - the AP has answered the request
 * @frames: the frames
 * @response: the response, with its 802.11 header
 * @response_len: bytes at @response; the header is there
 * @req_ies: elements of the request as it was sent, %NULL if they are not told
 * @req_ies_len: bytes at @req_ies
 *
 * Without memory the completion has no response, or the request as it was
 * handed to the radio, if there was memory for that.
 *
 * Context: the worker.
 */
void nwifi_frames_response(struct nwifi_frames *frames, const u8 *response,
			   size_t response_len, const u8 *req_ies,
			   size_t req_ies_len)
{
	const size_t header = offsetof(struct ieee80211_mgmt, u);

	if (req_ies && frames->req_fixed)
		request_build(frames, req_ies, req_ies_len);
	kfree(frames->resp);
	frames->resp_len = 0;
	frames->resp = kmemdup(response + header, response_len - header,
			       GFP_KERNEL);
	if (frames->resp)
		frames->resp_len = response_len - header;
}
