/* SPDX-License-Identifier: GPL-2.0-only */
/* A plugin, its process, and the socket by which its adapters are bound. */
#ifndef IHVD_PLUGIN_PLUGIN_H
#define IHVD_PLUGIN_PLUGIN_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/queue.h>
#include <sys/types.h>
#include <systemd/sd-event.h>

#include "ihvd/base/lines.h"
#include "ihvd/base/options.h"
#include "ihvd/base/rate.h"
#include "ihvd/kernel/socket.h"
#include "ihvd/plugin/channel.h"

struct adapter;
struct plugin;

LIST_HEAD(adapter_list, adapter);
TAILQ_HEAD(plugin_list, plugin);

/**
 * enum plugin_state - where a plugin's process is
 * @PLUGIN_IDLE: there is no process, because there is no adapter for it
 * @PLUGIN_DOWN: there is no process; it may be started again after a while
 * @PLUGIN_STARTING: the process is loading the plugin
 * @PLUGIN_UP: the process is working
 * @PLUGIN_ENDING: DeinitService has been called
 * @PLUGIN_ENDED: DeinitService has returned, and the process has ended
 */
enum plugin_state {
	PLUGIN_IDLE,
	PLUGIN_DOWN,
	PLUGIN_STARTING,
	PLUGIN_UP,
	PLUGIN_ENDING,
	PLUGIN_ENDED,
};

/**
 * struct plugin_ops - what the owner of plugins does
 * @up: a plugin is loaded, and adapters can be bound by its socket
 * @function: the plugin calls a function
 * @kernel: the kernel has sent a message to the plugin's socket
 * @gone: the process and the socket are gone; the owner frees the adapters
 * @ended: the state is %PLUGIN_DOWN or %PLUGIN_ENDED from now on; the owner
 *	decides whether plugin_restart() or plugin_start() is called
 */
struct plugin_ops {
	void (*up)(struct plugin *p);
	void (*function)(struct plugin *p, const struct ihvd_message *call);
	void (*kernel)(struct plugin *p, struct nl_msg *msg);
	void (*gone)(struct plugin *p);
	void (*ended)(struct plugin *p);
};

/**
 * struct plugin - a plugin
 * @next: of the daemon's list
 * @event: event loop
 * @daemon_options: what the user has said of the daemon
 * @options: what the user has said of the plugin
 * @ops: see &struct plugin_ops
 * @owner: for @ops
 * @state: see &enum plugin_state
 * @wanted: the owner knows of an adapter for it that it does not serve
 * @pid: process, zero for none
 * @is_deinitialised: DeinitService has returned
 * @child: event source of @pid
 * @channel: socket to the process
 * @err_fd: what the process writes to standard error, -1 for none
 * @err_io: event source of @err_fd
 * @err_line: a line of that which has no end yet
 * @lines: how many lines were logged on the plugin's account
 * @left_out: how many lines were left out since this was told
 * @tell: event source that tells @left_out
 * @kernel: socket by which the plugin's adapters are bound
 * @adapters: the adapters that the plugin serves
 * @restart: event source that starts the process again
 * @since_us: when the process came up, by CLOCK_MONOTONIC
 * @backoff_us: how long to wait before it is started again
 */
struct plugin {
	TAILQ_ENTRY(plugin) next;
	sd_event *event;
	const struct options *daemon_options;
	const struct plugin_options *options;
	const struct plugin_ops *ops;
	void *owner;
	enum plugin_state state;
	bool wanted;
	pid_t pid;
	bool is_deinitialised;
	sd_event_source *child;
	struct channel channel;
	int err_fd;
	sd_event_source *err_io;
	struct lines err_line;
	struct rate lines;
	uint32_t left_out;
	sd_event_source *tell;
	struct kernel_socket kernel;
	struct adapter_list adapters;
	sd_event_source *restart;
	uint64_t since_us;
	uint64_t backoff_us;
};

#endif /* IHVD_PLUGIN_PLUGIN_H */
