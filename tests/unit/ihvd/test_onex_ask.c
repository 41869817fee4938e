// SPDX-License-Identifier: GPL-2.0-only
/*
 * Credentials that a run of 802.1X asks the user for: the test plays the
 * supplicant and the user.
 */
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ihvd/bus/bus.h"
#include "ihvd/bus/sessions.h"
#include "ihvd/onex/child.h"
#include "ihvd/onex/control.h"
#include "ihvd/onex/link.h"
#include "ihvd/onex/onex.h"
#include "ihvd/onex/output.h"
#include "ihvd/user/ui.h"
#include "lib/profile/profile.h"
#include "rig.h"
#include "suites.h"
#include "wlanihv.h"

#define READY		ONEX_LINK ": Associated with 01:80:c2:00:00:03\n"
#define ASKS(what)	ONEX_LINK ": CTRL-REQ-" what "-0:needed\n"
#define EARLY(what)	ONEX_OWN_WORDS ONEX_OWN_ASKS what "\n"
#define FAILURE		ONEX_LINK ": CTRL-EVENT-EAP-FAILURE EAP\n"

bool __wrap_bus_is_up(const struct bus *b);
bool __wrap_sessions_to_ask(const struct sessions *all, uint32_t *number);
int __wrap_onex_child_start(const struct onex_plan *plan,
			    struct onex_child *child);

/**
 * struct outside - what is around a run
 * @has_bus: users can be reached
 * @has_user: somebody is logged on
 * @session: whose session it is
 * @out: the supplicant's standard output
 * @channel: its end of the channel
 * @air: the other end of its wire
 * @control: where it listens for answers
 */
static struct outside {
	bool has_bus;
	bool has_user;
	uint32_t session;
	int out;
	int channel;
	int air;
	int control;
} outside;

bool __wrap_bus_is_up(const struct bus *b)
{
	(void)b;
	return outside.has_bus;
}

bool __wrap_sessions_to_ask(const struct sessions *all, uint32_t *number)
{
	(void)all;
	*number = outside.session;
	return outside.has_user;
}

/* a process that waits for its end; all that it would say the test says */
int __wrap_onex_child_start(const struct onex_plan *plan,
			    struct onex_child *child)
{
	int output[2], channel[2];

	assert_string_equal(plan->settings, "/settings/net.conf");
	assert_int_equal(pipe2(output, O_CLOEXEC | O_NONBLOCK), 0);
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK |
				    SOCK_CLOEXEC, 0, channel), 0);
	child->pid = fork();
	assert_true(child->pid >= 0);
	if (!child->pid) {
		for (;;)
			pause();
	}
	child->output = output[0];
	child->channel = channel[0];
	outside.out = output[1];
	outside.channel = channel[1];
	return 0;
}

static void run_events(struct rig *rig)
{
	while (sd_event_run(rig->daemon.event, 0) > 0)
		;
}

static void say(struct rig *rig, const char *text)
{
	assert_int_equal(write(outside.out, text, strlen(text)), strlen(text));
	run_events(rig);
}

static void shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* the supplicant has started */
static void start_supplicant(struct rig *rig)
{
	const struct sockaddr_un at = {
		.sun_family = AF_UNIX,
		.sun_path = "\0" ONEX_CONTROL_NAME,
	};
	char control[CMSG_SPACE(sizeof(struct onex_ends))] = "", byte = 0;
	struct iovec iov = { &byte, 1 };
	struct msghdr msg = {
		.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = control,
		.msg_controllen = sizeof(control),
	};
	struct cmsghdr *cmsg = CMSG_FIRSTHDR(&msg);
	struct onex_ends ends;
	int wire[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0,
				    wire), 0);
	outside.air = wire[1];
	ends = (struct onex_ends){ wire[0], onex_control_make() };
	assert_true(ends.control >= 0);
	outside.control = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK |
				 SOCK_CLOEXEC, 0);
	assert_int_equal(bind(outside.control, (const struct sockaddr *)&at,
			      sizeof(at)), 0);
	cmsg->cmsg_len = CMSG_LEN(sizeof(ends));
	cmsg->cmsg_level = SOL_SOCKET;
	cmsg->cmsg_type = SCM_RIGHTS;
	memcpy(CMSG_DATA(cmsg), &ends, sizeof(ends));
	assert_int_equal(sendmsg(outside.channel, &msg, 0), 1);
	close(ends.link);
	close(ends.control);
	say(rig, READY);
}

