/* SPDX-License-Identifier: GPL-2.0-only */
/* What belongs to the worker of an adapter alone. */
#ifndef NWIFI_ADAPTER_STATE_H
#define NWIFI_ADAPTER_STATE_H

#include <linux/kernel.h>
#include <linux/lockdep.h>
#include <linux/skbuff.h>
#include <linux/types.h>
#include <linux/workqueue.h>

#include "core/core.h"
#include "core/pmksa.h"
#include "radio/radio.h"
#include "report/payload.h"

struct nwifi_adapter;
struct nwifi_incoming;
struct nwifi_join;
struct nwifi_scan_params;

/**
 * struct nwifi_timer_work - one timer of the core
 * @work: runs in the worker's queue
 * @adapter: whose timer it is
 * @id: enum nwifi_timer
 * @generation: counts arming and disarming, so that a run that was disarmed
 *	too late is recognised
 */
struct nwifi_timer_work {
	struct delayed_work work;
	struct nwifi_adapter *adapter;
	u8 id;
	u32 generation;
};

/*
 * Each PerformPostAssociate of a step has one event that follows the step, and
 * so have a key that the radio refuses, and the channel of a new association.
 */
#define NWIFI_MAX_FOLLOWING	(NWIFI_MAX_PORTS + 2)

#define NWIFI_MAX_MGMT_SENT	8

/**
 * struct nwifi_mgmt_sent - a management frame of which the radio will report
 * @lower: the number that the radio knows it by
 * @upper: the number that its manager knows it by; zero if there is no frame
 */
struct nwifi_mgmt_sent {
	u64 lower;
	u64 upper;
};

/**
 * struct nwifi_worker - what belongs to the worker of an adapter alone
 * @dep_map: lets lockdep tell whether the worker runs
 * @core: the core
 * @actions: actions of the present step
 * @accepting: enum nwifi_event_type of the present step, which says what
 *	%NWIFI_ACT_ACCEPT accepts
 * @incoming: what came with the event of the present step, %NULL for nothing
 * @following: events that the present step brings about, and that come before
 *	anything else
 * @n_following: entries of @following
 * @radio: the lower device's radio
 * @radio_started: the radio was started
 * @radio_lost: reports of the radio were lost
 * @radio_unsure: they were, and the radio could not say whether the station is
 *	still associated
 * @link_measured: the link was measured since the radio was polled last
 * @timers: timers of the core
 * @link_work: measures the link, in the worker's queue
 * @rfkill_work: looks whether the radio is switched on again, likewise
 * @join: parameters of the connection, %NULL for an open network that was
 *	joined without any
 * @scan: parameters of the explicit scan
 * @scan_began_ms: when the last scan of ours began
 * @frames: frames of the attempt or association
 * @completion: the last ASSOCIATION_COMPLETION
 * @early: port-authentication frames that came before their port
 * @pmksa: the PMKSA cache
 * @sent: management frames that were sent last
 * @n_sent: how many were sent
 * @ihv_rx_busy: the extension was handed a packet by ReceivePacket, and the
 *	worker has not seen the return of that call yet
 * @remove_request: number of the request that removes the adapter
 */
struct nwifi_worker {
	struct lockdep_map dep_map;
	struct nwifi_core core;
	struct nwifi_actions actions;
	u8 accepting;
	struct nwifi_incoming *incoming;
	struct nwifi_event following[NWIFI_MAX_FOLLOWING];
	unsigned int n_following;
	struct nwifi_radio radio;
	bool radio_started;
	bool radio_lost;
	bool radio_unsure;
	bool link_measured;
	struct nwifi_timer_work timers[NWIFI_N_TIMERS];
	struct delayed_work link_work;
	struct delayed_work rfkill_work;
	struct nwifi_join *join;
	struct nwifi_scan_params *scan;
	u64 scan_began_ms;
	struct nwifi_frames frames;
	struct nwifi_indication completion;
	struct sk_buff_head early;
	struct nwifi_pmksa_cache pmksa;
	struct nwifi_mgmt_sent sent[NWIFI_MAX_MGMT_SENT];
	unsigned int n_sent;
	bool ihv_rx_busy;
	u32 remove_request;
};

/**
 * nwifi_worker_follow() - have an event happen right after the present step
 * @worker: the worker
 * @event: the event
 *
 * Context: the worker, while it carries out the actions of a step.
 */
static inline void nwifi_worker_follow(struct nwifi_worker *worker,
				       const struct nwifi_event *event)
{
	if (!WARN_ON_ONCE(worker->n_following == ARRAY_SIZE(worker->following)))
		worker->following[worker->n_following++] = *event;
}

#endif /* NWIFI_ADAPTER_STATE_H */
