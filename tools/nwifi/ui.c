// SPDX-License-Identifier: GPL-2.0-only
/* ui: questions of extension plugins to the user. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/bus.h"
#include "lib/json_object.h"
#include "lib/text.h"
#include "nwifi/bus.h"
#include "nwifi/bytes.h"
#include "nwifi/host.h"
#include "nwifi/print.h"
#include "nwifi/signals.h"

/**
 * struct question - a question for the user
 * @guid: identifier of the question
 * @adapter: adapter that the question concerns
 * @page: class of the page that a plugin wants to be shown
 * @session: session of the user; 0 for any session
 * @text: question of ihvd itself; empty if a plugin asks
 * @secret: the answer to @text is a secret
 * @data: data of the plugin for the page
 */
struct question {
	const char *guid;
	const char *adapter;
	const char *page;
	uint32_t session;
	const char *text;
	int secret;
	struct nwc_blob data;
};

/* Return: positive for a question, 0 at the end, or a negative error number. */
static int question_read(sd_bus_message *m, struct question *q)
{
	const void *data;
	int err;

	err = sd_bus_message_enter_container(m, 'r', "sssusbay");
	if (err <= 0)
		return err;
	err = sd_bus_message_read(m, "sssusb", &q->guid, &q->adapter, &q->page,
				  &q->session, &q->text, &q->secret);
	if (err < 0)
		return err;
	err = sd_bus_message_read_array(m, 'y', &data, &q->data.len);
	q->data.data = data;
	if (err < 0)
		return err;
	err = sd_bus_message_exit_container(m);
	return err < 0 ? err : 1;
}

static json_t *text_json(const char *text)
{
	return nwc_json_text((struct nwc_blob){ (const uint8_t *)text,
						    strlen(text) });
}

static json_t *question_json(const struct question *q)
{
	char *hex = malloc(NWC_HEX(q->data.len));
	json_t *json = NULL;

	if (hex)
		json = json_pack("{s:s, s:o, s:s, s:I, s:o, s:b, s:s}",
				 "guid", q->guid,
				 "adapter", text_json(q->adapter),
				 "page", q->page,
				 "session", (json_int_t)q->session,
				 "text", text_json(q->text),
				 "secret", q->secret,
				 "data", nwc_hex(hex, NWC_HEX(q->data.len),
						 q->data));
	free(hex);
	return json;
}

static void question_row(struct table *t, const struct question *q)
{
	const size_t len = strlen(q->text);
	char *text = malloc(NWC_ESCAPED(len));

	table_add(t, COLOR_BOLD, "%s", q->guid);
	table_add(t, COLOR_NONE, "%s", q->adapter);
	table_add(t, COLOR_NONE, "%u", q->session);
	if (len && text)
		table_add(t, COLOR_NONE, "%s",
			  nwc_escape(text, NWC_ESCAPED(len),
				     (struct nwc_blob){
				       (const uint8_t *)q->text, len }));
	else
		table_add(t, COLOR_NONE, "page %s, %zu bytes", q->page,
			  q->data.len);
	free(text);
}

/* Return: 0 or more, or a negative error number. */
static int questions_to_json(sd_bus_message *reply, json_t *array)
{
	struct question q;
	int err;

	while ((err = question_read(reply, &q)) > 0)
		if (json_array_append_new(array, question_json(&q)))
			return -ENOMEM;
	return err;
}

static int questions_to_table(sd_bus_message *reply, struct table *t)
{
	struct question q;
	int err;

	while ((err = question_read(reply, &q)) > 0)
		question_row(t, &q);
	return err;
}

static int questions_print(const struct cli *cli, sd_bus_message *reply)
{
	static const char * const heads[] = {
		"GUID", "ADAPTER", "SESSION", "QUESTION",
	};
	struct table t = TABLE(heads);
	json_t *array = json_array();
	int status, err;

	err = sd_bus_message_enter_container(reply, 'a', "(sssusbay)");
	if (err >= 0)
		err = cli->json ? questions_to_json(reply, array) :
				  questions_to_table(reply, &t);
	if (err >= 0 && cli->json)
		return print_json(array);
	json_decref(array);
	status = table_print(cli, &t);
	return err < 0 ? error_print("malformed answer of ihvd: %s",
				     strerror(-err)) : status;
}

