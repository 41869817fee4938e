// SPDX-License-Identifier: GPL-2.0-only
/*
 * A run of 802.1X: its supplicant, and how it ends.
 *
 * Page: DOT11EXTIHV_ONEX_INDICATE_RESULT.
 */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "eapol.h"
#include "ihvd/adapter/call.h"
#include "ihvd/base/log.h"
#include "ihvd/onex/run.h"
#include "lib/ihv.h"
#include "wlanihv.h"

#define US_PER_S	1000000ULL
#define US_PER_MS	1000ULL

static void fd_close(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void run_end_child(struct onex_run *run)
{
	if (!run->pid) {
		sd_event_source_disable_unref(run->child);
		return;
	}
	kill(run->pid, SIGKILL);
	/* the event source reaps the process, and is freed then */
	if (run->child)
		sd_event_source_set_userdata(run->child, NULL);
	else
		waitpid(run->pid, NULL, 0);
}

/**
 * onex_run_free() - free a run, without a result
 * @run: run
 */
void onex_run_free(struct onex_run *run)
{
	onex_ask_end(&run->question);
	sd_event_source_disable_unref(run->timer);
	sd_event_source_disable_unref(run->output_io);
	sd_event_source_disable_unref(run->channel_io);
	sd_event_source_disable_unref(run->link_io);
	run_end_child(run);
	fd_close(&run->output);
	fd_close(&run->channel);
	fd_close(&run->link);
	fd_close(&run->control);
	onex_output_wipe(&run->reader);
	explicit_bzero(run->early, sizeof(run->early));
	free(run);
}

/**
 * onex_run_close_channel() - close the socket that the ends come from
 * @run: run
 */
void onex_run_close_channel(struct onex_run *run)
{
	run->channel_io = sd_event_source_disable_unref(run->channel_io);
	fd_close(&run->channel);
}

/**
 * onex_run_finish() - end a run, and tell the extension of its result (IHV-77)
 * @run: run; freed
 * @status: ONEX_AUTH_STATUS
 * @reason: ONEX_REASON_CODE
 */
void onex_run_finish(struct onex_run *run, uint32_t status, uint32_t reason)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_ONEX_INDICATE_RESULT);
	const bool ok = status == OneXAuthSuccess;
	const struct onex_output *keys = &run->reader;
	struct adapter *a = run->adapter;

	a->onex = NULL;
	if (ok)
		log_line("%s: 802.1X has succeeded", a->name);
	else
		log_line("%s: 802.1X has failed: reason %#x", a->name, reason);
	msg.onex_result.result = ok ? DOT11_MSONEX_SUCCESS :
				      DOT11_MSONEX_FAILURE;
	msg.onex_result.status = status;
	msg.onex_result.reason = reason;
	if (ok)
		msg.onex_result.send_key = (struct nwc_blob){
			keys->send_key, ONEX_KEY_LEN,
		};
	if (ok && keys->have_recv_key)
		msg.onex_result.recv_key = (struct nwc_blob){
			keys->recv_key, ONEX_KEY_LEN,
		};
	adapter_call_reported(a, &msg);
	onex_run_free(run);
}

/**
 * onex_run_fail() - end a run that has failed
 * @run: run; freed
 * @reason: ONEX_REASON_CODE
 */
void onex_run_fail(struct onex_run *run, uint32_t reason)
{
	onex_run_finish(run, OneXAuthFailure, reason);
}

static void run_wait_us(struct onex_run *run, uint64_t us)
{
	sd_event_source_set_time_relative(run->timer, us);
	sd_event_source_set_enabled(run->timer, SD_EVENT_ONESHOT);
}

/**
 * onex_run_wait() - begin a wait, which the timer of the run ends
 * @run: run
 * @seconds: how long to wait
 */
void onex_run_wait(struct onex_run *run, unsigned int seconds)
{
	run_wait_us(run, seconds * US_PER_S);
}

/**
 * onex_run_wait_for_user() - begin to wait for an answer of the user
 * @run: run
 */
void onex_run_wait_for_user(struct onex_run *run)
{
	const struct daemon *d = run->adapter->daemon;

	run_wait_us(run, d->options->onex_answer_ms * US_PER_MS);
}

/**
 * onex_run_send() - send a packet to the air
 * @run: run
 * @eapol: packet, from its version on
 * @len: bytes of it
 *
 * Nobody waits for its completion.
 */
void onex_run_send(struct onex_run *run, const uint8_t *eapol, size_t len)
{
	struct adapter *a = run->adapter;
	struct nl_msg *msg;

	/* a lost packet is no failure: either side repeats itself */
	msg = nwc_ihv_send(a->ifindex, adapter_new_cookie(a),
			   (struct nwc_blob){ a->peer, sizeof(a->peer) },
			   NWIFI_ETHERTYPE_EAPOL,
			   (struct nwc_blob){ eapol, len });
	if (adapter_request(a, msg))
		log_line("%s: 802.1X: cannot send: %s", a->name,
			 adapter_request_error(a));
}
