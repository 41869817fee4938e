// SPDX-License-Identifier: GPL-2.0-only
/*
 * 802.1X for extensions: one supplicant for each run, which is asked for by
 * StartOneX and over with its result, with StopOneX or with the session
 * (IHV-70 to IHV-82, I-11, I-12). Documentation/onex.md says how it works.
 *
 * What the settings do not have, the user is asked for: before the supplicant
 * starts, if it is sure to be needed, or else when it asks (onex_ask.h).
 *
 * EAPOL-Start is sent from here: wpa_supplicant waits for half a minute before
 * it repeats it, and for some seconds before the first one. Of what it sends
 * only EAP goes to the air.
 *
 * Pages: Interface to the Native 802.11 802.1X Module, DOT11EXT_ONEX_START,
 * DOT11EXT_ONEX_STOP, DOT11EXT_PROCESS_ONEX_PACKET,
 * DOT11EXTIHV_ONEX_INDICATE_RESULT.
 */
#include <linux/limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "eapol.h"
#include "ihvd/base/log.h"
#include "ihvd/onex/onex.h"
#include "ihvd/onex/ask.h"
#include "ihvd/onex/child.h"
#include "ihvd/onex/config.h"
#include "ihvd/onex/control.h"
#include "ihvd/onex/frame.h"
#include "ihvd/onex/link.h"
#include "ihvd/onex/output.h"
#include "lib/profile_onex.h"
#include "wlanihv.h"

#define US_PER_S	1000000ULL
#define US_PER_MS	1000ULL
#define ACCURACY_US	1000

/* A supplicant that needs longer to start, or to show its key, is broken. */
#define START_S		10
#define KEY_S		5
/* Read at once, so that a supplicant cannot keep the loop busy. */
#define MAX_OUTPUT	4096

/**
 * enum phase - where a run is
 * @STARTING: the supplicant does not listen yet
 * @KNOCKING: EAPOL-Start is sent
 * @TALKING: the authenticator has said something
 * @SUCCEEDED: the method has succeeded, the key is not there yet
 */
enum phase {
	STARTING,
	KNOCKING,
	TALKING,
	SUCCEEDED,
};

/**
 * struct onex - a run
 * @adapter: whose
 * @phase: see there
 * @profile: what the profile says
 * @pid: supplicant, 0 when it has ended
 * @child: event source of @pid
 * @output: its standard output
 * @output_io: event source of @output
 * @channel: where @link and @control come from, -1 when they have come
 * @channel_io: event source of @channel
 * @link: our end of the wire, -1 before it has come
 * @link_io: event source of @link
 * @control: where the supplicant is told answers, -1 before it has come
 * @question: what the user is asked
 * @timer: ends the wait that is on
 * @starts: EAPOL-Starts sent
 * @answers: EAP packets of the supplicant sent
 * @early: what came before the supplicant listened; the last packet counts
 * @early_len: bytes of it
 * @reader: reads @output
 */
struct onex {
	struct adapter *adapter;
	enum phase phase;
	struct nwc_profile_onex profile;
	pid_t pid;
	sd_event_source *child;
	int output;
	sd_event_source *output_io;
	int channel;
	sd_event_source *channel_io;
	int link;
	sd_event_source *link_io;
	int control;
	struct onex_ask question;
	sd_event_source *timer;
	unsigned int starts;
	unsigned int answers;
	uint8_t early[ONEX_MAX_EAPOL];
	size_t early_len;
	struct onex_output reader;
};

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void end_child(struct onex *run)
{
	if (!run->pid) {
		sd_event_source_disable_unref(run->child);
		return;
	}
	kill(run->pid, SIGKILL);
	/* not waited for: its event source reaps it, and goes with it */
	if (run->child)
		sd_event_source_set_userdata(run->child, NULL);
	else
		waitpid(run->pid, NULL, 0);
}

static void free_run(struct onex *run)
{
	onex_ask_end(&run->question);
	sd_event_source_disable_unref(run->timer);
	sd_event_source_disable_unref(run->output_io);
	sd_event_source_disable_unref(run->channel_io);
	sd_event_source_disable_unref(run->link_io);
	end_child(run);
	close_fd(&run->output);
	close_fd(&run->channel);
	close_fd(&run->link);
	close_fd(&run->control);
	onex_output_wipe(&run->reader);
	explicit_bzero(run->early, sizeof(run->early));
	free(run);
}

