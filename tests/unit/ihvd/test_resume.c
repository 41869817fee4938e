// SPDX-License-Identifier: GPL-2.0-only
/* A connection that was there before the plugin (IHV-35, IHV-45, IHV-48). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ihvd/association/postassociate.h"
#include "ihvd/association/resume.h"
#include "rig.h"
#include "suites.h"

#define BAD	0x90001

static const char document[] =
	"<WLANProfile xmlns=\"http://www.microsoft.com/networking/WLAN/profile/v1\">"
	"<name>p</name><SSIDConfig><SSID><name>home</name></SSID></SSIDConfig>"
	"<connectionType>ESS</connectionType>"
	"<IHV><OUIHeader><OUI>000001</OUI><type>01</type></OUIHeader></IHV>"
	"</WLANProfile>";

/* what an association with "home" was asked for with */
static const uint8_t request[] = {
	1, 4, 5, 0, 1, 2, 0x82, 0x84, 0, 4, 'h', 'o', 'm', 'e', 0, 1, 'x',
};

static int setup(void **state)
{
	struct options *o;
	FILE *file;

	if (rig_setup(state))
		return -1;
	o = &((struct rig *)*state)->options;
	o->store = strdup("/nowhere/profiles");
	o->pre_ms = 60000;
	o->post_ms = 60000;
	o->n_profiles = 1;
	o->profiles = calloc(1, sizeof(*o->profiles));
	o->profiles[0] = strdup("/tmp/ihvd-resume-XXXXXX");
	file = fdopen(mkstemp(o->profiles[0]), "w");
	return !file || fputs(document, file) < 0 || fclose(file) ? -1 : 0;
}

static int teardown(void **state)
{
	struct rig *rig = *state;

	unlink(rig->options.profiles[0]);
	return rig_teardown(state);
}

static enum resume_call perform_of(struct rig *rig, uint32_t session,
				   const uint8_t *bytes, size_t len)
{
	const struct nwc_ihv_call call = {
		.session = session,
		.mac = { rig_peer, sizeof(rig_peer) },
		.completion = { .assoc_req = { bytes, len },
				.auth = DOT11_AUTH_ALGO_80211_OPEN },
	};
	struct perform given;
	enum resume_call what;

	assert_true(perform_take(&given, &call));
	what = resume_perform(rig->adapter, &call, &given);
	perform_free(&given);
	return what;
}

static enum resume_call perform(struct rig *rig, uint32_t session)
{
	return perform_of(rig, session, request, sizeof(request));
}

static uint32_t complete(struct rig *rig, uint32_t error)
{
	struct ihvd_message msg = {
		.head = { .op = IHVD_PRE_ASSOCIATE_COMPLETION,
			  .in_handler = IHVD_NO_HANDLER },
		.pre_completion = { rig->adapter->pre, error ? BAD : 0, error },
	};

	return rig_call(rig, &msg);
}

/* up to where the plugin's own thread has the pre-association */
static void asked(struct rig *rig)
{
	assert_int_equal(perform(rig, RIG_SESSION), RESUME_HELD);
	assert_int_equal(rig_called.head.op, IHVD_PERFORM_PRE_ASSOCIATE);
	assert_int_not_equal(rig_called.pre_associate.session, 0);
	assert_int_equal(rig_called.pre_associate.session, rig->adapter->pre);
	rig_return(0, 0);
	assert_int_equal(rig->adapter->post, 0);
	assert_false(rig->adapter->frozen);
	/* the kernel has not asked, and is told nothing */
	assert_int_equal(fake.n_requests, 0);
}

