/* SPDX-License-Identifier: GPL-2.0-only */
/* What the parts of the daemon share. */
#ifndef IHVD_DAEMON_H
#define IHVD_DAEMON_H

#include <net/if.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/queue.h>
#include <systemd/sd-event.h>

#include "guiddef.h"
#include "ihvd/ipc/ipc.h"
#include "ihvd/base/lines.h"
#include "ihvd/base/options.h"
#include "ihvd/kernel/queue.h"
#include "ihvd/base/rate.h"
#include "lib/ihv.h"
#include "lib/profile.h"
#include "lib/sock.h"

/**
 * DOC: the daemon
 *
 * One thread, one event loop. For each plugin there is a process (plugin.c) and
 * a socket of the kernel module's family (kernel.c), by which the plugin's
 * adapters are bound: when that socket is closed, their ports close. So the end
 * of a plugin, however it comes, is made by closing it.
 *
 * Calls of handlers come from the kernel and go to the process (calls.c), calls
 * of functions the other way (functions.c). What is allowed at which moment is
 * judged here, by what the daemon knows of the adapter (adapter.c).
 *
 * Nothing waits but for acknowledgements of the kernel, which come at once.
 */

struct daemon;
struct plugin;
struct adapter;
struct call;
struct onex;
struct outgoing;

LIST_HEAD(adapter_list, adapter);
LIST_HEAD(call_list, call);
STAILQ_HEAD(outgoing_queue, outgoing);
TAILQ_HEAD(plugin_queue, plugin);

/**
 * enum stage - where an adapter is
 * @STAGE_INIT: InitAdapter has been called
 * @STAGE_READY: and has succeeded
 * @STAGE_FAILED: or has not: no other handler is called (IHV-9)
 * @STAGE_DEINIT: DeinitAdapter has been called
 */
enum stage {
	STAGE_INIT,
	STAGE_READY,
	STAGE_FAILED,
	STAGE_DEINIT,
};

/* see methods.c */
LIST_HEAD(method_list, method_call);

/**
 * struct sending - a packet that is on its way
 * @next: of the list
 * @cookie: our name of it
 * @handle: the plugin's
 */
struct sending {
	LIST_ENTRY(sending) next;
	uint64_t cookie;
	uint64_t handle;
};

LIST_HEAD(sending_list, sending);

/**
 * struct adapter - an adapter that a plugin serves
 * @next: of its plugin's list
 * @plugin: who serves it
 * @handle: service handle; never used again
 * @ifindex: the kernel's number of it
 * @name: its name when it came
 * @mac: its address
 * @lower_ifindex: the wireless interface that it is attached to
 * @is_virtual: it is the virtual station
 * @primary: identifier of the adapter that it is beside, if it is virtual
 * @stage: see there
 * @waiting: calls that have to wait until it is ready
 * @matching: see matching.c; NULL before the first profile is looked at
 * @pre_next: pre-association that is prepared, zero if none
 * @pre_cookie: of the kernel's call for it; zero for one that it has not asked
 *	for
 * @pre_ssid: its network; data is in @pre_ssid_data
 * @pre_ssid_data: bytes of the SSID
 * @pre_scan: cookie of a scan that it waits for, zero if none
 * @pre: connection session, zero if none
 * @pre_cancelled: it was reset, and has no effect any more (IHV-21)
 * @post: security session, zero if none
 * @post_overdue: event source for the end of patience with it (I-18)
 * @peer: peer of @post
 * @profile: of the connection, NULL for none; belongs to the adapter
 * @resume: a connection that was there before the plugin (resume.h), or NULL
 * @onex: 802.1X that is under way, NULL for none
 * @eapol: EAPOL is registered, and comes to the plugin
 * @frozen: the EtherType lists cannot be changed (IHV-44)
 * @auth: algorithm that the plugin has chosen, zero for none
 * @unicast: likewise
 * @multicast: likewise
 * @sending: packets on their way
 * @n_sending: how many
 * @queried: security session for which QueryUIRequest has been called
 */
