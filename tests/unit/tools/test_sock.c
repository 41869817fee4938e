// SPDX-License-Identifier: GPL-2.0-only
/*
 * Requests and their two ends, which come in either order or not at all. The
 * linker puts a script in the place of libnl's sending and receiving
 * (see the Makefile).
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "build_msg.h"
#include "lib/sock.h"
#include "suites.h"

#define FAMILY		0x20
#define MAX_SCRIPT	8

/* One message to be received; @msg is NULL for an error of the socket. */
struct step {
	struct nl_msg *msg;
	int error;
	uint32_t from;
};

static struct step script[MAX_SCRIPT];
static unsigned int script_len, script_at;
static int script_fd;
static struct nl_msg *sent;

int __wrap_nl_socket_get_fd(const struct nl_sock *nl);
int __wrap_nl_send(struct nl_sock *nl, struct nl_msg *msg);
int __wrap_nl_recv(struct nl_sock *nl, struct sockaddr_nl *from,
		   unsigned char **buf, struct ucred **creds);

int __wrap_nl_socket_get_fd(const struct nl_sock *nl)
{
	(void)nl;
	return script_fd;
}

/* The steps were written before sequence number and cookie were known. */
static void complete(struct step *step)
{
	struct nwc_blob attrs, cookie;
	struct nlmsghdr *nlh = nlmsg_hdr(step->msg);
	bool done = nlh->nlmsg_type == FAMILY &&
		    nwc_msg_cmd(nlh) == NWIFI_CMD_REQUEST_DONE;

	if (!done && !nlh->nlmsg_seq)
		nlh->nlmsg_seq = nlmsg_hdr(sent)->nlmsg_seq;
	if (!done)
		return;
	nwc_msg_attrs(nlmsg_hdr(sent), &attrs);
	assert_int_equal(nwc_attr_find(attrs, NWIFI_A_COOKIE, &cookie), 0);
	/* A cookie that is there already is somebody else's. */
	nwc_msg_attrs(nlh, &attrs);
	if (nwc_attr_find(attrs, NWIFI_A_COOKIE, &attrs))
		nla_put(step->msg, NWIFI_A_COOKIE, cookie.len, cookie.data);
}

int __wrap_nl_send(struct nl_sock *nl, struct nl_msg *msg)
{
	uint64_t ready = script_len;
	unsigned int i;

	(void)nl;
	sent = msg;
	for (i = 0; i < script_len; i++) {
		if (script[i].msg)
			complete(&script[i]);
	}
	if (ready)
		assert_int_equal(write(script_fd, &ready, sizeof(ready)),
				 sizeof(ready));
	return 0;
}

int __wrap_nl_recv(struct nl_sock *nl, struct sockaddr_nl *from,
		   unsigned char **buf, struct ucred **creds)
{
	struct step *step = &script[script_at];
	struct nlmsghdr *nlh;
	uint64_t one;

	(void)nl;
	(void)creds;
	if (script_at == script_len)
		return -NLE_AGAIN;
	script_at++;
	assert_int_equal(read(script_fd, &one, sizeof(one)), sizeof(one));
	if (!step->msg)
		return step->error;
	nlh = nlmsg_hdr(step->msg);
	from->nl_pid = step->from;
	*buf = malloc(nlh->nlmsg_len);
	memcpy(*buf, nlh, nlh->nlmsg_len);
	return nlh->nlmsg_len;
}

static int setup(void **state)
{
	struct nwc_sock *s = calloc(1, sizeof(*s));

	s->nl = nl_socket_alloc();
	s->family = FAMILY;
	s->joined = true;
	script_len = 0;
	script_at = 0;
	script_fd = eventfd(0, EFD_SEMAPHORE);
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	while (script_len)
		nlmsg_free(script[--script_len].msg);
	close(script_fd);
	nwc_sock_close(*state);
	free(*state);
	return 0;
}

static struct nl_msg *add(struct nl_msg *msg)
{
	script[script_len++] = (struct step){ .msg = msg };
	return msg;
}

