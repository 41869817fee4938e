/* SPDX-License-Identifier: GPL-2.0-only */
/* The frames of the association operation, kept for its completion. */
#ifndef NWIFI_ADAPTER_FRAMES_H
#define NWIFI_ADAPTER_FRAMES_H

#include <linux/types.h>

struct nwifi_action;
struct nwifi_frames;

void nwifi_frames_free(struct nwifi_frames *frames);
void nwifi_frames_request(struct nwifi_frames *frames,
			  const struct nwifi_action *act, const u8 *ies,
			  size_t len);
void nwifi_frames_response(struct nwifi_frames *frames, const u8 *response,
			   size_t response_len, const u8 *req_ies,
			   size_t req_ies_len);

#endif /* NWIFI_ADAPTER_FRAMES_H */