struct adapter {
	LIST_ENTRY(adapter) next;
	struct plugin *plugin;
	uint32_t handle;
	uint32_t ifindex;
	char name[IF_NAMESIZE];
	uint8_t mac[6];
	uint32_t lower_ifindex;
	bool is_virtual;
	GUID primary;
	enum stage stage;
	struct host_queue waiting;
	struct matching *matching;
	uint32_t pre_next;
	uint64_t pre_cookie;
	struct nwc_blob pre_ssid;
	uint8_t pre_ssid_data[NWIFI_MAX_SSID_LEN];
	uint64_t pre_scan;
	uint32_t pre;
	bool pre_cancelled;
	uint32_t post;
	sd_event_source *post_overdue;
	uint8_t peer[6];
	struct nwc_profile *profile;
	struct resume *resume;
	struct onex *onex;
	bool eapol;
	bool frozen;
	uint32_t auth;
	uint32_t unicast;
	uint32_t multicast;
	struct sending_list sending;
	unsigned int n_sending;
	uint32_t queried;
};

/**
 * typedef returned_fn - a handler has returned
 * @adapter: adapter that it was called for; NULL for none
 * @ret: what it returned; NULL if it never will
 * @arg: as given with the call
 *
 * With @ret NULL the plugin is at its end, and nothing more may be called.
 */
typedef void (*returned_fn)(struct adapter *adapter,
			    const struct ihvd_message *ret, uint64_t arg);

/**
 * enum plugin_state - where a plugin's process is
 * @PLUGIN_DOWN: there is none; it is started again after a while
 * @PLUGIN_STARTING: it is loading the plugin
 * @PLUGIN_UP: it is working
 * @PLUGIN_ENDING: DeinitService has been called
 * @PLUGIN_ENDED: it has ended in good order
 */
enum plugin_state {
	PLUGIN_DOWN,
	PLUGIN_STARTING,
	PLUGIN_UP,
	PLUGIN_ENDING,
	PLUGIN_ENDED,
};

/**
 * struct plugin - a plugin and its process
 * @next: of the daemon's list
 * @daemon: see there
 * @options: what the user has said of it
 * @state: see there
 * @pid: process, zero for none
 * @fd: socket to it, -1 for none
 * @io: event source of @fd
 * @child: event source of @pid
 * @err_fd: what the process writes to standard error, -1 for none
 * @err_io: event source of it
 * @err_line: a line of that which has no end yet
 * @lines: how many lines were logged on its account
 * @left_out: how many were not since this was told
 * @tell: event source that tells @left_out
 * @out: messages that the process has not taken yet
 * @calls: handlers that have not returned
 * @last_cookie: of a call
 * @kernel: socket of the adapters; &nwc_sock.nl is NULL when closed
 * @kernel_io: event source of it
 * @kernel_queue: what has come from it
 * @kernel_work: event source that looks at @kernel_queue
 * @adapters: those that it serves
 * @restart: event source that starts it again
 * @since_us: when it came up, CLOCK_MONOTONIC
 * @backoff_us: how long to wait before it is started again
 */
struct plugin {
	TAILQ_ENTRY(plugin) next;
	struct daemon *daemon;
	const struct plugin_options *options;
	enum plugin_state state;
	pid_t pid;
	int fd;
	sd_event_source *io;
	sd_event_source *child;
	int err_fd;
	sd_event_source *err_io;
	struct lines err_line;
	struct rate lines;
	uint32_t left_out;
	sd_event_source *tell;
	struct outgoing_queue out;
	struct call_list calls;
	uint32_t last_cookie;
	struct nwc_sock kernel;
	sd_event_source *kernel_io;
	struct host_queue kernel_queue;
	sd_event_source *kernel_work;
	struct adapter_list adapters;
	sd_event_source *restart;
	uint64_t since_us;
	uint64_t backoff_us;
};