static void add_ack(int error, const char *reason)
{
	struct nl_msg *msg = nlmsg_alloc();
	struct nlmsgerr err = { .error = error };

	nlmsg_put(msg, 0, 0, NLMSG_ERROR, 0, 0x100 | (reason ? 0x200 : 0));
	nlmsg_append(msg, &err, sizeof(err), NLMSG_ALIGNTO);
	if (reason)
		nla_put_string(msg, NLMSGERR_ATTR_MSG, reason);
	add(msg);
}

static struct nl_msg *add_done(int error, uint32_t status)
{
	struct nl_msg *msg = add(new_msg(NWIFI_CMD_REQUEST_DONE));

	nla_put_s32(msg, NWIFI_A_ERROR, error);
	nla_put_u32(msg, NWIFI_A_STATUS, status);
	return msg;
}

static void add_removal(const char *name)
{
	struct nl_msg *msg = nlmsg_alloc();

	genlmsg_put(msg, 0, 0, FAMILY, 0, 0, NWIFI_CMD_ADAPTER_EVENT, 1);
	nla_put_u32(msg, NWIFI_A_IFINDEX, TEST_IFINDEX);
	nla_put_string(msg, NWIFI_A_IFNAME, name);
	nla_put_u64(msg, NWIFI_A_SEQ, 9);
	nla_put_u64(msg, NWIFI_A_TIME_NS, 9);
	nla_put_u32(msg, NWIFI_A_ADAPTER_ACTION, NWIFI_ADAPTER_ACTION_REMOVAL);
	add(msg);
}

static int count(const struct nlmsghdr *nlh, void *arg)
{
	(void)nlh;
	++*(int *)arg;
	return 0;
}

static int call_done(struct nwc_sock *s, struct nwc_done *done)
{
	struct nl_msg *msg = nwc_request(NWIFI_CMD_CONNECT);
	int err = nwc_call_done(s, msg, TEST_NAME, 1, NULL, NULL, done);

	nlmsg_free(msg);
	return err;
}

static void done_after_the_ack(void **state)
{
	struct nwc_done done;

	add_ack(0, NULL);
	add_done(0, 0);
	assert_int_equal(call_done(*state, &done), 0);
	assert_int_equal(done.error, 0);
}

static void done_before_the_ack(void **state)
{
	struct nwc_done done;

	add_done(-ENETUNREACH, 6);
	add_ack(0, NULL);
	assert_int_equal(call_done(*state, &done), 0);
	assert_int_equal(done.error, -ENETUNREACH);
	assert_int_equal(done.status, 6);
	/* The outcome outlives what it was received in. */
	assert_int_equal(done.name.len, strlen(TEST_NAME));
	assert_memory_equal(done.name.data, TEST_NAME, done.name.len);
	assert_int_equal(script_at, 2);
}

static void refusal_ends_the_wait(void **state)
{
	struct nwc_sock *s = *state;
	struct nwc_done done;

	add_ack(-EBUSY, "a scan is under way\n");
	assert_int_equal(call_done(s, &done), -EBUSY);
	assert_string_equal(s->error, "a scan is under way\\x0a");
}

static void refusal_without_a_reason(void **state)
{
	struct nwc_sock *s = *state;
	struct nwc_done done;

	add_ack(-EPERM, NULL);
	assert_int_equal(call_done(s, &done), -EPERM);
	assert_string_equal(s->error,
			    "not permitted, CAP_NET_ADMIN is needed");
}

static void done_of_another_request(void **state)
{
	struct nwc_done done;
	struct nl_msg *msg = add_done(-EIO, 0);

	nla_put_u64(msg, NWIFI_A_COOKIE, 99);
	add_ack(0, NULL);
	add_done(0, 5);
	assert_int_equal(call_done(*state, &done), 0);
	assert_int_equal(done.status, 5);
}

static void cookies_differ(void **state)
{
	struct nwc_sock *s = *state;
	struct nwc_done done;

	/* Zero would mean that there is none. */
	s->cookie = UINT64_MAX;
	add_ack(0, NULL);
	add_done(0, 0);
	assert_int_equal(call_done(s, &done), 0);
	assert_int_equal(done.cookie, 1);
}

