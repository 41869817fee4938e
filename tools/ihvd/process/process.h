/* SPDX-License-Identifier: GPL-2.0-only */
/* The process that runs a plugin. */
#ifndef IHVD_PROCESS_PROCESS_H
#define IHVD_PROCESS_PROCESS_H

#include <stdbool.h>
#include <stdint.h>

#include "ihvd/ipc/ipc.h"
#include "wlanihv.h"

/**
 * DOC: threads
 *
 * The first thread loads the plugin and then only reads from the socket. Every
 * adapter has a lane, a thread on which its handlers are called one after the
 * other (decision I-16); so has the service. What is said to come at any time,
 * Dot11ExtIhvIsUIRequestPending and Dot11ExtIhvSendPacketCompletion, has
 * another one. A function may be called from any thread; it sends a message
 * and waits for the answer, which the first thread hands over.
 *
 * Nothing here judges whether a call is allowed: that is the daemon's part,
 * for whatever runs in this process may be as hostile as the plugin.
 */

/**
 * struct packet - a message that was received
 * @next: of a queue
 * @msg: the message; its blobs are behind this
 */
struct packet {
	struct packet *next;
	struct ihvd_message msg;
};

/* lane.c */
int lane_deliver(struct packet *packet);
bool lane_start(uint32_t adapter);

/* handlers.c */
extern DOT11EXT_IHV_HANDLERS process_handlers;
void handlers_run(const struct ihvd_message *call, HANDLE *extension);
uint32_t handlers_current(void);

/* functions.c */
extern const DOT11EXT_APIS process_apis;
extern const DOT11EXT_VIRTUAL_STATION_APIS process_vs_apis;
void functions_answer(struct packet *packet);

/* send.c */
void process_set_socket(int fd);
void process_send(const struct ihvd_message *msg);
_Noreturn void process_end(const char *why);

/* sandbox.c */
int sandbox_enter(void);

/* main.c */
int process_run(int fd, const char *file);

#endif /* IHVD_PROCESS_PROCESS_H */
