// SPDX-License-Identifier: GPL-2.0-only
/*
 * 802.1X for extensions. StartOneX begins a run, which has a supplicant of its
 * own; the run ends with its result, with StopOneX, or with the security
 * session (IHV-70 to IHV-82, I-11, I-12). Documentation/onex.md says how it
 * works.
 *
 * The user is asked for a setting that is missing (ask.c): before the
 * supplicant starts, if it needs the setting in any case, or else when it asks.
 *
 * The daemon itself sends EAPOL-Start, because wpa_supplicant waits for some
 * seconds before it sends the first one, and for half a minute before it
 * repeats it. Of what the supplicant sends only EAP packets go to the air.
 *
 * Pages: Interface to the Native 802.11 802.1X Module, DOT11EXT_ONEX_START,
 * DOT11EXT_ONEX_STOP, DOT11EXT_PROCESS_ONEX_PACKET.
 */
#include <linux/limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "eapol.h"
#include "ihvd/base/log.h"
#include "ihvd/onex/ask.h"
#include "ihvd/onex/child.h"
#include "ihvd/onex/config.h"
#include "ihvd/onex/control.h"
#include "ihvd/onex/frame.h"
#include "ihvd/onex/link.h"
#include "ihvd/onex/onex.h"
#include "ihvd/onex/output.h"
#include "ihvd/onex/run.h"
#include "lib/profile/onex.h"
#include "lib/profile/profile.h"
#include "wlanihv.h"

#define US_PER_S	1000000ULL
#define ACCURACY_US	1000

/* A supplicant that needs longer to start, or to print its key, is broken. */
#define START_S		10
#define KEY_S		5
/*
 * Bytes that are read at once, so that a supplicant cannot keep the loop busy.
 */
#define MAX_OUTPUT	4096

/* IHV-73 */
static void run_knock(struct onex_run *run)
{
	static const uint8_t start[NWIFI_EAPOL_HEADER_LENGTH] = {
		ONEX_EAPOL_VERSION, NWIFI_EAPOL_START,
	};

	run->starts++;
	onex_run_send(run, start, sizeof(start));
	onex_run_wait(run, run->profile.start_period_s);
}

static void run_deliver(struct onex_run *run, const uint8_t *eapol, size_t len)
{
	run->phase = ONEX_TALKING;
	/* no packet of the authenticator shortens the time of the user */
	if (!onex_ask_pending(&run->question))
		onex_run_wait(run, run->profile.auth_period_s);
	if (!onex_frame_put(run->link, run->adapter->peer, eapol, len))
		log_line("%s: 802.1X: the supplicant takes no packet",
			 run->adapter->name);
}

static int on_link(sd_event_source *source, int fd, uint32_t events, void *arg)
{
	uint8_t eapol[ONEX_MAX_EAPOL];
	struct onex_run *run = arg;
	size_t len;

	(void)source;
	(void)events;
	len = onex_frame_take(fd, eapol);
	if (len && eapol[1] == NWIFI_EAPOL_EAP && run->phase == ONEX_TALKING) {
		run->answers++;
		onex_run_send(run, eapol, len);
	}
	return 0;
}

/*
 * The ends are sent before the supplicant starts, and so before it says
 * anything.
 */
static void run_take_ends(struct onex_run *run)
{
	struct onex_ends ends;

	if (run->channel < 0)
		return;
	if (!onex_child_ends(run->channel, &ends)) {
		run->link = ends.link;
		run->control = ends.control;
	}
	onex_run_close_channel(run);
	if (run->link >= 0)
		sd_event_add_io(run->adapter->daemon->event,
				&run->link_io, run->link, EPOLLIN, on_link,
				run);
}

static int on_channel(sd_event_source *source, int fd, uint32_t events,
		      void *arg)
{
	(void)source;
	(void)fd;
	(void)events;
	run_take_ends(arg);
	return 0;
}

