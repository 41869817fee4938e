// SPDX-License-Identifier: GPL-2.0-only
/*
 * Management frames that managers send, and Action frames that are received for
 * them: BSS transition, radio measurement, and so on. They pass the adapter as
 * they are. The core has nothing to do with them, and neither have the ports:
 * no data is in them.
 */
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/slab.h>

#include "adapter/adapter.h"
#include "adapter/mgmt.h"
#include "report/trace.h"

/* So many frames may wait for the worker, in either direction. */
#define MAX_WAITING	32

/* Set in the category of a frame that is returned because nobody knows it. */
#define CATEGORY_ERROR	0x80

/**
 * struct mgmt_tx - a frame that is to be sent
 * @job: the job
 * @cookie: the number that its manager knows it by
 * @mgmt: the frame, which is in @data, and how it is to be sent
 * @data: the frame
 */
struct mgmt_tx {
	struct nwifi_job job;
	u64 cookie;
	struct nwifi_radio_mgmt mgmt;
	u8 data[];
};

/* The oldest one is forgotten if there are too many. */
static void sent_keep(struct nwifi_worker *worker, u64 lower, u64 upper)
{
	struct nwifi_mgmt_sent *sent =
		&worker->sent[worker->n_sent++ % NWIFI_MAX_MGMT_SENT];

	sent->lower = lower;
	sent->upper = upper;
}

static struct nwifi_mgmt_sent *sent_find(struct nwifi_worker *worker,
					 u64 lower, u64 upper)
{
	unsigned int i;

	for (i = 0; i < NWIFI_MAX_MGMT_SENT; i++) {
		struct nwifi_mgmt_sent *sent = &worker->sent[i];

		if (sent->upper &&
		    (sent->upper == upper || (!upper && sent->lower == lower)))
			return sent;
	}
	return NULL;
}

static bool mgmt_tx_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			struct nwifi_event *event)
{
	struct mgmt_tx *tx = container_of(job, struct mgmt_tx, job);
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	u64 lower = 0;
	int err;

	err = worker->radio.ops->mgmt_tx(&worker->radio, &tx->mgmt, &lower);
	trace_nwifi_radio(&adapter->reporter, "mgmt_tx", NULL, err);
	if (tx->mgmt.no_ack)
		return false;
	if (err)
		nwifi_upper_mgmt_status(&adapter->upper, tx->cookie, tx->data,
					tx->mgmt.len, false);
	else
		sent_keep(worker, lower, tx->cookie);
	return false;
}

static const struct nwifi_job_type mgmt_tx_type = {
	.size = sizeof(struct mgmt_tx),
	.run = mgmt_tx_run,
};

/**
 * nwifi_mgmt_send() - send a management frame of a manager
 * @adapter: the adapter
 * @mgmt: the frame, which is copied, and how it is to be sent
 * @cookie: the number that its manager knows it by, not zero
 *
 * Context: may sleep.
 * Return: 0, -ENOMEM, -EBUSY if too many frames wait, or -ENODEV.
 */
int nwifi_mgmt_send(struct nwifi_adapter *adapter,
		    const struct nwifi_radio_mgmt *mgmt, u64 cookie)
{
	struct mgmt_tx *tx;

	tx = nwifi_job_new(&mgmt_tx_type, struct mgmt_tx, mgmt->len,
			   GFP_KERNEL);
	if (!tx)
		return -ENOMEM;
	tx->cookie = cookie;
	tx->mgmt = *mgmt;
	memcpy(tx->data, mgmt->frame, mgmt->len);
	tx->mgmt.frame = tx->data;
	if (!nwifi_job_charge(&tx->job, &adapter->n_mgmt_tx, MAX_WAITING)) {
		nwifi_job_free(&tx->job);
		return -EBUSY;
	}
	return nwifi_queue_post(&adapter->queue, &tx->job);
}

/**
 * struct mgmt_cancel - a frame whose answer is not waited for any longer
 * @job: the job
 * @cookie: the number that its manager knows it by
 */
struct mgmt_cancel {
	struct nwifi_job job;
	u64 cookie;
};

static bool mgmt_cancel_run(struct nwifi_adapter *adapter,
			    struct nwifi_job *job, struct nwifi_event *event)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	struct nwifi_mgmt_sent *sent;
	int err;

	sent = sent_find(worker, 0,
			 container_of(job, struct mgmt_cancel, job)->cookie);
	if (!sent)
		return false;
	err = worker->radio.ops->mgmt_cancel(&worker->radio, sent->lower);
	trace_nwifi_radio(&adapter->reporter, "mgmt_cancel", NULL, err);
	return false;
}

