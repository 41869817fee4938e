/* SPDX-License-Identifier: GPL-2.0-only */
/* Requests whose outcome comes later, and lists. */
#ifndef NWIFI_REQUEST_H
#define NWIFI_REQUEST_H

#include <jansson.h>
#include <stddef.h>

#include "lib/object.h"
#include "nwifi/command.h"

/**
 * struct msg_list - messages kept after they were received
 * @msgs: messages
 * @n: how many
 */
struct msg_list {
	struct nl_msg **msgs;
	size_t n;
};

int request_done(struct cli *cli, struct nl_msg *msg, const char *adapter,
		 nwifi_msg_fn reply, void *arg, struct nwifi_done *done);
int request_simple(struct cli *cli, struct nl_msg *msg);
int keep_msg(const struct nlmsghdr *nlh, void *list);
void msg_list_free(struct msg_list *list);
int print_json_list(struct cli *cli, const struct msg_list *list,
		    json_t *(*to_json)(const struct nlmsghdr *nlh,
				       const char **bad));

int profile_take(const char *adapter, const char *file,
		 struct nwifi_blob ssid);

#endif /* NWIFI_REQUEST_H */
