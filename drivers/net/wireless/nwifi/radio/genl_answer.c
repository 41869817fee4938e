// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a generic netlink family answers to one request: any number of messages
 * with data, then an acknowledgment; or the entries of a dump, then its end.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include "radio/genl_answer.h"

#include <linux/err.h>
#include <linux/genetlink.h>
#include <linux/netlink.h>
#include <linux/printk.h>
#include <net/netlink.h>

/**
 * nwifi_genl_malformed() - report a message that could not be read
 * @type: message type of the family that it came from
 *
 * Context: Any context.
 */
void nwifi_genl_malformed(u16 type)
{
	pr_warn_ratelimited("malformed netlink message dropped (family %u)\n",
			    type);
}

/* @err is what the family says, which need not be an error number. */
static void nwifi_genl_answer_finish(struct nwifi_genl_answer *answer, int err)
{
	if (err > 0 || err < -MAX_ERRNO)
		err = -EPROTO;

	answer->done = true;
	if (err)
		answer->err = err;
}

static void nwifi_genl_answer_ack(struct nwifi_genl_answer *answer,
				  const struct nlmsghdr *nlh)
{
	const struct nlmsgerr *ack = nlmsg_data(nlh);

	if (nlmsg_len(nlh) < (int)sizeof(*ack)) {
		nwifi_genl_malformed(answer->type);
		nwifi_genl_answer_finish(answer, -EBADMSG);
		return;
	}

	nwifi_genl_answer_finish(answer, ack->error);
}

static void nwifi_genl_answer_dump_done(struct nwifi_genl_answer *answer,
					const struct nlmsghdr *nlh)
{
	const int *err = nlmsg_data(nlh);

	nwifi_genl_answer_finish(answer, nlmsg_len(nlh) < (int)sizeof(*err) ?
					 0 : *err);
}

static void nwifi_genl_answer_data(struct nwifi_genl_answer *answer,
				   const struct nlmsghdr *nlh)
{
	int err;

	if (nlh->nlmsg_type != answer->type)
		return;

	if (nlmsg_len(nlh) < (int)GENL_HDRLEN) {
		nwifi_genl_malformed(answer->type);
		return;
	}

	if (!answer->reply)
		return;

	err = answer->reply(answer->ctx, nlh);
	if (err && !answer->err)
		answer->err = err;
}

/**
 * nwifi_genl_answer_read() - read one message of an answer
 * @answer: the answer; nothing is read any more once it is complete
 * @nlh: a message with the sequence number of the request
 *
 * Context: that of &nwifi_genl_answer.reply.
 */
void nwifi_genl_answer_read(struct nwifi_genl_answer *answer,
			    const struct nlmsghdr *nlh)
{
	if (answer->done)
		return;

	if (nlh->nlmsg_flags & NLM_F_DUMP_INTR)
		answer->interrupted = true;

	switch (nlh->nlmsg_type) {
	case NLMSG_ERROR:
		nwifi_genl_answer_ack(answer, nlh);
		break;
	case NLMSG_DONE:
		if (answer->dump)
			nwifi_genl_answer_dump_done(answer, nlh);
		break;
	default:
		nwifi_genl_answer_data(answer, nlh);
		break;
	}
}

/**
 * nwifi_genl_answer_result() - how a request has ended
 * @answer: its answer, which is complete
 *
 * Context: Any context.
 * Return: 0; the error of the family, or else that of
 *	&nwifi_genl_answer.reply; or -EAGAIN if the list that was dumped has
 *	changed meanwhile, so that an entry may be missing or have come twice.
 */
int nwifi_genl_answer_result(const struct nwifi_genl_answer *answer)
{
	if (answer->err)
		return answer->err;

	return answer->interrupted ? -EAGAIN : 0;
}
