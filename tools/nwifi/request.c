// SPDX-License-Identifier: GPL-2.0-only
/* Requests whose outcome comes later, and lists. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "lib/json.h"
#include "lib/names.h"
#include "lib/text.h"
#include "nwifi/print.h"
#include "nwifi/request.h"

/* More than any operation of the station may take. */
#define DONE_SECONDS	30

static int complain_done(const struct cli *cli, const struct nwc_done *done)
{
	const char *ndis = nwc_ndis_status_name(done->ndis_status);
	char status[NWC_STATUS_TEXT] = "";
	char message[NWC_ERROR_TEXT];

	if (done->message.len)
		nwc_escape(message, sizeof(message), done->message);
	else
		snprintf(message, sizeof(message), "%s",
			 strerror(abs(done->error)));
	if (done->status)
		nwc_status_text(done->status, status);
	return complain("%s: %s%s%s%s%s%s", cli->name, message,
			*status ? ": " : "", status,
			done->ndis_status && ndis ? " [" : "",
			done->ndis_status && ndis ? ndis : "",
			done->ndis_status && ndis ? "]" : "");
}

/**
 * request_done() - make a request and wait for its outcome
 * @cli: context
 * @msg: request
 * @adapter: end when this adapter is removed; NULL not to
 * @reply: takes the reply; may be NULL
 * @arg: for @reply
 * @done: set to the outcome
 *
 * Return: EXIT_OK if it succeeded, EXIT_REFUSED if not (said already), or a
 * negative error number.
 */
int request_done(struct cli *cli, struct nl_msg *msg, const char *adapter,
		 nwc_msg_fn reply, void *arg, struct nwc_done *done)
{
	int err = nwc_call_done(&cli->sock, msg, adapter, DONE_SECONDS,
				reply, arg, done);

	if (err)
		return err;
	return done->error ? complain_done(cli, done) : EXIT_OK;
}

/**
 * request_simple() - a request that says nothing when it succeeds
 * @cli: context
 * @msg: request
 *
 * Return: exit status or negative error number.
 */
int request_simple(struct cli *cli, struct nl_msg *msg)
{
	/* Removing the adapter is no failure of the request to remove it. */
	bool removes = nwc_msg_cmd(nlmsg_hdr(msg)) == NWIFI_CMD_ADAPTER_DEL;
	struct nwc_done done;
	int err = request_done(cli, msg, removes ? NULL : cli->name, NULL,
			       NULL, &done);

	if (err)
		return err;
	return cli->json ? print_json(nwc_json_done(&done)) : EXIT_OK;
}

/**
 * keep_msg() - reply function that keeps every message
 * @nlh: message
 * @list: struct msg_list
 *
 * Return: 0 or -ENOMEM.
 */
int keep_msg(const struct nlmsghdr *nlh, void *list)
{
	struct msg_list *l = list;
	struct nl_msg *copy = nlmsg_convert((struct nlmsghdr *)nlh);
	void *grown = reallocarray(l->msgs, l->n + 1, sizeof(*l->msgs));

	if (grown)
		l->msgs = grown;
	if (!copy || !grown) {
		nlmsg_free(copy);
		return -ENOMEM;
	}
	l->msgs[l->n++] = copy;
	return 0;
}

/**
 * msg_list_free() - free messages that were kept
 * @list: list
 */
void msg_list_free(struct msg_list *list)
{
	while (list->n)
		nlmsg_free(list->msgs[--list->n]);
	free(list->msgs);
	list->msgs = NULL;
}

static int print_json_list(struct cli *cli, const struct msg_list *list,
			   const struct list_format *format)
{
	json_t *array = json_array();
	const char *bad = NULL;
	size_t i;

	for (i = 0; i < list->n && !bad; i++) {
		if (json_array_append_new(array,
					  format->to_json(nlmsg_hdr(list->msgs[i]),
							  &bad))) {
			json_decref(array);
			array = NULL;
		}
	}
	return bad ? nwc_sock_malformed(&cli->sock, bad) : print_json(array);
}

/**
 * print_msg_list() - print messages as a table, or as an array
 * @cli: context
 * @list: messages
 * @format: how
 *
 * Return: exit status or negative error number.
 */
int print_msg_list(struct cli *cli, const struct msg_list *list,
		   const struct list_format *format)
{
	struct table t = format->table;
	const char *bad = NULL;
	int status;
	size_t i;

	if (cli->json)
		return print_json_list(cli, list, format);
	for (i = 0; i < list->n && !bad; i++)
		format->row(&t, nlmsg_hdr(list->msgs[i]), &bad);
	status = table_print(cli, &t);
	return bad ? nwc_sock_malformed(&cli->sock, bad) : status;
}