static const struct nwifi_job_type mgmt_cancel_type = {
	.size = sizeof(struct mgmt_cancel),
	.run = mgmt_cancel_run,
};

/**
 * nwifi_mgmt_cancel() - do not wait any longer for the answer to a frame
 * @adapter: the adapter
 * @cookie: the number that its manager knows it by
 *
 * Context: may sleep.
 * Return: 0, -ENOMEM or -ENODEV.
 */
int nwifi_mgmt_cancel(struct nwifi_adapter *adapter, u64 cookie)
{
	struct mgmt_cancel *mc;

	mc = nwifi_job_new(&mgmt_cancel_type, struct mgmt_cancel, 0,
			   GFP_KERNEL);
	if (!mc)
		return -ENOMEM;
	mc->cookie = cookie;
	return nwifi_queue_post(&adapter->queue, &mc->job);
}

/**
 * struct mgmt_report - what the radio reports of a management frame
 * @job: the job
 * @event: the report; its frame is in @data
 * @data: the frame
 */
struct mgmt_report {
	struct nwifi_job job;
	struct nwifi_radio_event event;
	u8 data[];
};

/*
 * An Action frame that nobody has asked for goes back, marked, to whom it came
 * from. The device would have done so if the adapter had not asked it for all
 * Action frames.
 */
static void action_return(struct nwifi_worker *worker, u8 *frame, size_t len)
{
	struct ieee80211_hdr *hdr = (struct ieee80211_hdr *)frame;
	const struct nwifi_radio_mgmt mgmt = {
		.frame = frame,
		.len = len,
		.no_ack = true,
	};
	u8 *category = frame + sizeof(struct ieee80211_hdr_3addr);
	u64 cookie;

	if (*category & CATEGORY_ERROR || is_multicast_ether_addr(hdr->addr1))
		return;
	*category |= CATEGORY_ERROR;
	hdr->frame_control = cpu_to_le16(IEEE80211_FTYPE_MGMT |
					 IEEE80211_STYPE_ACTION);
	ether_addr_copy(hdr->addr1, hdr->addr2);
	ether_addr_copy(hdr->addr2, worker->radio.addr);
	worker->radio.ops->mgmt_tx(&worker->radio, &mgmt, &cookie);
}

static bool mgmt_report_run(struct nwifi_adapter *adapter,
			    struct nwifi_job *job, struct nwifi_event *unused)
{
	struct mgmt_report *report =
		container_of(job, struct mgmt_report, job);
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	const struct nwifi_radio_event *event = &report->event;
	struct nwifi_mgmt_sent *sent;

	if (event->type == NWIFI_RADIO_ACTION) {
		if (!nwifi_upper_mgmt_received(&adapter->upper, event->freq,
					       event->signal, report->data,
					       event->frame_len))
			action_return(worker, report->data, event->frame_len);
		return false;
	}
	sent = sent_find(worker, event->cookie, 0);
	if (!sent)
		return false;
	if (event->type == NWIFI_RADIO_MGMT_STATUS) {
		nwifi_upper_mgmt_status(&adapter->upper, sent->upper,
					report->data, event->frame_len,
					event->acked);
	} else {
		nwifi_upper_mgmt_expired(&adapter->upper, sent->upper,
					 event->freq);
		memset(sent, 0, sizeof(*sent));
	}
	return false;
}

static const struct nwifi_job_type mgmt_report_type = {
	.size = sizeof(struct mgmt_report),
	.run = mgmt_report_run,
};

/**
 * nwifi_mgmt_reported() - the radio reports something of a management frame
 * @adapter: the adapter
 * @event: the report
 *
 * Anybody may send Action frames. Those that the worker cannot take in time are
 * dropped, as frames of the air may be.
 *
 * Context: the worker, inside an operation of the radio.
 * Return: 0 or a negative error number.
 */
int nwifi_mgmt_reported(struct nwifi_adapter *adapter,
			const struct nwifi_radio_event *event)
{
	struct mgmt_report *report;

	report = nwifi_job_new(&mgmt_report_type, struct mgmt_report,
			       event->frame_len, GFP_KERNEL);
	if (!report)
		return -ENOMEM;
	report->event = *event;
	if (event->frame_len)
		memcpy(report->data, event->frame, event->frame_len);
	if (event->type == NWIFI_RADIO_ACTION &&
	    !nwifi_job_charge(&report->job, &adapter->n_mgmt_rx, MAX_WAITING)) {
		nwifi_job_free(&report->job);
		return 0;
	}
	return nwifi_queue_post(&adapter->queue, &report->job);
}