static void deadline_ends_the_wait(void **state)
{
	struct nwc_sock *s = *state;
	struct nwc_done done;

	add_ack(0, NULL);
	assert_int_equal(call_done(s, &done), -ETIMEDOUT);
	assert_string_equal(s->error, "no answer within 1 s");
}

static void removal_ends_the_wait(void **state)
{
	struct nwc_sock *s = *state;
	struct nwc_done done;

	add_ack(0, NULL);
	add_removal("nwl01");
	add_removal(TEST_NAME);
	assert_int_equal(call_done(s, &done), -ENODEV);
	assert_string_equal(s->error, "nwl0 was removed");
}

static void done_after_the_removal_counts(void **state)
{
	struct nwc_done done;

	add_ack(0, NULL);
	add_removal(TEST_NAME);
	add_done(-ENODEV, 7);
	assert_int_equal(call_done(*state, &done), 0);
	assert_int_equal(done.status, 7);
}

static void signal_ends_the_wait(void **state)
{
	static volatile sig_atomic_t stop = 1;
	struct nwc_sock *s = *state;
	struct nwc_done done;

	s->stop = &stop;
	assert_int_equal(call_done(s, &done), -EINTR);
}

static void overrun_is_survived(void **state)
{
	struct nwc_done done;

	add_ack(0, NULL);
	script[script_len++] = (struct step){ .error = -NLE_NOMEM };
	add_done(0, 0);
	assert_int_equal(call_done(*state, &done), 0);
}

static void only_the_kernel_is_believed(void **state)
{
	struct nwc_done done;

	add_ack(0, NULL);
	add_done(0, 0);
	script[1].from = 1234;
	assert_int_equal(call_done(*state, &done), -ETIMEDOUT);
}

static void malformed_done(void **state)
{
	struct nwc_sock *s = *state;
	struct nwc_done done;
	struct nl_msg *msg;

	add_ack(0, NULL);
	msg = add(new_msg(NWIFI_CMD_REQUEST_DONE));
	nla_put(msg, NWIFI_A_ERROR, 3, "abc");
	assert_int_equal(call_done(s, &done), -EBADMSG);
	assert_string_equal(s->error,
			    "malformed message from the kernel: error");
}

static void replies_and_events_are_told_apart(void **state)
{
	struct nwc_sock *s = *state;
	struct nl_msg *msg, *foreign;
	int replies = 0, events = 0;

	s->on_event = count;
	s->on_event_arg = &events;
	add(new_msg(NWIFI_CMD_ADAPTER_GET));
	add(new_coded(NWIFI_CMD_INDICATION, 0x40030004));
	foreign = add(new_msg(NWIFI_CMD_ADAPTER_GET));
	nlmsg_hdr(foreign)->nlmsg_seq = 1;
	add(new_msg(NWIFI_CMD_ADAPTER_GET));
	add_ack(0, NULL);
	msg = nwc_request(NWIFI_CMD_ADAPTER_GET);
	assert_int_equal(nwc_call(s, msg, count, &replies), 0);
	assert_int_equal(replies, 2);
	assert_int_equal(events, 1);
	nlmsg_free(msg);
}

int suite_sock(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(_name) cmocka_unit_test_setup_teardown(_name, setup, teardown)
		TEST(done_after_the_ack),
		TEST(done_before_the_ack),
		TEST(refusal_ends_the_wait),
		TEST(refusal_without_a_reason),
		TEST(done_of_another_request),
		TEST(cookies_differ),
		TEST(deadline_ends_the_wait),
		TEST(removal_ends_the_wait),
		TEST(done_after_the_removal_counts),
		TEST(signal_ends_the_wait),
		TEST(overrun_is_survived),
		TEST(only_the_kernel_is_believed),
		TEST(malformed_done),
		TEST(replies_and_events_are_told_apart),
	};

	return cmocka_run_group_tests_name("sock", tests, NULL, NULL);
}
