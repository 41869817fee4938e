/* SPDX-License-Identifier: GPL-2.0-only */
/* Requests whose outcome comes later, and lists. */
#ifndef NWIFI_REQUEST_H
#define NWIFI_REQUEST_H

#include <jansson.h>
#include <stddef.h>

#include "lib/object.h"
#include "nwifi/command.h"
#include "nwifi/print.h"

/**
 * struct msg_list - messages kept after they were received
 * @msgs: messages
 * @n: how many
 */
struct msg_list {
	struct nl_msg **msgs;
	size_t n;
};

/**
 * struct list_format - how messages are printed
 * @table: an empty one with its heads
 * @row: adds the row of a message
 * @to_json: makes an element of a message
 *
 * If the message is malformed, both say why in the argument for that; then
 * what they add or return does not matter.
 */
struct list_format {
	struct table table;
	void (*row)(struct table *t, const struct nlmsghdr *nlh,
		    const char **bad);
	json_t *(*to_json)(const struct nlmsghdr *nlh, const char **bad);
};

int request_done(struct cli *cli, struct nl_msg *msg, const char *adapter,
		 nwc_msg_fn reply, void *arg, struct nwc_done *done);
int request_simple(struct cli *cli, struct nl_msg *msg);
int keep_msg(const struct nlmsghdr *nlh, void *list);
void msg_list_free(struct msg_list *list);
int print_msg_list(struct cli *cli, const struct msg_list *list,
		   const struct list_format *format);

#endif /* NWIFI_REQUEST_H */