/* An adapter for which there is a profile is not to be open without its host. */
static void its_adapter_requires_it(void **state)
{
	struct rig *rig = *state;

	rig->adapter->required = false;
	assert_int_equal(perform(rig, RIG_SESSION), RESUME_HELD);
	assert_int_equal(fake.n_requests, 1);
	assert_int_equal(fake.request.cmd, NWIFI_CMD_ADAPTER_SET);
	assert_int_equal(fake.request.ifindex, RIG_IFINDEX);
	assert_int_equal(fake.request.settings.selector,
			 NWIFI_SETTING_EXTENSION_REQUIRED);
	assert_int_equal(fake.request.settings.value,
			 NWIFI_SETTING_EXTENSION_REQUIRED);
	/* an administrator who switches it off is obeyed */
	adapter_require(rig->adapter);
	assert_int_equal(fake.n_requests, 1);
}

static void check_failed(struct rig *rig, uint32_t session, uint32_t error)
{
	assert_int_equal(fake.n_requests, 1);
	assert_int_equal(fake.request.cmd, NWIFI_CMD_IHV_POST_DONE);
	assert_int_equal(fake.request.session, session);
	assert_int_equal(fake.request.result, error);
	assert_memory_equal(fake.request.mac.data, rig_peer, sizeof(rig_peer));
	assert_int_equal(rig->adapter->post, 0);
	/* the Stop that the kernel owes is none of the plugin's */
	assert_true(resume_stop(rig->adapter));
	assert_false(resume_stop(rig->adapter));
	/* nor does it get better by a roam */
	assert_int_equal(perform(rig, session + 1), RESUME_REFUSED);
}

static void the_extension_is_asked_first(void **state)
{
	struct rig *rig = *state;

	asked(rig);
	assert_int_equal(complete(rig, 0), ERROR_SUCCESS);
	assert_int_equal(rig_called.head.op, IHVD_PERFORM_POST_ASSOCIATE);
	assert_int_equal(rig_called.post_associate.session, RIG_SESSION);
	assert_int_equal(rig->adapter->post, RIG_SESSION);
	assert_true(rig->adapter->frozen);
	rig_return(0, 0);
	assert_int_equal(fake.n_requests, 0);
	/* from now on it is as ever */
	assert_false(resume_stop(rig->adapter));
	assert_int_equal(perform(rig, RIG_SESSION + 1), RESUME_PASS);
	assert_int_equal(complete(rig, 0), ERROR_INVALID_HANDLE);
}

static void who_was_asked_is_not_asked_again(void **state)
{
	struct rig *rig = *state;

	rig->adapter->profile = calloc(1, sizeof(*rig->adapter->profile));
	assert_int_equal(perform(rig, RIG_SESSION), RESUME_PASS);
	assert_int_equal(rig_n_calls, 0);
}

/* what is not seen to be a network with a profile is none */
static void nothing_to_tell(void **state)
{
	static const uint8_t foreign[] = { 1, 4, 5, 0, 0, 4, 'c', 'a', 'f',
					   'e' };
	static const uint8_t hidden[] = { 1, 4, 5, 0, 0, 0 };
	struct rig *rig = *state;
	uint8_t *cut;
	size_t i;

	assert_int_equal(perform_of(rig, 1, foreign, sizeof(foreign)),
			 RESUME_PASS);
	assert_int_equal(perform_of(rig, 1, hidden, sizeof(hidden)),
			 RESUME_PASS);
	/* up to the last letter of the SSID */
	for (i = 0; i < 14; i++) {
		cut = malloc(i + 1);
		memcpy(cut, request, i);
		assert_int_equal(perform_of(rig, 1, cut, i), RESUME_PASS);
		free(cut);
	}
	assert_int_equal(rig_n_calls, 0);
	assert_null(rig->adapter->resume);
}

static void handler_fails(void **state)
{
	struct rig *rig = *state;

	assert_int_equal(perform(rig, RIG_SESSION), RESUME_HELD);
	rig_return(ERROR_BAD_PROFILE, BAD);
	check_failed(rig, RIG_SESSION, ERROR_BAD_PROFILE);
	assert_int_equal(complete(rig, 0), ERROR_INVALID_HANDLE);
}

