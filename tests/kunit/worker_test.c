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
#include <net/net_namespace.h>

#include "adapter.h"
#include "job.h"
#include "worker.h"

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
	nwifi_worker_sink.event(&rig->adapter->radio, &event);
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

static const struct nwifi_radio_ops scripted = {
	.poll = radio_poll,
	.associated = radio_associated,
	.dump_bss = radio_dump_bss,
	.scan = radio_scan,
	.abort_scan = radio_abort_scan,
	.deauth = radio_deauth,
	.set_authorized = radio_set_authorized,
};

static int worker_init(struct kunit *test)
{
	struct nwifi_adapter *adapter;
	int err;

	rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	adapter = kunit_kzalloc(test, sizeof(*adapter), GFP_KERNEL);
	if (!rig || !adapter)
		return -ENOMEM;
	rig->adapter = adapter;
	/* what a scan looks at */
	adapter->wiphy = kunit_kzalloc(test, sizeof(*adapter->wiphy),
				       GFP_KERNEL);
	if (!adapter->wiphy)
		return -ENOMEM;
	adapter->wiphy->max_scan_ssids = 4;
	adapter->net = &init_net;
	mutex_init(&adapter->upper_lock);
	spin_lock_init(&adapter->lock);
	INIT_LIST_HEAD(&adapter->requests);
	nwifi_bss_cache_init(&adapter->cache);
	nwifi_job_init(adapter);
	nwifi_worker_init(adapter);
	nwifi_ihv_init(adapter);
	adapter->dev = alloc_netdev(sizeof(adapter), "kunit-up%d",
				    NET_NAME_UNKNOWN, nwifi_data_setup);
	if (!adapter->dev)
		return -ENOMEM;
	err = nwifi_data_init(adapter);
	if (err)
		goto err_dev;
	adapter->wq = alloc_ordered_workqueue("nwifi-kunit", 0);
	if (!adapter->wq) {
		err = -ENOMEM;
		goto err_data;
	}
	adapter->radio.ops = &scripted;
	adapter->radio.sink = &nwifi_worker_sink;
	adapter->radio_started = true;
	/* associated */
	adapter->core.station.phase = NWIFI_PHASE_A;
	adapter->core.station.radio_on = true;
	ether_addr_copy(adapter->core.station.ap.bssid, ap_addr);
	test->priv = rig;
	return 0;

err_data:
	nwifi_data_free(adapter);
err_dev:
	free_netdev(adapter->dev);
	return err;
}

static void worker_exit(struct kunit *test)
{
	struct nwifi_adapter *adapter;

	if (!test->priv)
		return;
	adapter = rig->adapter;
	nwifi_job_close(adapter);
	nwifi_worker_stop_timers(adapter);
	nwifi_job_close(adapter);
	destroy_workqueue(adapter->wq);
	nwifi_frames_free(adapter);
	nwifi_bss_cache_free(&adapter->cache);
	nwifi_data_free(adapter);
	free_netdev(adapter->dev);
}

static unsigned int jobs(void)
{
	struct nwifi_job *job;
	unsigned int n = 0;

	list_for_each_entry(job, &rig->adapter->jobs, list)
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
	KUNIT_EXPECT_EQ(test, (int)rig->adapter->core.station.phase,
			(int)NWIFI_PHASE_A);
	KUNIT_EXPECT_FALSE(test, rig->adapter->radio_lost);
	report(NWIFI_RADIO_OVERRUN);
	KUNIT_EXPECT_EQ(test, jobs(), i);
	KUNIT_EXPECT_TRUE(test, rig->adapter->radio_lost);
}

/* DISASSOC-1: reports were lost; the association is over if the device says so */
static void overrun(struct kunit *test)
{
	static const struct {
		int associated;
		enum nwifi_phase phase;
	} cases[] = {
		{ 1, NWIFI_PHASE_A },
		{ 0, NWIFI_PHASE_L },
		{ -ENETDOWN, NWIFI_PHASE_L },
	};
	struct nwifi_station *st = &rig->adapter->core.station;
	unsigned int i;
	u64 seq;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		st->phase = NWIFI_PHASE_A;
		rig->associated = cases[i].associated;
		rig->asked = 0;
		/* however many there were */
		rig->lost_in_poll = 3;
		seq = rig->adapter->seq;
		nwifi_worker_poll(rig->adapter);
		KUNIT_EXPECT_EQ(test, rig->asked, 1U);
		KUNIT_EXPECT_EQ(test, (int)st->phase, (int)cases[i].phase);
		/* DISASSOCIATION is indicated, or nothing is */
		KUNIT_EXPECT_EQ(test, rig->adapter->seq != seq,
				cases[i].phase != NWIFI_PHASE_A);
		KUNIT_EXPECT_FALSE(test, rig->adapter->radio_lost);
		/* once */
		nwifi_worker_poll(rig->adapter);
		KUNIT_EXPECT_EQ(test, rig->asked, 1U);
	}
}

/* who is not associated has nothing to lose */
static void overrun_elsewhere(struct kunit *test)
{
	struct nwifi_station *st = &rig->adapter->core.station;
	const u64 seq = rig->adapter->seq;
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
	KUNIT_EXPECT_EQ(test, rig->adapter->seq, seq);
	/* nor is a radio asked that was not started */
	rig->polls = 0;
	rig->adapter->radio_started = false;
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
		rig->adapter->radio_lost = false;
		before = jobs();
		current->fail_nth = nth;
		report(NWIFI_RADIO_ASSOC);
		left = current->fail_nth;
		current->fail_nth = 0;
		lost += rig->adapter->radio_lost;
		KUNIT_EXPECT_EQ(test, jobs() - before,
				rig->adapter->radio_lost ? 0U : 1U);
		if (left)
			break;
	}
	KUNIT_EXPECT_FALSE(test, rig->adapter->radio_lost);
	KUNIT_EXPECT_LT(test, nth, 20U);
	/* the job, and the frame in it */
	KUNIT_EXPECT_EQ(test, lost, 2U);
}
#endif

static struct kunit_case worker_cases[] = {
	KUNIT_CASE(reports),
	KUNIT_CASE(overrun),
	KUNIT_CASE(overrun_elsewhere),
#ifdef CONFIG_FAILSLAB
	KUNIT_CASE(no_memory),
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