/* a packet of the authenticator, for its identity */
static void authenticator_speaks(struct rig *rig)
{
	static const uint8_t request[] = { 0, 0, 5, 1, 7, 0, 5, 1 };
	struct ihvd_message msg = {
		.head.op = IHVD_PROCESS_ONEX_PACKET,
		.packet.packet = { request, sizeof(request) },
	};

	assert_int_equal(rig_call(rig, &msg), ERROR_SUCCESS);
}

static uint32_t call(struct rig *rig, uint32_t function)
{
	struct ihvd_message msg = { .head.op = function };

	return rig_call(rig, &msg);
}

static int setup(void **state)
{
	static struct nwc_profile profile = { .name = (char *)"net" };
	struct rig *rig;
	sigset_t child;

	outside = (struct outside){ true, true, 0, -1, -1, -1, -1 };
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	if (rig_setup(state))
		return -1;
	rig = *state;
	rig->options.onex_settings = strdup("/settings");
	rig->options.onex_answer_ms = 60000;
	rig->adapter->post = RIG_SESSION;
	rig->adapter->eapol = true;
	rig->adapter->profile = &profile;
	return call(rig, IHVD_START_ONEX) == ERROR_SUCCESS ? 0 : -1;
}

static int teardown(void **state)
{
	struct rig *rig = *state;

	onex_abandon(rig->adapter);
	rig->adapter->profile = NULL;
	/* its event source reaps the process */
	while (waitid(P_ALL, 0, &(siginfo_t){}, WEXITED | WNOWAIT) == 0)
		run_events(rig);
	shut(&outside.out);
	shut(&outside.channel);
	shut(&outside.air);
	shut(&outside.control);
	if (rig->daemon.ui_requests)
		return -1;
	return rig_teardown(state);
}

/* the only question */
static struct ui_request *question(struct rig *rig)
{
	assert_non_null(rig->daemon.ui_requests);
	assert_null(rig->daemon.ui_requests->next);
	return rig->daemon.ui_requests;
}

static void user_says(struct rig *rig, const char *text)
{
	ui_answer(question(rig), text, strlen(text), NULL, 0);
	run_events(rig);
}

/* what the supplicant has heard last, at either place */
static void assert_heard(int fd, const char *expected)
{
	char text[512];
	const ssize_t len = recv(fd, text, sizeof(text) - 1, MSG_DONTWAIT);

	assert_true(len >= 0);
	text[len] = '\0';
	assert_string_equal(text, expected);
	assert_int_equal(recv(fd, text, sizeof(text), MSG_DONTWAIT), -1);
}

/* IHV-77: it is over, for this reason; nobody is asked any more */
static void assert_failed(struct rig *rig, uint32_t reason)
{
	assert_null(rig->adapter->onex);
	assert_null(rig->daemon.ui_requests);
	assert_int_equal(rig_called.head.op, IHVD_ONEX_INDICATE_RESULT);
	assert_int_equal(rig_called.onex_result.result, DOT11_MSONEX_FAILURE);
	assert_int_equal(rig_called.onex_result.status, OneXAuthFailure);
	assert_int_equal(rig_called.onex_result.reason, reason);
	assert_int_equal(rig_n_calls, 1);
}

static void assert_no_secret(void)
{
	unsigned int i;

	for (i = 0; i < rig_n_lines; i++)
		assert_null(strstr(rig_lines[i], "sesame"));
}

static void asked_before_the_start(void **state)
{
	struct rig *rig = *state;

	outside.session = 4;
	say(rig, EARLY("IDENTITY"));
	assert_string_equal(question(rig)->text, "Identity for 802.1X of net");
	assert_false(question(rig)->secret);
	assert_int_equal(question(rig)->session, 4);
	/* it will have been too long ago */
	authenticator_speaks(rig);
	user_says(rig, "alice");
	assert_heard(outside.channel, "alice");
	assert_null(rig->daemon.ui_requests);
	say(rig, EARLY("PASSWORD"));
	assert_string_equal(question(rig)->text, "Password for 802.1X of net");
	assert_true(question(rig)->secret);
	user_says(rig, "sesame");
	assert_heard(outside.channel, "sesame");
	assert_int_equal(fake.n_requests, 0);
	start_supplicant(rig);
	/* EAPOL-Start */
	assert_int_equal(fake.n_requests, 1);
	assert_int_equal(fake.request.packet.len, 4);
	assert_int_equal(((const uint8_t *)fake.request.packet.data)[1], 1);
	assert_int_equal(recv(outside.air, &(char){0}, 1, MSG_DONTWAIT), -1);
	assert_no_secret();
}