static void run_listens(struct onex_run *run)
{
	run->phase = ONEX_KNOCKING;
	if (run->early_len)
		run_deliver(run, run->early, run->early_len);
	else
		run_knock(run);
}

static void run_succeeded(struct onex_run *run)
{
	run->phase = ONEX_SUCCEEDED;
	/* the supplicant did without an answer */
	onex_ask_end(&run->question);
	onex_run_wait(run, KEY_S);
	onex_frame_ask_key(run->link, run->adapter->peer);
}

/* IHV-73. Return: false if the run is over, and freed. */
static bool run_asks(struct onex_run *run, const char *what)
{
	const bool pending = onex_ask_pending(&run->question);
	const uint32_t reason = onex_ask_for(&run->question, what);

	if (reason)
		onex_run_fail(run, reason);
	else if (!pending)
		onex_run_wait_for_user(run);
	return !reason;
}

static bool run_answer(struct onex_run *run, const char *field,
		       const void *text, size_t len)
{
	/* it reads answers from there until it has sent the ends */
	if (run->channel >= 0)
		return onex_child_answer(run->channel, text, len);
	return onex_control_answer(run->control, ONEX_LINK, field, text, len);
}

static void on_asked(void *arg, uint32_t reason, const char *field,
		     const void *text, size_t len)
{
	struct onex_run *run = arg;

	if (reason) {
		log_line("%s: 802.1X: the user has not told %s",
			 run->adapter->name, field);
		onex_run_fail(run, reason);
		return;
	}
	if (!run_answer(run, field, text, len))
		log_line("%s: 802.1X: the supplicant takes no answer",
			 run->adapter->name);
	/* this packet may be old by now: EAPOL-Start brings a new one */
	run->early_len = 0;
	if (onex_ask_pending(&run->question))
		onex_run_wait_for_user(run);
	else
		onex_run_wait(run, run->phase == ONEX_STARTING ?
			      START_S : run->profile.auth_period_s);
}

/* Return: false if the run is over, and freed. */
static bool run_said(struct onex_run *run, enum onex_said what)
{
	switch (what) {
	case ONEX_SAID_READY:
		run_take_ends(run);
		if (run->phase == ONEX_STARTING && run->link >= 0)
			run_listens(run);
		return true;
	case ONEX_SAID_SUCCESS:
		if (run->phase == ONEX_TALKING)
			run_succeeded(run);
		return true;
	case ONEX_SAID_FAILURE:
		onex_run_fail(run, ONEX_EAP_FAILURE_RECEIVED);
		return false;
	case ONEX_SAID_ASKS:
		return run->phase == ONEX_SUCCEEDED ||
		       run_asks(run, run->reader.text);
	case ONEX_SAID_KEY:
		if (run->phase != ONEX_SUCCEEDED)
			return true;
		onex_run_finish(run, OneXAuthSuccess, ONEX_REASON_CODE_SUCCESS);
		return false;
	case ONEX_SAID_NO_KEY:
		onex_run_fail(run, ONEX_PROFILE_DISALLOWED_EAP_TYPE);
		return false;
	case ONEX_SAID_WORDS:
		log_line("%s: 802.1X: %s", run->adapter->name,
			 run->reader.text);
		return true;
	default:
		return true;
	}
}

static bool run_take_output(struct onex_run *run, const char *bytes, size_t len)
{
	enum onex_said what;
	size_t n;

	while (len) {
		n = onex_output_take(&run->reader, bytes, len, ONEX_LINK,
				     &what);
		if (!run_said(run, what))
			return false;
		bytes += n;
		len -= n;
	}
	return true;
}

/* Return: bytes that there were; negative if the run is over, and freed. */
static ssize_t run_read_output(struct onex_run *run)
{
	char bytes[MAX_OUTPUT];
	ssize_t len = read(run->output, bytes, sizeof(bytes));

	/* that nothing can be read is not the end */
	if (len < 0)
		return 0;
	if (len && !run_take_output(run, bytes, (size_t)len))
		len = -1;
	explicit_bzero(bytes, sizeof(bytes));
	return len;
}

