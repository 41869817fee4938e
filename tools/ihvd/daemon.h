/* SPDX-License-Identifier: GPL-2.0-only */
/* What the adapters of all plugins share. */
#ifndef IHVD_DAEMON_H
#define IHVD_DAEMON_H

#include <stdbool.h>
#include <stdint.h>
#include <systemd/sd-event.h>

#include "ihvd/base/options.h"
#include "ihvd/bus/call.h"
#include "ihvd/kernel/socket.h"
#include "ihvd/plugin/plugin.h"

struct bus;
struct sessions;
struct ui_request;

/**
 * struct daemon - what the adapters of all plugins share
 * @event: event loop
 * @options: what the user has said
 * @changed: called when a plugin or an adapter has come to a state that the
 *	daemon's readiness, or its end, may wait for
 * @released: called when an adapter that the kernel had let go is not served
 *	any more, and can be bound again
 * @plugins: the plugins
 * @events: socket that receives the events of the adapters
 * @last_handle: service handle of the last adapter
 * @virtual_plugin: plugin that the virtual station is for, NULL without one
 * @virtual_primary: service handle of the adapter that it is beside
 * @ready: the daemon has said that it is ready
 * @ending: the daemon was told to end
 * @bus: connection with the system bus; NULL before there is one
 * @sessions: sessions of users; NULL before they are followed
 * @ui_requests: questions for the user, the oldest first (user/ui.h)
 * @last_ui_request: number of the last question
 * @bus_calls: methods of the bus that wait for a handler
 */
struct daemon {
	sd_event *event;
	const struct options *options;
	void (*changed)(struct daemon *d);
	void (*released)(struct daemon *d);
	struct plugin_list plugins;
	struct kernel_socket events;
	uint32_t last_handle;
	struct plugin *virtual_plugin;
	uint32_t virtual_primary;
	bool ready;
	bool ending;
	struct bus *bus;
	struct sessions *sessions;
	struct ui_request *ui_requests;
	uint64_t last_ui_request;
	struct bus_call_list bus_calls;
};

#endif /* IHVD_DAEMON_H */