/* hands a packet over; returns the error, with what is on the wire then */
static uint32_t hand_over(struct rig *rig, const uint8_t *packet, size_t len,
			  uint8_t wire[64], ssize_t *sent)
{
	struct ihvd_message msg = {
		.head.op = IHVD_PROCESS_ONEX_PACKET,
		.packet.packet = { packet, len },
	};
	const uint32_t result = rig_call(rig, &msg);

	*sent = recv(outside.air, wire, 64, MSG_DONTWAIT);
	return result;
}

/* IHV-75, I-11, C5: both forms reach the supplicant as the same frame */
static void a_packet_with_and_without_its_version(void **state)
{
#define EAP_REQUEST	0, 0, 5, 1, 7, 0, 5, 1
	static const struct {
		uint8_t packet[14];
		size_t len;
		uint32_t result;
		uint8_t version;
	} each[] = {
		{ { EAP_REQUEST }, 8, ERROR_SUCCESS, 2 },
		{ { 1, EAP_REQUEST }, 9, ERROR_SUCCESS, 1 },
		{ { 2, EAP_REQUEST }, 9, ERROR_SUCCESS, 2 },
		{ { 3, EAP_REQUEST }, 9, ERROR_SUCCESS, 3 },
		/* padding */
		{ { 1, EAP_REQUEST, 9, 9 }, 11, ERROR_SUCCESS, 1 },
		/* Start and Logoff, which a supplicant has no use for */
		{ { 1, 0, 0 }, 3, ERROR_SUCCESS, 0 },
		{ { 1, 0, 0, 0, 0 }, 5, ERROR_SUCCESS, 0 },
		{ { 2, 1, 0, 0 }, 4, ERROR_SUCCESS, 0 },
		{ { 2, 0, 0 }, 3, ERROR_SUCCESS, 0 },
		/* IHV-74: Key */
		{ { 3, 0, 2, 2, 0 }, 5, ERROR_INVALID_PARAMETER, 0 },
		{ { 2, 3, 0, 1, 2 }, 5, ERROR_INVALID_PARAMETER, 0 },
		/* lengths that fit neither form; a code, a version of nobody */
		{ { 1, 0, 0, 6, 1, 7, 0, 5, 1, 0, 0, 0, 0, 0 }, 9,
		  ERROR_INVALID_PARAMETER, 0 },
		{ { 0, 0, 5, 1, 7, 0, 6, 1 }, 8, ERROR_INVALID_PARAMETER, 0 },
		{ { 0, 0, 5, 7, 7, 0, 5, 1 }, 8, ERROR_INVALID_PARAMETER, 0 },
		{ { 0, 0, 5, 1, 7, 0, 3, 1 }, 8, ERROR_INVALID_PARAMETER, 0 },
		{ { 0, 0, 3, 1, 7, 0 }, 6, ERROR_INVALID_PARAMETER, 0 },
		{ { 9, EAP_REQUEST }, 9, ERROR_INVALID_PARAMETER, 0 },
		{ { 2, 0 }, 2, ERROR_INVALID_PARAMETER, 0 },
		{ { 2 }, 1, ERROR_INVALID_PARAMETER, 0 },
		{ { 0 }, 0, ERROR_INVALID_PARAMETER, 0 },
	};
	static const uint8_t request[] = { EAP_REQUEST };
	struct rig *rig = *state;
	uint8_t wire[64];
	ssize_t sent;
	size_t i;

	start_supplicant(rig);
	for (i = 0; i < sizeof(each) / sizeof(each[0]); i++) {
		assert_int_equal(hand_over(rig, each[i].packet, each[i].len,
					   wire, &sent), each[i].result);
		if (!each[i].version) {
			assert_int_equal(sent, -1);
			continue;
		}
		/* behind the addresses and the EtherType */
		assert_true(sent >= (ssize_t)(15 + sizeof(request)));
		assert_int_equal(wire[14], each[i].version);
		assert_memory_equal(wire + 15, request, sizeof(request));
	}
}

static void asked_by_the_method(void **state)
{
	struct rig *rig = *state;

	start_supplicant(rig);
	authenticator_speaks(rig);
	say(rig, ASKS("PASSWORD"));
	/* a packet that is repeated makes it say so again */
	authenticator_speaks(rig);
	say(rig, ASKS("PASSWORD"));
	user_says(rig, "open sesame");
	assert_heard(outside.control,
		     "IFNAME=onex0 CTRL-RSP-PASSWORD-0:open sesame");
	assert_null(rig->daemon.ui_requests);
	assert_no_secret();
	/* it may not have liked that one */
	say(rig, ASKS("NEW_PASSWORD"));
	user_says(rig, "sesame");
	assert_heard(outside.control,
		     "IFNAME=onex0 CTRL-RSP-NEW_PASSWORD-0:sesame");
	say(rig, ASKS("PASSPHRASE"));
	user_says(rig, "x");
	assert_heard(outside.control, "IFNAME=onex0 CTRL-RSP-PASSPHRASE-0:x");
	assert_int_equal(rig_n_calls, 0);
}