static int questions_get(sd_bus *bus, sd_bus_message **reply)
{
	sd_bus_message *call = NULL;
	int err = bus_new_call(bus, "ListUIRequests", &call);
	int status = err < 0 ? error_print("%s", strerror(-err)) :
			       bus_call(bus, call, reply);

	sd_bus_message_unref(call);
	return status;
}

int host_ui_list(struct cli *cli, struct nl_msg *msg)
{
	sd_bus_message *reply = NULL;
	sd_bus *bus = NULL;
	int status;

	(void)msg;
	status = bus_open(&bus);
	if (status == EXIT_OK)
		status = questions_get(bus, &reply);
	if (status == EXIT_OK)
		status = questions_print(cli, reply);
	sd_bus_message_unref(reply);
	sd_bus_close_unref(bus);
	return status;
}

static int answer_take(const struct cli *cli, struct bytes *answer)
{
	int err = 0;

	if (cli->data && cli->hex) {
		error_print("give either DATA or --hex, not both");
		return EXIT_USAGE;
	}
	if (cli->hex)
		err = bytes_of_hex(cli->hex, answer);
	else if (cli->data && !strcmp(cli->data, "-"))
		err = bytes_of_file(stdin, answer);
	else if (cli->data)
		err = bytes_of_text(cli->data, answer);
	return err ? error_print("cannot take the answer: %s",
				 strerror(-err)) : EXIT_OK;
}

static int answer_send(const struct cli *cli, const struct bytes *answer)
{
	sd_bus_message *call = NULL;
	sd_bus *bus = NULL;
	int status, err;

	status = bus_open(&bus);
	if (status != EXIT_OK)
		return status;
	err = bus_new_call(bus, "AnswerUIRequest", &call);
	if (err >= 0)
		err = sd_bus_message_sensitive(call);
	if (err >= 0)
		err = sd_bus_message_append(call, "s", cli->text);
	if (err >= 0)
		err = sd_bus_message_append_array(call, 'y', answer->data,
						  answer->len);
	status = err < 0 ? error_print("%s", strerror(-err)) :
			   bus_call(bus, call, NULL);
	sd_bus_message_unref(call);
	sd_bus_close_unref(bus);
	return status;
}

int host_ui_answer(struct cli *cli, struct nl_msg *msg)
{
	struct bytes answer = { 0 };
	int status;

	(void)msg;
	status = answer_take(cli, &answer);
	if (status == EXIT_OK)
		status = answer_send(cli, &answer);
	bytes_free(&answer);
	return status;
}

/**
 * struct watch - state of "ui watch"
 * @cli: context
 * @err: first error of printing; 0 for none
 */
struct watch {
	struct cli *cli;
	int err;
};

static json_t *signal_json(sd_bus_message *m)
{
	const char *adapter, *guid, *page, *why;
	uint32_t session, code, reason;
	char hex[NWC_HEX(BYTES_MAX)];
	const void *data;
	size_t len;

	if (sd_bus_message_is_signal(m, NULL, "UIRequest") &&
	    sd_bus_message_read(m, "sssu", &adapter, &guid, &page,
				&session) > 0)
		return json_pack("{s:s, s:o, s:s, s:s, s:I}", "event",
				 "request", "adapter", text_json(adapter),
				 "guid", guid, "page", page, "session",
				 (json_int_t)session);
	if (sd_bus_message_is_signal(m, NULL, "UIRequestGone") &&
	    sd_bus_message_read(m, "ss", &guid, &why) > 0)
		return json_pack("{s:s, s:s, s:s}", "event", "gone", "guid",
				 guid, "why", why);
	if (sd_bus_message_is_signal(m, NULL, "Notification") &&
	    sd_bus_message_read(m, "sus", &adapter, &code, &guid) > 0 &&
	    sd_bus_message_read_array(m, 'y', &data, &len) >= 0 &&
	    len <= BYTES_MAX)
		return json_pack("{s:s, s:o, s:I, s:s, s:s}", "event",
				 "notification", "adapter", text_json(adapter),
				 "code", (json_int_t)code, "interface", guid,
				 "data", nwc_hex(hex, sizeof(hex),
						 (struct nwc_blob){ data,
									len }));
	if (sd_bus_message_is_signal(m, NULL, "ProfileRefused") &&
	    sd_bus_message_read(m, "ssuu", &adapter, &page, &code,
				&reason) > 0)
		return json_pack("{s:s, s:o, s:o, s:I, s:I}", "event",
				 "profile", "adapter", text_json(adapter),
				 "profile", text_json(page), "error",
				 (json_int_t)code, "reason",
				 (json_int_t)reason);
	return NULL;
}

