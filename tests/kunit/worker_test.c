// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the worker does with what the radio reports, above a radio that is
 * scripted: one job of the core's for each event, and a look at the device
 * where reports were lost.
 */
#include <kunit/test.h>
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/sched.h>
#include <net/genetlink.h>
#include <net/net_namespace.h>

#include "adapter/act_host.h"
#include "adapter/adapter.h"
#include "adapter/frames.h"
#include "adapter/ihv_rx.h"
#include "adapter/sink.h"
#include "adapter/timer.h"
#include "adapter/worker.h"
#include "path/lower.h"

static const u8 ap_addr[ETH_ALEN] __aligned(2) = { 2, 0, 0, 0, 0, 2 };

/* an adapter whose jobs stay where they are, and what its radio is asked */
struct worker_rig {
	struct nwifi_adapter *adapter;
	int associated;
	unsigned int polls;
	unsigned int asked;
	unsigned int lost_in_poll;
};

static struct worker_rig *rig;

static void report(enum nwifi_radio_event_type type)
{
	static const struct ieee80211_mgmt frame;
	struct nwifi_radio_event event = {
		.type = type,
		.frame = (const u8 *)&frame,
		.frame_len = sizeof(frame),
	};

	ether_addr_copy(event.bssid, ap_addr);
	nwifi_adapter_sink.event(&rig->adapter->worker.radio, &event);
}

static void radio_poll(struct nwifi_radio *radio)
{
	rig->polls++;
	for (; rig->lost_in_poll; rig->lost_in_poll--)
		report(NWIFI_RADIO_OVERRUN);
}

static int radio_associated(struct nwifi_radio *radio, const u8 *bssid)
{
	rig->asked += ether_addr_equal(bssid, ap_addr);
	return rig->associated;
}

static int radio_dump_bss(struct nwifi_radio *radio,
			  void (*one)(void *ctx,
				      const struct nwifi_radio_bss *bss),
			  void *ctx)
{
	return 0;
}

static int radio_scan(struct nwifi_radio *radio,
		      const struct nwifi_radio_scan *scan)
{
	return 0;
}

static int radio_abort_scan(struct nwifi_radio *radio)
{
	return 0;
}

static int radio_deauth(struct nwifi_radio *radio, const u8 *bssid, u16 reason,
			bool local)
{
	return 0;
}

static int radio_set_authorized(struct nwifi_radio *radio, const u8 *peer,
				bool authorized)
{
	return 0;
}

static int radio_channel(struct nwifi_radio *radio,
			 struct nwifi_radio_channel *channel)
{
	return -ENODATA;
}

static const struct nwifi_radio_ops scripted = {
	.poll = radio_poll,
	.associated = radio_associated,
	.channel = radio_channel,
	.dump_bss = radio_dump_bss,
	.scan = radio_scan,
	.abort_scan = radio_abort_scan,
	.deauth = radio_deauth,
	.set_authorized = radio_set_authorized,
};

/* The suite runs before the family is registered: nobody listens. */
static struct genl_family silent_family = { .n_mcgrps = 1 };

static int worker_init(struct kunit *test)
{
	struct nwifi_adapter *adapter;
	struct nwifi_worker *worker;
	struct nwifi_upper *upper;
	int err;

	rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	adapter = kunit_kzalloc(test, sizeof(*adapter), GFP_KERNEL);
	if (!rig || !adapter)
		return -ENOMEM;
	rig->adapter = adapter;
	upper = &adapter->upper;
	/* A scan looks at the wiphy. */
	upper->wiphy = kunit_kzalloc(test, sizeof(*upper->wiphy), GFP_KERNEL);
	if (!upper->wiphy)
		return -ENOMEM;
	upper->wiphy->max_scan_ssids = 4;
	nwifi_report_init(&silent_family, 0);
	adapter->reporter.net = &init_net;
	adapter->reporter.wiphy = upper->wiphy;
	spin_lock_init(&adapter->lock);
	nwifi_upper_init(upper);
	nwifi_requests_init(&adapter->requests, &adapter->reporter);
	nwifi_bss_cache_init(&adapter->cache);
	nwifi_worker_init(adapter);
	nwifi_act_host_init(adapter);
	nwifi_ihv_rx_init(adapter);
	err = nwifi_queue_init(&adapter->queue, nwifi_worker_run);
	if (err)
		return err;
	err = nwifi_path_init(&adapter->path, NULL);
	if (err)
		goto err_queue;
	adapter->path.dev = alloc_netdev(sizeof(struct nwifi_path *),
					 "kunit-up%d", NET_NAME_UNKNOWN,
					 nwifi_path_setup);
	if (!adapter->path.dev) {
		err = -ENOMEM;
		goto err_path;
	}
	upper->dev = adapter->path.dev;
	worker = &adapter->worker;
	worker->radio.ops = &scripted;
	worker->radio.sink = &nwifi_adapter_sink;
	worker->radio_started = true;
	/* The station is associated. */
	worker->core.station.phase = NWIFI_PHASE_A;
	worker->core.station.radio_on = true;
	ether_addr_copy(worker->core.station.ap.bssid, ap_addr);
	nwifi_worker_enter(adapter);
	test->priv = rig;
	return 0;

err_path:
	nwifi_path_free(&adapter->path);
err_queue:
	nwifi_queue_destroy(&adapter->queue);
	return err;
}