static void several_one_after_the_other(void **state)
{
	char text[UI_MAX_TEXT + 1], expected[300];
	struct rig *rig = *state;

	start_supplicant(rig);
	authenticator_speaks(rig);
	say(rig, ASKS("PASSWORD") ASKS("IDENTITY") ASKS("PASSWORD"));
	assert_true(question(rig)->secret);
	memset(text, 'x', UI_MAX_TEXT);
	text[UI_MAX_TEXT] = '\0';
	user_says(rig, text);
	snprintf(expected, sizeof(expected),
		 "IFNAME=onex0 CTRL-RSP-PASSWORD-0:%s", text);
	assert_heard(outside.control, expected);
	assert_false(question(rig)->secret);
	user_says(rig, "alice");
	assert_heard(outside.control,
		     "IFNAME=onex0 CTRL-RSP-IDENTITY-0:alice");
	assert_null(rig->daemon.ui_requests);
	assert_non_null(rig->adapter->onex);
}

static void nobody_can_be_asked(void **state)
{
	struct rig *rig = *state;

	outside.has_bus = false;
	say(rig, EARLY("PASSWORD"));
	assert_failed(rig, ONEX_UI_FAILURE);
}

static void nobody_is_logged_on(void **state)
{
	struct rig *rig = *state;

	outside.has_user = false;
	say(rig, EARLY("PASSWORD"));
	assert_failed(rig, ONEX_UNABLE_TO_IDENTIFY_USER);
}

static void nobody_is_to_be_asked(void **state)
{
	struct rig *rig = *state;

	rig->options.onex_answer_ms = 0;
	say(rig, EARLY("IDENTITY"));
	assert_failed(rig, ONEX_UI_DISABLED);
}

/* a run whose profile says whose credentials they are; its first one goes */
static void start_again(struct rig *rig, const char *mode)
{
	static char onex[256];

	onex_abandon(rig->adapter);
	shut(&outside.out);
	shut(&outside.channel);
	snprintf(onex, sizeof(onex),
		 "<OneX xmlns='http://www.microsoft.com/networking/OneX/v1'>"
		 "<authMode>%s</authMode></OneX>", mode);
	rig->adapter->profile->ihv.onex = onex;
	assert_int_equal(call(rig, IHVD_START_ONEX), ERROR_SUCCESS);
	rig->adapter->profile->ihv.onex = NULL;
}

static void the_machine_is_not_asked(void **state)
{
	struct rig *rig = *state;

	start_again(rig, "user");
	say(rig, EARLY("IDENTITY"));
	assert_non_null(question(rig));
	start_again(rig, "machine");
	say(rig, EARLY("IDENTITY"));
	assert_failed(rig, ONEX_UI_DISABLED);
}

static void there_is_no_question(void **state)
{
	struct rig *rig = *state;

	start_supplicant(rig);
	authenticator_speaks(rig);
	say(rig, ASKS("PIN") ASKS("PASSWORD"));
	assert_failed(rig, ONEX_UI_FAILURE);
}

static void too_many_questions(void **state)
{
	struct rig *rig = *state;
	struct ui_request *r[16];
	size_t i;

	for (i = 0; i < NWC_ARRAY_SIZE(r); i++) {
		r[i] = ui_ask(rig->adapter, 0, "Who?", false, NULL, NULL);
		assert_non_null(r[i]);
	}
	say(rig, EARLY("IDENTITY"));
	assert_null(rig->adapter->onex);
	assert_int_equal(rig_called.onex_result.reason, ONEX_UI_FAILURE);
	for (i = 0; i < NWC_ARRAY_SIZE(r); i++)
		ui_withdraw(r[i]);
}

static void the_user_does_not_want(void **state)
{
	struct rig *rig = *state;

	start_supplicant(rig);
	authenticator_speaks(rig);
	/* nor are they asked for the rest */
	say(rig, ASKS("PASSWORD") ASKS("IDENTITY"));
	user_says(rig, "");
	assert_failed(rig, ONEX_UI_CANCELLED);
	assert_int_equal(recv(outside.control, &(char){0}, 1, MSG_DONTWAIT),
			 -1);
}

