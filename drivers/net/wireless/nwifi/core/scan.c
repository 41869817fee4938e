// SPDX-License-Identifier: GPL-2.0-only
/*
 * Scan operations. A radio has one scanner; explicit requests, the station's
 * own (implicit) scans and association attempts take turns at it.
 *
 * Pages: Performing Explicit Scan Operations; Implicit Scan Operations.
 */
#include "dot11.h"
#include "emit.h"
#include "limits.h"
#include "scan.h"
#include "search.h"

/* CAND-8: an implicit scan probes for the desired SSIDs that have a name. */
static struct nwifi_action *scan_order(const struct nwifi_core *core,
				       struct nwifi_actions *out)
{
	const struct nwifi_config *config = &core->station.config;
	struct nwifi_action *act;
	unsigned int i;

	act = nwifi_action_add(out, NWIFI_ACT_RADIO_SCAN);
	act->scan.implicit = core->scan.state == NWIFI_SCAN_IMPLICIT;
	if (!act->scan.implicit)
		return act;
	for (i = 0; i < config->n_ssids; i++)
		if (config->ssids[i].len)
			act->scan.ssids[act->scan.n_ssids++] =
				config->ssids[i];
	return act;
}

static struct nwifi_action *scan_start(struct nwifi_core *core, u8 state,
				       struct nwifi_actions *out)
{
	struct nwifi_action *act;

	core->scan.state = state;
	core->scan.refused = false;
	core->scan.tries = 0;
	act = scan_order(core, out);
	/* The time of an explicit scan runs since it was accepted. */
	if (state == NWIFI_SCAN_IMPLICIT)
		nwifi_action_timer(out, NWIFI_TIMER_SCAN_END, NWIFI_SCAN_MS);
	return act;
}

static void scan_idle(struct nwifi_core *core, struct nwifi_actions *out)
{
	core->scan.state = NWIFI_SCAN_IDLE;
	core->scan.refused = false;
	nwifi_action_timer(out, NWIFI_TIMER_SCAN, 0);
	if (!core->scan.wanted)
		nwifi_action_timer(out, NWIFI_TIMER_SCAN_END, 0);
}

/*
 * Stops the scan that runs, and returns true if the scanner is idle at once.
 * Otherwise the end of the scan is awaited, so that nobody starts too early.
 */
static bool scan_stop(struct nwifi_core *core, struct nwifi_actions *out)
{
	if (core->scan.refused) {
		/* It never started; an abort would hit somebody else's scan. */
		scan_idle(core, out);
		return true;
	}
	core->scan.state = NWIFI_SCAN_ABORTING;
	nwifi_action_add(out, NWIFI_ACT_RADIO_ABORT_SCAN);
	return false;
}

/* SCAN-4: an explicit scan that was accepted is confirmed once. */
static void scan_confirm(struct nwifi_core *core, u32 ndis,
			 struct nwifi_actions *out)
{
	struct nwifi_indication ind = { .code = NWIFI_IND_SCAN_CONFIRM,
					.status = ndis };
	struct nwifi_action *act;

	core->scan.wanted = false;
	if (core->scan.state == NWIFI_SCAN_IDLE)
		nwifi_action_timer(out, NWIFI_TIMER_SCAN_END, 0);
	nwifi_emit_indication(core, &ind, out);
	act = nwifi_action_add(out, NWIFI_ACT_SCAN_DONE);
	act->done.request = core->scan.request;
	act->done.ndis = ndis;
	act->done.aborted = ndis != NWIFI_NDIS_SUCCESS;
	if (ndis == NWIFI_NDIS_REQUEST_ABORTED)
		act->done.message = NWIFI_MSG_CANCELLED;
	else if (ndis != NWIFI_NDIS_SUCCESS)
		act->done.message = NWIFI_MSG_SCAN_FAILED;
	core->scan.request = 0;
}

/**
 * nwifi_scan_request() - explicit scan request (SCAN-2, SCAN-6, SCAN-7)
 * @core: the core
 * @request: its number
 * @out: receives the actions
 */