/* The same as a line of text: the members, one after the other. */
static char *signal_text(const json_t *json)
{
	size_t len = 0;
	char *text = NULL, *number;
	FILE *out = open_memstream(&text, &len);
	const char *key;
	json_t *value;

	if (!out)
		return NULL;
	json_object_foreach((json_t *)json, key, value) {
		number = json_is_string(value) ? NULL :
			 json_dumps(value, JSON_ENCODE_ANY);
		fprintf(out, "%s%s%s", len || ftell(out) ? "  " : "",
			strcmp(key, "event") ? key : "",
			strcmp(key, "event") ? " " : "");
		fputs(number ?: json_string_value(value) ?: "", out);
		free(number);
	}
	fputc('\n', out);
	if (fclose(out)) {
		free(text);
		return NULL;
	}
	return text;
}

static int on_bus_signal(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct watch *w = arg;
	json_t *json = signal_json(m);
	char *text;

	(void)error;
	/* Signals that only a newer ihvd sends are ignored. */
	if (!json || w->err)
		return 0;
	if (w->cli->json) {
		w->err = print_json_line(w->cli, json);
		return 0;
	}
	text = signal_text(json);
	json_decref(json);
	w->err = text ? print_line(w->cli, text, strlen(text)) : -ENOMEM;
	free(text);
	return 0;
}

/* Wait for the bus, for SIGINT or SIGTERM, or for the end of the reader. */
static int bus_wait(const struct cli *cli, sd_bus *bus)
{
	struct pollfd fds[] = {
		{ .fd = sd_bus_get_fd(bus), .events = sd_bus_get_events(bus) },
		{ .fd = STDOUT_FILENO },
	};

	if (ppoll(fds, NWC_ARRAY_SIZE(fds), NULL, cli->sock.wait_mask) < 0)
		return errno == EINTR ? 0 : -errno;
	return fds[1].revents ? -EPIPE : 0;
}

static int watch_loop(struct watch *w, sd_bus *bus)
{
	int err = 0;

	while (err >= 0 && !w->err && !signal_caught) {
		err = sd_bus_process(bus, NULL);
		if (!err)
			err = bus_wait(w->cli, bus);
	}
	if (err >= 0)
		err = w->err;
	if (err == -EPIPE)
		return EXIT_OK;
	return err < 0 ? error_print("system bus: %s", strerror(-err)) :
			 EXIT_OK;
}

static int watch_run(struct watch *w, sd_bus *bus)
{
	sd_bus_message *reply = NULL;
	sigset_t wait_mask;
	int status, err;

	err = sd_bus_match_signal(bus, NULL, NWC_BUS_NAME, NWC_BUS_PATH,
				  NWC_BUS_INTERFACE, NULL, on_bus_signal, w);
	if (err < 0)
		return error_print("system bus: %s", strerror(-err));
	/* This fails if ihvd does not run, or if the caller may not use it. */
	status = questions_get(bus, &reply);
	sd_bus_message_unref(reply);
	if (status != EXIT_OK)
		return status;
	/* The end of the reader is a regular end of the command. */
	signal(SIGPIPE, SIG_IGN);
	signals_hold(&wait_mask);
	w->cli->sock.wait_mask = &wait_mask;
	if (w->cli->json)
		w->err = print_json_line(w->cli, json_pack("{s:s}", "event",
							   "ready"));
	return watch_loop(w, bus);
}

int host_ui_watch(struct cli *cli, struct nl_msg *msg)
{
	struct watch w = { .cli = cli };
	sd_bus *bus = NULL;
	int status;

	(void)msg;
	status = bus_open(&bus);
	if (status == EXIT_OK)
		status = watch_run(&w, bus);
	sd_bus_close_unref(bus);
	return status;
}