static void the_user_goes(void **state)
{
	struct rig *rig = *state;

	outside.session = 4;
	say(rig, EARLY("PASSWORD"));
	ui_drop_session(&rig->daemon, 5);
	assert_non_null(rig->adapter->onex);
	ui_drop_session(&rig->daemon, 4);
	assert_failed(rig, ONEX_UNABLE_TO_IDENTIFY_USER);
}

static void the_user_takes_too_long(void **state)
{
	struct rig *rig = *state;

	rig->options.onex_answer_ms = 20;
	say(rig, EARLY("PASSWORD"));
	while (rig->adapter->onex)
		assert_true(sd_event_run(rig->daemon.event, 5000000) > 0);
	assert_failed(rig, ONEX_UI_FAILURE);
}

/* a run that ends takes its question back */
static void the_run_ends(void **state)
{
	struct rig *rig = *state;

	start_supplicant(rig);
	authenticator_speaks(rig);
	say(rig, ASKS("PASSWORD"));
	assert_non_null(question(rig));
	say(rig, FAILURE);
	assert_failed(rig, ONEX_EAP_FAILURE_RECEIVED);
}

static void the_run_is_stopped(void **state)
{
	struct rig *rig = *state;

	say(rig, EARLY("PASSWORD"));
	assert_non_null(question(rig));
	assert_int_equal(call(rig, IHVD_STOP_ONEX), ERROR_SUCCESS);
	assert_null(rig->daemon.ui_requests);
	assert_int_equal(rig_n_calls, 0);
}

/* IHV-57: that is no result */
static void the_adapter_is_reset(void **state)
{
	struct rig *rig = *state;

	say(rig, EARLY("PASSWORD"));
	ui_drop_adapter(rig->adapter, UI_RESET);
	assert_null(rig->daemon.ui_requests);
	assert_int_equal(rig_n_calls, 0);
	onex_abandon(rig->adapter);
	assert_int_equal(rig_n_calls, 0);
}

/* a supplicant that does not wait for its answer does not need one */
static void it_does_without(void **state)
{
	struct rig *rig = *state;

	start_supplicant(rig);
	authenticator_speaks(rig);
	say(rig, ASKS("PASSWORD"));
	say(rig, ONEX_LINK ": CTRL-EVENT-EAP-SUCCESS EAP\n");
	assert_null(rig->daemon.ui_requests);
	say(rig, ASKS("PASSWORD"));
	assert_null(rig->daemon.ui_requests);
	assert_non_null(rig->adapter->onex);
}

/* what a process that is not to be trusted may do */
static void it_takes_no_answer(void **state)
{
	struct rig *rig = *state;

	start_supplicant(rig);
	authenticator_speaks(rig);
	say(rig, ASKS("PASSWORD"));
	shut(&outside.control);
	user_says(rig, "sesame");
	assert_string_equal(rig_lines[rig_n_lines - 1],
			    "nwl0: 802.1X: the supplicant takes no answer");
	assert_non_null(rig->adapter->onex);
	/* nor does it say what it wants */
	say(rig, ASKS("") ASKS("PASSWORD"));
	assert_failed(rig, ONEX_UI_FAILURE);
}

/*
 * The address of a control interface is always the same: nobody else who runs
 * these tests is to have it. Where that is not allowed, nobody may be there.
 */
static int set_up_network(void **state)
{
	(void)state;
	if (unshare(CLONE_NEWNET))
		unshare(CLONE_NEWUSER | CLONE_NEWNET);
	return 0;
}

int suite_onex_ask(void)
{
#define RIG_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		RIG_TEST(asked_before_the_start),
		RIG_TEST(a_packet_with_and_without_its_version),
		RIG_TEST(asked_by_the_method),
		RIG_TEST(several_one_after_the_other),
		RIG_TEST(nobody_can_be_asked),
		RIG_TEST(nobody_is_logged_on),
		RIG_TEST(nobody_is_to_be_asked),
		RIG_TEST(the_machine_is_not_asked),
		RIG_TEST(there_is_no_question),
		RIG_TEST(too_many_questions),
		RIG_TEST(the_user_does_not_want),
		RIG_TEST(the_user_goes),
		RIG_TEST(the_user_takes_too_long),
		RIG_TEST(the_run_ends),
		RIG_TEST(the_run_is_stopped),
		RIG_TEST(the_adapter_is_reset),
		RIG_TEST(it_does_without),
		RIG_TEST(it_takes_no_answer),
	};

	return cmocka_run_group_tests(tests, set_up_network, NULL);
}