/**
 * struct daemon - everything
 * @event: event loop
 * @options: what the user has said
 * @plugins: the plugins
 * @events: socket for events of the adapters
 * @events_io: event source of it
 * @events_queue: what has come from it
 * @events_work: event source that looks at @events_queue
 * @last_handle: of an adapter
 * @virtual_plugin: plugin that the virtual station is for, NULL without one
 * @virtual_primary: service handle of the adapter that it is beside
 * @ready: readiness has been told
 * @ending: told to end
 * @bus: connection with the system bus
 * @sessions: sessions of users
 * @ui_requests: questions for the user, the oldest first (ui.h)
 * @last_ui_request: number of one
 * @method_calls: methods of the bus that wait for a handler
 */
struct daemon {
	sd_event *event;
	const struct options *options;
	struct plugin_queue plugins;
	struct nwc_sock events;
	sd_event_source *events_io;
	struct host_queue events_queue;
	sd_event_source *events_work;
	uint32_t last_handle;
	struct plugin *virtual_plugin;
	uint32_t virtual_primary;
	bool ready;
	bool ending;
	struct bus *bus;
	struct sessions *sessions;
	struct ui_request *ui_requests;
	uint64_t last_ui_request;
	struct method_list method_calls;
};

/* main.c */
void daemon_check(struct daemon *d);

/* plugin.c */
int plugin_new(struct daemon *d, const struct plugin_options *options);
void plugin_call(struct plugin *p, struct ihvd_message *msg,
		 struct adapter *adapter, returned_fn returned, uint64_t arg);
void plugin_answer(struct plugin *p, const struct ihvd_message *call,
		   struct ihvd_message *answer);
__attribute__((format(printf, 2, 3)))
void plugin_fail(struct plugin *p, const char *why, ...);
void plugin_end(struct plugin *p);
void plugin_forget_adapter(struct plugin *p, struct adapter *adapter);

/* plugin_log.c */
const char *plugin_name(const struct plugin *p);
__attribute__((format(printf, 2, 3)))
void plugin_log(struct plugin *p, const char *fmt, ...);
void plugin_log_flush(struct plugin *p);

/* output.c */
int output_watch(struct plugin *p, int fd);
void output_close(struct plugin *p);

/* kernel.c */
int kernel_open(struct plugin *p);
void kernel_close(struct plugin *p);
int kernel_request(struct plugin *p, struct nl_msg *msg);
void kernel_report(struct adapter *a, const struct nwc_ihv_report *report);
int kernel_watch(struct daemon *d);
void kernel_look(struct daemon *d);

/* report.c */
void kernel_return(struct adapter *a, uint64_t cookie, uint32_t result,
		   bool managed);
void kernel_report_call(struct adapter *a, uint32_t handler);
void kernel_report_return(struct adapter *a, const struct ihvd_message *ret);
void kernel_reported_call(struct adapter *a, struct ihvd_message *msg);

/* adapter.c */
void adapter_new(struct plugin *p, const struct nwc_adapter *info);
void adapter_free(struct adapter *a);
GUID adapter_identifier(const struct adapter *a);
struct adapter *adapter_by_handle(struct plugin *p, uint32_t handle);
struct adapter *adapter_by_ifindex(struct plugin *p, uint32_t ifindex);
void adapter_leave(struct adapter *a);
bool adapter_sending(struct adapter *a, uint64_t cookie, uint64_t handle);
bool adapter_sent(struct adapter *a, uint64_t cookie, uint64_t *handle);

/* calls.c */
void calls_from_kernel(struct plugin *p, struct nl_msg *msg);
void calls_init_adapter(struct adapter *a);

/* functions.c */
void functions_called(struct plugin *p, const struct ihvd_message *call);

#endif /* IHVD_DAEMON_H */