static void operation_fails(void **state)
{
	struct rig *rig = *state;

	asked(rig);
	assert_int_equal(complete(rig, ERROR_GEN_FAILURE), ERROR_SUCCESS);
	check_failed(rig, RIG_SESSION, ERROR_GEN_FAILURE);
}

/* IHV-45: the connection was made with what the process before had chosen */
static void other_algorithms(void **state)
{
	struct rig *rig = *state;

	asked(rig);
	rig->adapter->auth = DOT11_AUTH_ALGO_RSNA_PSK;
	assert_int_equal(complete(rig, 0), ERROR_NOT_SUPPORTED);
	check_failed(rig, RIG_SESSION, ERROR_NOT_SUPPORTED);
}

static void algorithms_of_its_own(void **state)
{
	struct rig *rig = *state;

	asked(rig);
	rig->adapter->auth = 0x80006e77;
	rig->adapter->unicast = DOT11_CIPHER_ALGO_CCMP;
	assert_int_equal(complete(rig, 0), ERROR_SUCCESS);
	assert_int_equal(rig_called.head.op, IHVD_PERFORM_POST_ASSOCIATE);
}

/* IHV-58: of the AP before it never hears */
static void a_roam_meanwhile(void **state)
{
	struct rig *rig = *state;

	asked(rig);
	assert_true(resume_stop(rig->adapter));
	assert_int_equal(perform(rig, RIG_SESSION + 1), RESUME_HELD);
	assert_int_equal(complete(rig, 0), ERROR_SUCCESS);
	assert_int_equal(rig_called.post_associate.session, RIG_SESSION + 1);
	assert_int_equal(rig->adapter->post, RIG_SESSION + 1);
}

static void not_associated_for_a_moment(void **state)
{
	struct rig *rig = *state;
	unsigned int calls;

	asked(rig);
	calls = rig_n_calls;
	assert_true(resume_stop(rig->adapter));
	assert_int_equal(complete(rig, 0), ERROR_SUCCESS);
	assert_int_equal(rig_n_calls, calls);
	assert_int_equal(perform(rig, RIG_SESSION + 1), RESUME_PASS);
}

/* IHV-50: where the kernel was told of success, no Stop follows an error */
static void perform_fails(void **state)
{
	struct rig *rig = *state;

	asked(rig);
	assert_int_equal(complete(rig, 0), ERROR_SUCCESS);
	rig_return(ERROR_GEN_FAILURE, 0);
	assert_int_equal(fake.n_requests, 1);
	assert_int_equal(fake.request.cmd, NWIFI_CMD_IHV_POST_DONE);
	assert_int_equal(fake.request.result, ERROR_GEN_FAILURE);
	assert_int_equal(rig->adapter->post, 0);
	assert_true(resume_stop(rig->adapter));
}

/* I-18 */
static void there_is_an_end_to_it(void **state)
{
	struct rig *rig = *state;

	rig->options.pre_ms = 1;
	asked(rig);
	while (resume_runs(rig->adapter))
		assert_true(sd_event_run(rig->daemon.event, 10000000) > 0);
	check_failed(rig, RIG_SESSION, ERROR_TIMEOUT);
	/* nothing comes of it any more */
	assert_int_equal(complete(rig, 0), ERROR_INVALID_HANDLE);
	assert_int_equal(fake.n_requests, 1);
}

int suite_resume(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_extension_is_asked_first),
		TEST(its_adapter_requires_it),
		TEST(who_was_asked_is_not_asked_again),
		TEST(nothing_to_tell),
		TEST(handler_fails),
		TEST(operation_fails),
		TEST(other_algorithms),
		TEST(algorithms_of_its_own),
		TEST(a_roam_meanwhile),
		TEST(not_associated_for_a_moment),
		TEST(perform_fails),
		TEST(there_is_an_end_to_it),
	};

	return cmocka_run_group_tests_name("resume", tests, NULL, NULL);
}