void nwifi_scan_request(struct nwifi_core *core, u32 request,
			struct nwifi_actions *out)
{
	struct nwifi_action *act;
	u32 ndis = NWIFI_NDIS_DOT11_MEDIA_IN_USE;
	u8 message = NWIFI_MSG_SCAN_BUSY;

	if (core->station.radio_on && !core->scan.wanted) {
		core->scan.wanted = true;
		core->scan.request = request;
		nwifi_emit_accept(out);
		/* SCAN-14: the time runs while it waits for the radio, too. */
		nwifi_action_timer(out, NWIFI_TIMER_SCAN_END, NWIFI_SCAN_MS);
		return;
	}
	if (!core->station.radio_on) {
		ndis = NWIFI_NDIS_DOT11_POWER_STATE_INVALID;
		message = NWIFI_MSG_RADIO_OFF;
	}
	act = nwifi_action_add(out, NWIFI_ACT_SCAN_DONE);
	act->done.request = request;
	act->done.ndis = ndis;
	act->done.message = message;
	act->done.aborted = true;
}

/**
 * nwifi_scan_resume() - start a waiting explicit scan if the radio is free
 * @core: the core
 * @out: receives the actions
 *
 * It is called at the end of every step: an open association attempt needs the
 * channel for itself, and may end in many ways.
 */
void nwifi_scan_resume(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_scan *scan = &core->scan;

	if (!scan->wanted || st->attempt != NWIFI_ATTEMPT_NONE)
		return;
	/* SCAN-6: the station's search looks at the explicit results first. */
	if (scan->state == NWIFI_SCAN_IMPLICIT) {
		nwifi_search_interrupt(&st->search);
		scan_stop(core, out);
	}
	switch (scan->state) {
	case NWIFI_SCAN_IDLE:
		scan_start(core, NWIFI_SCAN_EXPLICIT, out);
		break;
	case NWIFI_SCAN_IMPLICIT:
	case NWIFI_SCAN_EXPLICIT:
	case NWIFI_SCAN_ABORTING:
		break;
	}
}

/**
 * nwifi_scan_implicit() - the station's own scan; the scanner must be idle
 * @core: the core
 * @out: receives the actions
 *
 * Return: the action, for the caller to name channels in.
 */
struct nwifi_action *nwifi_scan_implicit(struct nwifi_core *core,
					 struct nwifi_actions *out)
{
	return scan_start(core, NWIFI_SCAN_IMPLICIT, out);
}

/**
 * nwifi_scan_yield() - ask for the radio to be free for an attempt
 * @core: the core
 * @out: receives the actions
 *
 * An implicit scan is aborted; an explicit one runs to its end (SCAN-10).
 *
 * Return: true if it is free now; else the end of the scan will tell.
 */
bool nwifi_scan_yield(struct nwifi_core *core, struct nwifi_actions *out)
{
	switch (core->scan.state) {
	case NWIFI_SCAN_IDLE:
		return true;
	case NWIFI_SCAN_IMPLICIT:
		return scan_stop(core, out);
	case NWIFI_SCAN_EXPLICIT:
	case NWIFI_SCAN_ABORTING:
		break;
	}
	return false;
}

/**
 * nwifi_scan_ended() - the radio's scan is over
 * @core: the core
 * @aborted: before its time
 * @out: receives the actions
 *
 * Return: true if the radio has become free.
 */
bool nwifi_scan_ended(struct nwifi_core *core, bool aborted,
		      struct nwifi_actions *out)
{
	const u8 was = core->scan.state;

	/* It was somebody else's scan of the lower device. */
	if (was == NWIFI_SCAN_IDLE)
		return false;
	if (core->scan.refused) {
		/* It was the scan that kept the core's from starting. */
		nwifi_action_timer(out, NWIFI_TIMER_SCAN, 0);
		nwifi_scan_retry(core, out);
		return false;
	}
	scan_idle(core, out);
	if (was == NWIFI_SCAN_EXPLICIT)
		scan_confirm(core, aborted ? NWIFI_NDIS_REQUEST_ABORTED :
					NWIFI_NDIS_SUCCESS, out);
	return true;
}

