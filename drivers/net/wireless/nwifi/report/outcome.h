/* SPDX-License-Identifier: GPL-2.0-only */
/* Requests that somebody waits for, and the message that tells their outcome. */
#ifndef NWIFI_REPORT_OUTCOME_H
#define NWIFI_REPORT_OUTCOME_H

#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/types.h>

struct nwifi_action;
struct nwifi_reporter;

/**
 * struct nwifi_requests - the requests of an adapter that somebody waits for
 * @reporter: the adapter
 * @lock: protects @list
 * @list: the requests, the oldest first
 */
struct nwifi_requests {
	const struct nwifi_reporter *reporter;
	spinlock_t lock;
	struct list_head list;
};

void nwifi_requests_init(struct nwifi_requests *requests,
			 const struct nwifi_reporter *reporter);
u32 nwifi_request_id(void);
bool nwifi_requests_full(struct nwifi_requests *requests, u32 portid);
u32 nwifi_request_new(struct nwifi_requests *requests, u32 portid, u64 cookie,
		      u32 command);
void nwifi_request_done(struct nwifi_requests *requests,
			const struct nwifi_action *act);
void nwifi_request_end(struct nwifi_requests *requests, u32 id, int error,
		       const char *message);
void nwifi_request_forget(struct nwifi_requests *requests, u32 id);
void nwifi_requests_end(struct nwifi_requests *requests, int error,
			const char *message);

#endif /* NWIFI_REPORT_OUTCOME_H */