static void worker_exit(struct kunit *test)
{
	struct nwifi_adapter *adapter;

	if (!test->priv)
		return;
	adapter = rig->adapter;
	nwifi_worker_leave(adapter);
	nwifi_queue_close(&adapter->queue);
	nwifi_timers_stop(adapter);
	nwifi_queue_close(&adapter->queue);
	nwifi_queue_destroy(&adapter->queue);
	nwifi_frames_free(&adapter->worker.frames);
	nwifi_bss_cache_free(&adapter->cache);
	nwifi_path_free(&adapter->path);
	free_netdev(adapter->path.dev);
}

static unsigned int jobs(void)
{
	struct nwifi_job *job;
	unsigned int n = 0;

	list_for_each_entry(job, &rig->adapter->queue.jobs, list)
		n++;
	return n;
}

/* each in its turn; nothing happens while a report is taken */
static void reports(struct kunit *test)
{
	static const enum nwifi_radio_event_type types[] = {
		NWIFI_RADIO_AUTH, NWIFI_RADIO_AUTH_TIMEOUT, NWIFI_RADIO_ASSOC,
		NWIFI_RADIO_ASSOC_TIMEOUT, NWIFI_RADIO_DEAUTH,
		NWIFI_RADIO_DISASSOC, NWIFI_RADIO_SCAN_DONE,
		NWIFI_RADIO_SCAN_ABORTED,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(types); i++) {
		report(types[i]);
		KUNIT_EXPECT_EQ(test, jobs(), i + 1);
	}
	KUNIT_EXPECT_EQ(test, (int)rig->adapter->worker.core.station.phase,
			(int)NWIFI_PHASE_A);
	KUNIT_EXPECT_FALSE(test, rig->adapter->worker.radio_lost);
	report(NWIFI_RADIO_OVERRUN);
	KUNIT_EXPECT_EQ(test, jobs(), i);
	KUNIT_EXPECT_TRUE(test, rig->adapter->worker.radio_lost);
}

/* DISASSOC-1: reports were lost; the association is over if the device says so */
static void overrun(struct kunit *test)
{
	static const struct {
		int associated;
		enum nwifi_phase phase;
		bool again;
	} cases[] = {
		{ 1, NWIFI_PHASE_A, false },
		{ 0, NWIFI_PHASE_L, false },
		/* B20: the device cannot say, so nothing is known */
		{ -ENETDOWN, NWIFI_PHASE_A, true },
	};
	struct nwifi_station *st = &rig->adapter->worker.core.station;
	unsigned int i;
	u64 seq;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		st->phase = NWIFI_PHASE_A;
		rig->associated = cases[i].associated;
		rig->asked = 0;
		/* however many there were */
		rig->lost_in_poll = 3;
		seq = rig->adapter->reporter.seq;
		nwifi_worker_poll(rig->adapter);
		KUNIT_EXPECT_EQ(test, rig->asked, 1U);
		KUNIT_EXPECT_EQ(test, (int)st->phase, (int)cases[i].phase);
		/* DISASSOCIATION is indicated, or nothing is */
		KUNIT_EXPECT_EQ(test, rig->adapter->reporter.seq != seq,
				cases[i].phase != NWIFI_PHASE_A);
		KUNIT_EXPECT_FALSE(test, rig->adapter->worker.radio_lost);
		nwifi_worker_poll(rig->adapter);
		KUNIT_EXPECT_EQ(test, rig->asked, 1U);
		/* It is asked again with the link, if it could not say. */
		rig->adapter->worker.link_measured = true;
		nwifi_worker_poll(rig->adapter);
		KUNIT_EXPECT_EQ(test, rig->asked, cases[i].again ? 2U : 1U);
		rig->adapter->worker.radio_unsure = false;
	}
}