/**
 * nwifi_scan_failed() - the radio refused to start a scan
 * @core: the core
 * @busy: it was just busy
 * @out: receives the actions
 *
 * Return: true if the radio has become free.
 */
bool nwifi_scan_failed(struct nwifi_core *core, bool busy,
		       struct nwifi_actions *out)
{
	const u8 was = core->scan.state;

	if (was == NWIFI_SCAN_IDLE)
		return false;
	if (busy && was != NWIFI_SCAN_ABORTING &&
	    ++core->scan.tries < NWIFI_SCAN_TRIES) {
		core->scan.refused = true;
		nwifi_action_timer(out, NWIFI_TIMER_SCAN, NWIFI_SCAN_RETRY_MS);
		return false;
	}
	scan_idle(core, out);
	if (was == NWIFI_SCAN_EXPLICIT)
		scan_confirm(core, NWIFI_NDIS_FAILURE, out);
	return true;
}

/**
 * nwifi_scan_retry() - try again to start the scan that found the radio busy
 * @core: the core
 * @out: receives the actions
 */
void nwifi_scan_retry(struct nwifi_core *core, struct nwifi_actions *out)
{
	/* Only a scan that somebody waits for is ever refused. */
	if (!core->scan.refused)
		return;
	core->scan.refused = false;
	scan_order(core, out);
}

/**
 * nwifi_scan_overdue() - a scan did not end in time (SCAN-14)
 * @core: the core
 * @out: receives the actions
 *
 * A device that stays with its AP between the channels can take longer than is
 * allowed. What was found until then is a result: a partial scan is permitted
 * (SCAN-12).
 *
 * Return: true if the radio has become free.
 */
bool nwifi_scan_overdue(struct nwifi_core *core, struct nwifi_actions *out)
{
	const u8 was = core->scan.state;
	const bool running = !core->scan.refused &&
			     (was == NWIFI_SCAN_EXPLICIT ||
			      was == NWIFI_SCAN_IMPLICIT);

	if (running) {
		scan_stop(core, out);
	} else {
		/* The device has not answered the abort either. */
		if (was == NWIFI_SCAN_ABORTING)
			nwifi_action_add(out, NWIFI_ACT_RADIO_ABORT_SCAN);
		scan_idle(core, out);
	}
	if (core->scan.wanted)
		scan_confirm(core, running && was == NWIFI_SCAN_EXPLICIT ?
			NWIFI_NDIS_SUCCESS : NWIFI_NDIS_FAILURE, out);
	if (running)
		nwifi_action_timer(out, NWIFI_TIMER_SCAN_END,
				   NWIFI_SCAN_ABORT_MS);
	return !running && was != NWIFI_SCAN_IDLE;
}

/**
 * nwifi_scan_abort() - the requester wants its explicit scan aborted
 * @core: the core
 * @out: receives the actions
 *
 * Return: true if the radio has become free.
 */
bool nwifi_scan_abort(struct nwifi_core *core, struct nwifi_actions *out)
{
	const bool begun = core->scan.state == NWIFI_SCAN_EXPLICIT;

	if (!core->scan.wanted)
		return false;
	if (begun) {
		if (!core->scan.refused) {
			nwifi_action_add(out, NWIFI_ACT_RADIO_ABORT_SCAN);
			return false;
		}
		scan_idle(core, out);
	}
	/* Else it waits for an attempt, or an implicit scan, to end. */
	scan_confirm(core, NWIFI_NDIS_REQUEST_ABORTED, out);
	return begun;
}

/**
 * nwifi_scan_cancel() - end every scan now (SCAN-4, RESET-3)
 * @core: the core
 * @ndis: status of the confirmation of an explicit scan
 * @radio: tell the radio; false if it is not there any more
 * @out: receives the actions
 */
void nwifi_scan_cancel(struct nwifi_core *core, u32 ndis, bool radio,
		       struct nwifi_actions *out)
{
	const u8 was = core->scan.state;

	if (!radio)
		scan_idle(core, out);
	else if (was == NWIFI_SCAN_EXPLICIT || was == NWIFI_SCAN_IMPLICIT)
		scan_stop(core, out);
	if (core->scan.wanted)
		scan_confirm(core, ndis, out);
}