/* IHV-77: the run is over, and the extension hears of it */
static void finish(struct onex *run, uint32_t status, uint32_t reason)
{
	struct ihvd_message msg = { .head.op = IHVD_ONEX_INDICATE_RESULT };
	const bool ok = status == OneXAuthSuccess;
	const struct onex_output *keys = &run->reader;
	struct adapter *a = run->adapter;

	a->onex = NULL;
	if (ok)
		log_line("%s: 802.1X has succeeded", a->name);
	else
		log_line("%s: 802.1X has failed: reason %#x", a->name, reason);
	msg.head.arg[0] = ok ? DOT11_MSONEX_SUCCESS : DOT11_MSONEX_FAILURE;
	msg.head.arg[1] = true;
	msg.head.arg[2] = status;
	msg.head.arg[3] = reason;
	msg.head.arg[4] = reason;
	ihvd_add_blob(&msg, keys->send_key, ok ? ONEX_KEY_LEN : 0);
	ihvd_add_blob(&msg, keys->recv_key,
		      ok && keys->have_recv_key ? ONEX_KEY_LEN : 0);
	kernel_reported_call(a, &msg);
	free_run(run);
}

static void fail(struct onex *run, uint32_t reason)
{
	finish(run, OneXAuthFailure, reason);
}

static void wait_us(struct onex *run, uint64_t us)
{
	sd_event_source_set_time_relative(run->timer, us);
	sd_event_source_set_enabled(run->timer, SD_EVENT_ONESHOT);
}

static void wait_for(struct onex *run, unsigned int seconds)
{
	wait_us(run, seconds * US_PER_S);
}

static void wait_for_user(struct onex *run)
{
	const struct daemon *d = run->adapter->plugin->daemon;

	wait_us(run, d->options->onex_answer_ms * US_PER_MS);
}

/* to the air; nobody waits for its completion */
static void send_eapol(struct onex *run, const uint8_t *eapol, size_t len)
{
	struct adapter *a = run->adapter;
	struct plugin *p = a->plugin;

	/* lost, as it could be on the air: either side repeats itself */
	if (kernel_request(p, nwc_ihv_send(a->ifindex, ++p->kernel.cookie,
			   (struct nwc_blob){ a->peer, sizeof(a->peer) },
			   NWIFI_ETHERTYPE_EAPOL,
			   (struct nwc_blob){ eapol, len })))
		log_line("%s: 802.1X: cannot send: %s", a->name,
			 p->kernel.error);
}

/* IHV-73 */
static void knock(struct onex *run)
{
	static const uint8_t start[ONEX_EAPOL_HEAD] = {
		ONEX_EAPOL_VERSION, ONEX_EAPOL_START,
	};

	run->starts++;
	send_eapol(run, start, sizeof(start));
	wait_for(run, run->profile.start_period_s);
}

static void deliver(struct onex *run, const uint8_t *eapol, size_t len)
{
	run->phase = TALKING;
	/* an authenticator that repeats itself does not make the user quicker */
	if (!onex_ask_pending(&run->question))
		wait_for(run, run->profile.auth_period_s);
	if (!onex_frame_put(run->link, run->adapter->peer, eapol, len))
		log_line("%s: 802.1X: the supplicant takes no packet",
			 run->adapter->name);
}

static int on_link(sd_event_source *source, int fd, uint32_t events, void *arg)
{
	uint8_t eapol[ONEX_MAX_EAPOL];
	struct onex *run = arg;
	size_t len;

	(void)source;
	(void)events;
	len = onex_frame_take(fd, eapol);
	if (len && eapol[1] == ONEX_EAPOL_EAP && run->phase == TALKING) {
		run->answers++;
		send_eapol(run, eapol, len);
	}
	return 0;
}

/* sent before the program is run, so it is there when that says something */
static void take_ends(struct onex *run)
{
	struct onex_ends ends;

	if (run->channel < 0)
		return;
	if (!onex_child_ends(run->channel, &ends)) {
		run->link = ends.link;
		run->control = ends.control;
	}
	run->channel_io = sd_event_source_disable_unref(run->channel_io);
	close_fd(&run->channel);
	if (run->link >= 0)
		sd_event_add_io(run->adapter->plugin->daemon->event,
				&run->link_io, run->link, EPOLLIN, on_link,
				run);
}