/* who is not associated has nothing to lose */
static void overrun_elsewhere(struct kunit *test)
{
	struct nwifi_station *st = &rig->adapter->worker.core.station;
	const u64 seq = rig->adapter->reporter.seq;
	unsigned int phase;

	for (phase = 0; phase <= NWIFI_PHASE_R; phase++) {
		if (phase == NWIFI_PHASE_A)
			continue;
		st->phase = phase;
		rig->lost_in_poll = 1;
		nwifi_worker_poll(rig->adapter);
		KUNIT_EXPECT_EQ(test, (unsigned int)st->phase, phase);
	}
	KUNIT_EXPECT_EQ(test, rig->asked, 0U);
	KUNIT_EXPECT_EQ(test, rig->adapter->reporter.seq, seq);
	/* nor is a radio asked that was not started */
	rig->polls = 0;
	rig->adapter->worker.radio_started = false;
	nwifi_worker_poll(rig->adapter);
	KUNIT_EXPECT_EQ(test, rig->polls, 0U);
}

#ifdef CONFIG_FAILSLAB
/*
 * A report that there is no memory for counts as one that was lost. (The
 * allocators have allocations of their own, which may fail without harm.)
 */
static void no_memory(struct kunit *test)
{
	unsigned int nth, left, before, lost = 0;

	for (nth = 1; nth < 20; nth++) {
		rig->adapter->worker.radio_lost = false;
		before = jobs();
		current->fail_nth = nth;
		report(NWIFI_RADIO_ASSOC);
		left = current->fail_nth;
		current->fail_nth = 0;
		lost += rig->adapter->worker.radio_lost;
		KUNIT_EXPECT_EQ(test, jobs() - before,
				rig->adapter->worker.radio_lost ? 0U : 1U);
		if (left)
			break;
	}
	KUNIT_EXPECT_FALSE(test, rig->adapter->worker.radio_lost);
	KUNIT_EXPECT_LT(test, nth, 20U);
	/* the job, and the frame in it */
	KUNIT_EXPECT_EQ(test, lost, 2U);
}

/*
 * ASSOC-9: the elements that the device tells of make a request also where there
 * was no memory for it when it was sent.
 */
static void assoc_9_request_without_memory(struct kunit *test)
{
	static const u8 given[] = { 0, 1, 'x' }, sent[] = { 0, 1, 'x', 1, 1, 2 };
	static const u8 response[sizeof(struct ieee80211_mgmt)];
	struct nwifi_action *act;
	struct nwifi_frames frames = {};

	act = kunit_kzalloc(test, sizeof(*act), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, act);
	act->join.have_prev = true;
	memset(act->join.prev, 0x42, sizeof(act->join.prev));
	act->join.bss.freq = 5180;
	current->fail_nth = 1;
	nwifi_frames_request(&frames, act, given, sizeof(given));
	current->fail_nth = 0;
	KUNIT_EXPECT_NULL(test, frames.req);
	nwifi_frames_response(&frames, response, sizeof(response), sent,
			      sizeof(sent));
	KUNIT_ASSERT_NOT_NULL(test, frames.req);
	KUNIT_EXPECT_EQ(test, frames.req_fixed, (size_t)10);
	KUNIT_EXPECT_EQ(test, frames.req_len, 10 + sizeof(sent));
	KUNIT_EXPECT_EQ(test, (int)frames.req[0], WLAN_CAPABILITY_ESS);
	KUNIT_EXPECT_EQ(test, memcmp(frames.req + 4, act->join.prev, ETH_ALEN),
			0);
	KUNIT_EXPECT_EQ(test, memcmp(frames.req + 10, sent, sizeof(sent)), 0);
	/* without memory for that it is what was handed to the radio */
	nwifi_frames_request(&frames, act, given, sizeof(given));
	current->fail_nth = 1;
	nwifi_frames_response(&frames, response, sizeof(response), sent,
			      sizeof(sent));
	current->fail_nth = 0;
	KUNIT_EXPECT_EQ(test, frames.req_len, 10 + sizeof(given));
	nwifi_frames_free(&frames);
	KUNIT_EXPECT_EQ(test, frames.req_fixed, (size_t)0);
}
#endif

static struct kunit_case worker_cases[] = {
	KUNIT_CASE(reports),
	KUNIT_CASE(overrun),
	KUNIT_CASE(overrun_elsewhere),
#ifdef CONFIG_FAILSLAB
	KUNIT_CASE(no_memory),
	KUNIT_CASE(assoc_9_request_without_memory),
#endif
	{}
};

static struct kunit_suite worker_suite = {
	.name = "nwifi-worker",
	.init = worker_init,
	.exit = worker_exit,
	.test_cases = worker_cases,
};

kunit_test_suite(worker_suite);
