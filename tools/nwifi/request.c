// SPDX-License-Identifier: GPL-2.0-only
/* Making requests, and keeping and printing the messages that answer them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lib/json.h"
#include "lib/json_object.h"
#include "lib/names.h"
#include "lib/text.h"
#include "nwifi/print.h"
#include "nwifi/request.h"

/* This is longer than any operation of the station may take. */
#define DONE_SECONDS	30

static int refusal_print(const struct cli *cli, const struct nwc_done *done)
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
	return error_print("%s: %s%s%s%s%s%s", cli->name, message,
			   *status ? ": " : "", status,
			   done->ndis_status && ndis ? " [" : "",
			   done->ndis_status && ndis ? ndis : "",
			   done->ndis_status && ndis ? "]" : "");
}

/**
 * request_done() - make a request and wait for its outcome
 * @cli: context
 * @msg: request
 * @adapter: adapter whose removal ends the wait; NULL for none
 * @reply: called for the reply; may be NULL
 * @arg: argument for @reply
 * @done: set to the outcome
 *
 * Return: EXIT_OK if it succeeded, EXIT_REFUSED if not, with the reason
 * printed, or a negative error number.
 */
int request_done(struct cli *cli, struct nl_msg *msg, const char *adapter,
		 nwc_msg_fn reply, void *arg, struct nwc_done *done)
{
	int err = nwc_call_done(&cli->sock, msg, adapter, DONE_SECONDS,
				reply, arg, done);

	if (err)
		return err;
	return done->error ? refusal_print(cli, done) : EXIT_OK;
}

/**
 * request_simple() - make a request that prints nothing when it succeeds
 * @cli: context
 * @msg: request
 *
 * Return: exit status or negative error number.
 */
int request_simple(struct cli *cli, struct nl_msg *msg)
{
	/* The request to remove an adapter does not fail by its removal. */
	bool removes = nwc_msg_cmd(nlmsg_hdr(msg)) == NWIFI_CMD_ADAPTER_DEL;
	struct nwc_done done;
	int err = request_done(cli, msg, removes ? NULL : cli->name, NULL,
			       NULL, &done);

	if (err)
		return err;
	return cli->json ? print_json(nwc_json_done(&done)) : EXIT_OK;
}

/**
 * msg_list_add() - copy a message into a list; a function for replies
 * @nlh: message
 * @list: struct msg_list
 *
 * Return: 0 or -ENOMEM.
 */
int msg_list_add(const struct nlmsghdr *nlh, void *list)
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
 * msg_list_free() - free the messages of a list
 * @list: list
 */
void msg_list_free(struct msg_list *list)
{
	while (list->n)
		nlmsg_free(list->msgs[--list->n]);
	free(list->msgs);
	list->msgs = NULL;
}

static int msg_list_print_json(struct cli *cli, const struct msg_list *list,
			       const struct list_format *format)
{
	json_t *array = json_array();
	const char *bad = NULL;
	size_t i;

	for (i = 0; i < list->n && !bad; i++)
		array = nwc_json_append(
			array, format->to_json(nlmsg_hdr(list->msgs[i]), &bad));
	return bad ? nwc_sock_malformed(&cli->sock, bad) : print_json(array);
}

/**
 * msg_list_print() - print messages as a table or as a JSON array
 * @cli: context
 * @list: messages
 * @format: how to print them
 *
 * Return: exit status or negative error number.
 */
int msg_list_print(struct cli *cli, const struct msg_list *list,
		   const struct list_format *format)
{
	struct table t = format->table;
	const char *bad = NULL;
	int status;
	size_t i;

	if (cli->json)
		return msg_list_print_json(cli, list, format);
	for (i = 0; i < list->n && !bad; i++)
		format->row(&t, nlmsg_hdr(list->msgs[i]), &bad);
	status = table_print(cli, &t);
	return bad ? nwc_sock_malformed(&cli->sock, bad) : status;
}