static int on_output(sd_event_source *source, int fd, uint32_t events,
		     void *arg)
{
	struct onex_run *run = arg;

	(void)source;
	(void)fd;
	/* on_child() is called when the supplicant has ended */
	if (!run_read_output(run) && events & EPOLLHUP)
		run->output_io = sd_event_source_disable_unref(run->output_io);
	return 0;
}

static uint32_t reason_of_exit(const siginfo_t *si)
{
	if (si->si_code != CLD_EXITED)
		return L2_REASON_CODE_UNKNOWN;
	switch (si->si_status) {
	case ONEX_EXIT_NO_SETTINGS:
		return ONEX_UNABLE_TO_IDENTIFY_USER;
	case ONEX_EXIT_BAD_SETTINGS:
		return ONEX_PROFILE_INVALID_EAP_CONNECTION_PROPERTIES;
	default:
		return L2_REASON_CODE_UNKNOWN;
	}
}

static int on_child(sd_event_source *source, const siginfo_t *si, void *arg)
{
	const uint32_t reason = reason_of_exit(si);
	struct onex_run *run = arg;
	ssize_t len;

	if (!run) {
		sd_event_source_unref(source);
		return 0;
	}
	run->pid = 0;
	/* what is left in the pipe may be a result, and is not much */
	do {
		len = run_read_output(run);
	} while (len > 0);
	if (len < 0)
		return 0;
	log_line(si->si_code == CLD_EXITED ?
		 "%s: 802.1X: the supplicant has ended with status %d" :
		 "%s: 802.1X: the supplicant was ended by signal %d",
		 run->adapter->name, si->si_status);
	onex_run_fail(run, reason);
	return 0;
}

static int on_timer(sd_event_source *source, uint64_t usec, void *arg)
{
	struct onex_run *run = arg;

	(void)source;
	(void)usec;
	if (onex_ask_pending(&run->question)) {
		log_line("%s: 802.1X: the user has not answered",
			 run->adapter->name);
		onex_run_fail(run, ONEX_UI_FAILURE);
		return 0;
	}
	switch (run->phase) {
	case ONEX_KNOCKING:
		if (run->starts < run->profile.max_start)
			run_knock(run);
		else
			onex_run_finish(run, OneXAuthNoAuthenticatorFound,
					ONEX_AUTHENTICATOR_NO_LONGER_PRESENT);
		break;
	case ONEX_TALKING:
		onex_run_fail(run, run->answers > 1 ?
			      ONEX_AUTHENTICATOR_NO_LONGER_PRESENT :
			      ONEX_NO_RESPONSE_TO_IDENTITY);
		break;
	default:
		log_line("%s: 802.1X: the supplicant hangs",
			 run->adapter->name);
		onex_run_fail(run, L2_REASON_CODE_UNKNOWN);
		break;
	}
	return 0;
}

static uint32_t run_start_child(struct onex_run *run)
{
	struct adapter *a = run->adapter;
	const struct options *o = a->daemon->options;
	struct onex_plan plan = {
		.program = o->onex_program,
		.user = o->user,
		.eap_type = run->profile.eap_type,
	};
	char settings[PATH_MAX];
	struct onex_child child;

	if (onex_config_path(settings, sizeof(settings), o->onex_settings,
			     a->profile->name)) {
		log_line("%s: 802.1X: the name of the profile is no name for a file",
			 a->name);
		return ERROR_BAD_PROFILE;
	}
	plan.settings = settings;
	strcpy(run->question.network, a->profile->name);
	run->question.no_user = run->profile.no_user;
	memcpy(plan.mac, a->mac, sizeof(plan.mac));
	if (onex_child_start(&plan, &child))
		return ERROR_GEN_FAILURE;
	run->pid = child.pid;
	run->output = child.output;
	run->channel = child.channel;
	return ERROR_SUCCESS;
}