static int on_channel(sd_event_source *source, int fd, uint32_t events,
		      void *arg)
{
	(void)source;
	(void)fd;
	(void)events;
	take_ends(arg);
	return 0;
}

static void listens(struct onex *run)
{
	run->phase = KNOCKING;
	if (run->early_len)
		deliver(run, run->early, run->early_len);
	else
		knock(run);
}

static void succeeded(struct onex *run)
{
	run->phase = SUCCEEDED;
	/* it can do without */
	onex_ask_end(&run->question);
	wait_for(run, KEY_S);
	onex_frame_ask_key(run->link, run->adapter->peer);
}

/* IHV-73. Return: false if the run is over, and gone. */
static bool asks(struct onex *run, const char *what)
{
	const bool pending = onex_ask_pending(&run->question);
	const uint32_t reason = onex_ask_for(&run->question, what);

	if (reason)
		fail(run, reason);
	else if (!pending)
		wait_for_user(run);
	return !reason;
}

static bool hand_over(struct onex *run, const char *field, const void *text,
		      size_t len)
{
	/* it reads from there until it has the ends to send */
	if (run->channel >= 0)
		return onex_child_answer(run->channel, text, len);
	return onex_control_answer(run->control, ONEX_LINK, field, text, len);
}

static void on_asked(void *arg, uint32_t reason, const char *field,
		     const void *text, size_t len)
{
	struct onex *run = arg;

	if (reason) {
		log_line("%s: 802.1X: the user has not told %s",
			 run->adapter->name, field);
		fail(run, reason);
		return;
	}
	if (!hand_over(run, field, text, len))
		log_line("%s: 802.1X: the supplicant takes no answer",
			 run->adapter->name);
	/* users take their time: EAPOL-Start brings a new one */
	run->early_len = 0;
	if (onex_ask_pending(&run->question))
		wait_for_user(run);
	else
		wait_for(run, run->phase == STARTING ?
			      START_S : run->profile.auth_period_s);
}

/* returns false if the run is over, and gone */
static bool said(struct onex *run, enum onex_said what)
{
	switch (what) {
	case ONEX_SAID_READY:
		take_ends(run);
		if (run->phase == STARTING && run->link >= 0)
			listens(run);
		return true;
	case ONEX_SAID_SUCCESS:
		if (run->phase == TALKING)
			succeeded(run);
		return true;
	case ONEX_SAID_FAILURE:
		fail(run, ONEX_EAP_FAILURE_RECEIVED);
		return false;
	case ONEX_SAID_ASKS:
		return run->phase == SUCCEEDED || asks(run, run->reader.text);
	case ONEX_SAID_KEY:
		if (run->phase != SUCCEEDED)
			return true;
		finish(run, OneXAuthSuccess, ONEX_REASON_CODE_SUCCESS);
		return false;
	case ONEX_SAID_NO_KEY:
		fail(run, ONEX_PROFILE_DISALLOWED_EAP_TYPE);
		return false;
	case ONEX_SAID_WORDS:
		log_line("%s: 802.1X: %s", run->adapter->name,
			 run->reader.text);
		return true;
	default:
		return true;
	}
}

static bool take_output(struct onex *run, const char *bytes, size_t len)
{
	enum onex_said what;
	size_t n;

	while (len) {
		n = onex_output_take(&run->reader, bytes, len, ONEX_LINK,
				     &what);
		if (!said(run, what))
			return false;
		bytes += n;
		len -= n;
	}
	return true;
}

/* returns how much there was; negative if the run is over */
static ssize_t read_output(struct onex *run)
{
	char bytes[MAX_OUTPUT];
	ssize_t len = read(run->output, bytes, sizeof(bytes));

	/* what cannot be read now, or at all, is no end */
	if (len < 0)
		return 0;
	if (len && !take_output(run, bytes, (size_t)len))
		len = -1;
	explicit_bzero(bytes, sizeof(bytes));
	return len;
}

