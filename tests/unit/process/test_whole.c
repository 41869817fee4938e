// SPDX-License-Identifier: GPL-2.0-only
/* The real process of a plugin, and the daemon's side of its socket. */
#include <glob.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>

#include "peer.h"
#include "suites.h"

#define ADAPTER	1

static struct peer peer;
static char text[65536];

static struct nwc_blob name_of_interface(void)
{
	/* some samples read its address */
	return (struct nwc_blob){ (const uint8_t *)"lo", 2 };
}

/* IHV-3, IHV-7, IHV-12, IHV-14: all samples, from load to end */
static void test_samples(void **state)
{
	struct ihvd_message init = { .head.op = IHVD_INIT_ADAPTER };
	struct ihvd_message reset = { .head.op = IHVD_ADAPTER_RESET };
	struct ihvd_message deinit = { .head.op = IHVD_DEINIT_ADAPTER };
	struct ihvd_message end = { .head.op = IHVD_DEINIT_SERVICE };
	glob_t found;
	size_t i;

	(void)state;
	init.head.adapter = ADAPTER;
	init.init_adapter.description = name_of_interface();
	reset.head.adapter = deinit.head.adapter = ADAPTER;
	assert_int_equal(glob(PLUGINS "/*.so", 0, NULL, &found), 0);
	assert_true(found.gl_pathc >= 3);
	for (i = 0; i < found.gl_pathc; i++) {
		print_message("%s\n", found.gl_pathv[i]);
		peer_start(&peer, found.gl_pathv[i]);
		assert_int_equal(peer_load(&peer).head.result, ERROR_SUCCESS);
		assert_int_equal(peer_call(&peer, &init).head.result,
				 ERROR_SUCCESS);
		assert_int_equal(peer_call(&peer, &reset).head.result,
				 ERROR_SUCCESS);
		peer_call(&peer, &deinit);
		peer_call(&peer, &end);
		assert_int_equal(peer_end(&peer, text, sizeof(text)), 0);
	}
	globfree(&found);
}

/* IHV-4, IHV-5 and what is no plugin: the reason goes both ways */
static void test_cannot_be_used(void **state)
{
	static const struct {
		const char *file;
		uint32_t result;
		const char *words;
	} cases[] = {
		{ "/nowhere.so", ERROR_NOT_FOUND, "No such file" },
		{ "/etc/passwd", ERROR_NOT_FOUND, "invalid ELF header" },
		{ PLUGINS "/own/lacks.so", ERROR_INVALID_DATA,
		  "a handler is missing" },
		{ PLUGINS "/own/newer.so", ERROR_NOT_SUPPORTED,
		  "no version of the interface" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		peer_start(&peer, cases[i].file);
		assert_int_equal(peer_load(&peer).head.result, cases[i].result);
		assert_int_equal(peer_end(&peer, text, sizeof(text)), 1);
		if (!strstr(text, cases[i].words))
			fail_msg("%s: %s", cases[i].file, text);
	}
}

/* abort() is reported as what it is, also in a namespace of its own */
static void test_aborts(void **state)
{
	struct ihvd_message start = { .head = { .kind = IHVD_HANDLER,
						.op = IHVD_START } };
	uint8_t byte;

	(void)state;
	peer_start(&peer, PLUGINS "/own/aborts.so");
	assert_int_equal(ihvd_send(peer.fd, &start), 0);
	/* the end of the socket, or what it is when it ends unread */
	assert_true(recv(peer.fd, &byte, 1, 0) <= 0);
	assert_int_equal(peer_end(&peer, text, sizeof(text)),
			 IHVD_EXIT_SIGNAL + SIGABRT);
}

static void send_and_end(const void *bytes, size_t len, int status,
			 const char *words)
{
	uint8_t byte;

	peer_start(&peer, PLUGINS "/accept-all.so");
	assert_int_equal(peer_load(&peer).head.result, ERROR_SUCCESS);
	if (len)
		assert_int_equal(send(peer.fd, bytes, len, 0), len);
	else
		shutdown(peer.fd, SHUT_WR);
	assert_true(recv(peer.fd, &byte, 1, 0) <= 0);
	assert_int_equal(peer_end(&peer, text, sizeof(text)), status);
	if (!strstr(text, words))
		fail_msg("%s", text);
}

/* it ends with the daemon, and with one that makes no sense */
static void test_ends(void **state)
{
	const struct ihvd_head odd = { .kind = 99, .size = sizeof(odd) };

	(void)state;
	send_and_end(NULL, 0, 0, "");
	send_and_end("garbage", 7, 1, "malformed message from the daemon");
	send_and_end(&odd, sizeof(odd), 1, "malformed message from the daemon");
}

/* calls for an adapter that is not there, and answers to nobody, are nothing */
static void test_goes_on(void **state)
{
	struct ihvd_message stray = { .head = {
		.kind = IHVD_HANDLER, .op = IHVD_ADAPTER_RESET,
		.adapter = 77 } };
	struct ihvd_message answer = { .head = {
		.kind = IHVD_ANSWER, .op = IHVD_SEND_PACKET, .cookie = 99 } };
	struct ihvd_message pending = { .head.op = IHVD_IS_UI_REQUEST_PENDING };

	(void)state;
	peer_start(&peer, PLUGINS "/accept-all.so");
	peer_load(&peer);
	assert_int_equal(ihvd_send(peer.fd, &stray), 0);
	assert_int_equal(ihvd_send(peer.fd, &answer), 0);
	peer_call(&peer, &pending);
	assert_int_equal(peer_end(&peer, text, sizeof(text)), 0);
}

int suite_whole(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_cannot_be_used),
		cmocka_unit_test(test_aborts),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_goes_on),
	};

	return cmocka_run_group_tests_name("whole", tests, NULL, NULL);
}