static bool run_watch(struct onex_run *run)
{
	sd_event *event = run->adapter->daemon->event;

	return sd_event_add_child(event, &run->child, run->pid, WEXITED,
				  on_child, run) >= 0 &&
	       sd_event_add_io(event, &run->output_io, run->output, EPOLLIN,
			       on_output, run) >= 0 &&
	       sd_event_add_io(event, &run->channel_io, run->channel, EPOLLIN,
			       on_channel, run) >= 0 &&
	       sd_event_add_time_relative(event, &run->timer, CLOCK_MONOTONIC,
					  START_S * US_PER_S, ACCURACY_US,
					  on_timer, run) >= 0;
}

static bool run_read_profile(struct onex_run *run)
{
	const struct adapter *a = run->adapter;
	char why[NWC_PROFILE_WHY];

	if (!nwc_profile_onex(a->profile, &run->profile, why))
		return true;
	log_line("%s: 802.1X: %s", a->name, why);
	return false;
}

/**
 * onex_start() - Dot11ExtStartOneX (IHV-71, IHV-72, IHV-80, I-12)
 * @a: adapter
 * @call: the call
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t onex_start(struct adapter *a, const struct ihvd_message *call,
		    struct ihvd_message *answer)
{
	uint32_t result = ERROR_BAD_PROFILE;
	struct onex_run *run;

	(void)call;
	(void)answer;
	if (!a->post || !a->eapol || a->onex || !a->profile)
		return ERROR_INVALID_STATE;
	run = calloc(1, sizeof(*run));
	if (!run)
		return ERROR_OUTOFMEMORY;
	run->adapter = a;
	run->output = run->channel = run->link = run->control = -1;
	run->question = (struct onex_ask){
		.adapter = a,
		.asked = on_asked,
		.arg = run,
	};
	if (run_read_profile(run))
		result = run_start_child(run);
	if (result == ERROR_SUCCESS && !run_watch(run))
		result = ERROR_OUTOFMEMORY;
	if (result != ERROR_SUCCESS) {
		onex_run_free(run);
		return result;
	}
	a->onex = run;
	return ERROR_SUCCESS;
}

/**
 * onex_stop() - Dot11ExtStopOneX (IHV-76)
 * @a: adapter
 * @call: the call
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t onex_stop(struct adapter *a, const struct ihvd_message *call,
		   struct ihvd_message *answer)
{
	(void)call;
	(void)answer;
	if (!a->onex)
		return ERROR_INVALID_STATE;
	onex_abandon(a);
	return ERROR_SUCCESS;
}

/**
 * onex_process_packet() - Dot11ExtProcessOneXPacket (IHV-74, IHV-75, I-11)
 * @a: adapter
 * @call: the call; the packet begins with its type, or with its version (C5)
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t onex_process_packet(struct adapter *a,
			     const struct ihvd_message *call,
			     struct ihvd_message *answer)
{
	struct onex_run *run = a->onex;
	uint8_t eapol[ONEX_MAX_EAPOL];
	size_t len;

	(void)answer;
	if (!run)
		return ERROR_INVALID_STATE;
	len = onex_frame_of_plugin(call->packet.packet, eapol);
	if (!len || eapol[1] == NWIFI_EAPOL_KEY)
		return ERROR_INVALID_PARAMETER;
	/* a supplicant has no use for the other types */
	if (eapol[1] != NWIFI_EAPOL_EAP)
		return ERROR_SUCCESS;
	if (run->phase == ONEX_STARTING) {
		memcpy(run->early, eapol, len);
		run->early_len = len;
	} else if (run->phase != ONEX_SUCCEEDED) {
		run_deliver(run, eapol, len);
	}
	return ERROR_SUCCESS;
}

/**
 * onex_abandon() - end the run of an adapter without a result (IHV-57)
 * @a: adapter, which may have no run
 */
void onex_abandon(struct adapter *a)
{
	if (a->onex)
		onex_run_free(a->onex);
	a->onex = NULL;
}
