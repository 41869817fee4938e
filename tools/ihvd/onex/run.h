/* SPDX-License-Identifier: GPL-2.0-only */
/* A run of 802.1X: its supplicant, and how it ends. */
#ifndef IHVD_ONEX_RUN_H
#define IHVD_ONEX_RUN_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <systemd/sd-event.h>

#include "ihvd/adapter/adapter.h"
#include "ihvd/onex/ask.h"
#include "ihvd/onex/frame.h"
#include "ihvd/onex/output.h"
#include "lib/profile/onex.h"

/**
 * enum onex_phase - how far a run is
 * @ONEX_STARTING: the supplicant does not listen yet
 * @ONEX_KNOCKING: EAPOL-Start is sent
 * @ONEX_TALKING: the authenticator has said something
 * @ONEX_SUCCEEDED: the method has succeeded, the key is not there yet
 */
enum onex_phase {
	ONEX_STARTING,
	ONEX_KNOCKING,
	ONEX_TALKING,
	ONEX_SUCCEEDED,
};

/**
 * struct onex_run - a run
 * @adapter: adapter of the run
 * @phase: see &enum onex_phase
 * @profile: what the profile says of 802.1X
 * @pid: process of the supplicant, 0 when it has ended
 * @child: event source of @pid
 * @output: standard output of the supplicant
 * @output_io: event source of @output
 * @channel: socket that @link and @control come from, -1 when they have come
 * @channel_io: event source of @channel
 * @link: the daemon's end of the wire, -1 before it has come
 * @link_io: event source of @link
 * @control: socket for answers to the supplicant, -1 before it has come
 * @question: what the user is asked
 * @timer: event source that ends the present wait
 * @starts: number of EAPOL-Start packets sent
 * @answers: number of EAP packets of the supplicant sent
 * @early: last packet that came before the supplicant listened
 * @early_len: bytes of @early
 * @reader: reads @output
 */
struct onex_run {
	struct adapter *adapter;
	enum onex_phase phase;
	struct nwc_profile_onex profile;
	pid_t pid;
	sd_event_source *child;
	int output;
	sd_event_source *output_io;
	int channel;
	sd_event_source *channel_io;
	int link;
	sd_event_source *link_io;
	int control;
	struct onex_ask question;
	sd_event_source *timer;
	unsigned int starts;
	unsigned int answers;
	uint8_t early[ONEX_MAX_EAPOL];
	size_t early_len;
	struct onex_output reader;
};

void onex_run_free(struct onex_run *run);
void onex_run_close_channel(struct onex_run *run);
void onex_run_finish(struct onex_run *run, uint32_t status, uint32_t reason);
void onex_run_fail(struct onex_run *run, uint32_t reason);
void onex_run_wait(struct onex_run *run, unsigned int seconds);
void onex_run_wait_for_user(struct onex_run *run);
void onex_run_send(struct onex_run *run, const uint8_t *eapol, size_t len);

#endif /* IHVD_ONEX_RUN_H */
