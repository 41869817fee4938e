/* SPDX-License-Identifier: GPL-2.0-only */
/* Making requests, and keeping and printing the messages that answer them. */
#ifndef NWIFI_REQUEST_H
#define NWIFI_REQUEST_H

#include <jansson.h>
#include <stddef.h>

#include "lib/object.h"
#include "lib/sock.h"
#include "nwifi/cli.h"
#include "nwifi/print.h"

/**
 * struct msg_list - copies of received messages
 * @msgs: messages
 * @n: number of messages
 */
struct msg_list {
	struct nl_msg **msgs;
	size_t n;
};

/**
 * struct list_format - how a list of messages is printed
 * @table: empty table with headings
 * @row: adds the row of a message to the table
 * @to_json: makes the JSON form of a message
 *
 * If the message is malformed, both functions set @bad to the member that is;
 * what they add or return is not used then.
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
int msg_list_add(const struct nlmsghdr *nlh, void *list);
void msg_list_free(struct msg_list *list);
int msg_list_print(struct cli *cli, const struct msg_list *list,
		   const struct list_format *format);

#endif /* NWIFI_REQUEST_H */