static int on_output(sd_event_source *source, int fd, uint32_t events,
		     void *arg)
{
	struct onex *run = arg;

	(void)source;
	(void)fd;
	/* that it has ended is told by its end */
	if (!read_output(run) && events & EPOLLHUP)
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
	struct onex *run = arg;
	ssize_t len;

	if (!run) {
		sd_event_source_unref(source);
		return 0;
	}
	run->pid = 0;
	/* its last words, which may be a result; a pipe does not hold much */
	do {
		len = read_output(run);
	} while (len > 0);
	if (len < 0)
		return 0;
	log_line(si->si_code == CLD_EXITED ?
		 "%s: 802.1X: the supplicant has ended with status %d" :
		 "%s: 802.1X: the supplicant was ended by signal %d",
		 run->adapter->name, si->si_status);
	fail(run, reason);
	return 0;
}

static int on_timer(sd_event_source *source, uint64_t usec, void *arg)
{
	struct onex *run = arg;

	(void)source;
	(void)usec;
	if (onex_ask_pending(&run->question)) {
		log_line("%s: 802.1X: the user has not answered",
			 run->adapter->name);
		fail(run, ONEX_UI_FAILURE);
		return 0;
	}
	switch (run->phase) {
	case KNOCKING:
		if (run->starts < run->profile.max_start)
			knock(run);
		else
			finish(run, OneXAuthNoAuthenticatorFound,
			       ONEX_AUTHENTICATOR_NO_LONGER_PRESENT);
		break;
	case TALKING:
		fail(run, run->answers > 1 ?
			  ONEX_AUTHENTICATOR_NO_LONGER_PRESENT :
			  ONEX_NO_RESPONSE_TO_IDENTITY);
		break;
	default:
		log_line("%s: 802.1X: the supplicant hangs",
			 run->adapter->name);
		fail(run, L2_REASON_CODE_UNKNOWN);
		break;
	}
	return 0;
}

static uint32_t start_child(struct onex *run)
{
	struct adapter *a = run->adapter;
	const struct options *o = a->plugin->daemon->options;
	struct onex_plan plan = {
		.program = o->onex_program,
		.user = o->user,
		.eap_type = run->profile.eap_type,
	};
	char settings[PATH_MAX];
	struct onex_child child;

	if (onex_config_path(settings, sizeof(settings), o->onex_settings,
			     a->profile->name)) {
		log_line("%s: 802.1X: the name of the profile is none for a file",
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

static bool watch(struct onex *run)
{
	sd_event *event = run->adapter->plugin->daemon->event;

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

static bool read_profile(struct onex *run)
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
 * @call: nothing
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t onex_start(struct adapter *a, const struct ihvd_message *call,
		    struct ihvd_message *answer)
{
	uint32_t result = ERROR_BAD_PROFILE;
	struct onex *run;

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
	if (read_profile(run))
		result = start_child(run);
	if (result == ERROR_SUCCESS && !watch(run))
		result = ERROR_OUTOFMEMORY;
	if (result != ERROR_SUCCESS) {
		free_run(run);
		return result;
	}
	a->onex = run;
	return ERROR_SUCCESS;
}

/**
 * onex_stop() - Dot11ExtStopOneX (IHV-76)
 * @a: adapter
 * @call: nothing
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
 * @call: packet, from its type on
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t onex_process_packet(struct adapter *a,
			     const struct ihvd_message *call,
			     struct ihvd_message *answer)
{
	uint8_t eapol[ONEX_MAX_EAPOL] = { ONEX_EAPOL_VERSION };
	const size_t len = (size_t)call->head.len[0] + 1;
	struct onex *run = a->onex;

	(void)answer;
	if (!run)
		return ERROR_INVALID_STATE;
	if (len < ONEX_EAPOL_HEAD || len > sizeof(eapol))
		return ERROR_INVALID_PARAMETER;
	memcpy(eapol + 1, call->blob[0], len - 1);
	if (!onex_frame_valid(eapol, len) || eapol[1] == ONEX_EAPOL_KEY)
		return ERROR_INVALID_PARAMETER;
	/* of the other types none is for a supplicant */
	if (eapol[1] != ONEX_EAPOL_EAP)
		return ERROR_SUCCESS;
	if (run->phase == STARTING) {
		memcpy(run->early, eapol, len);
		run->early_len = len;
	} else if (run->phase != SUCCEEDED) {
		deliver(run, eapol, len);
	}
	return ERROR_SUCCESS;
}

/**
 * onex_abandon() - end a run without a result (IHV-57)
 * @a: adapter; if it has no run, nothing happens
 */
void onex_abandon(struct adapter *a)
{
	if (a->onex)
		free_run(a->onex);
	a->onex = NULL;
}
