/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a generic netlink family answers to one request.
 */
#ifndef NWIFI_GENL_ANSWER_H
#define NWIFI_GENL_ANSWER_H

#include <linux/types.h>

struct nlmsghdr;

/**
 * struct nwifi_genl_answer - what a family answers to one request
 * @reply: takes each message that carries data, may be %NULL
 * @ctx: argument for @reply
 * @seq: sequence number of the request
 * @type: message type of the family
 * @dump: the request is a dump
 * @done: the answer is complete
 * @interrupted: the list that is dumped has changed between two parts of the
 *	dump
 * @err: error of the family, or else the first one of @reply, or else zero
 */
struct nwifi_genl_answer {
	int (*reply)(void *ctx, const struct nlmsghdr *nlh);
	void *ctx;
	u32 seq;
	u16 type;
	bool dump;
	bool done;
	bool interrupted;
	int err;
};

void nwifi_genl_answer_read(struct nwifi_genl_answer *answer,
			    const struct nlmsghdr *nlh);
int nwifi_genl_answer_result(const struct nwifi_genl_answer *answer);

void nwifi_genl_malformed(u16 type);

#endif /* NWIFI_GENL_ANSWER_H */
