// SPDX-License-Identifier: GPL-2.0-only
/* Lanes: threads on which handlers are called in order. */
#include <pthread.h>
#include <stdlib.h>

#include "ihvd/process/buffer.h"
#include "ihvd/process/handlers.h"
#include "ihvd/process/lane.h"

/* Names of the lanes that belong to no adapter; service handles count from 1 */
#define SERVICE_LANE	0
#define ANYTIME_LANE	UINT32_MAX

/**
 * struct lane - a thread, and the calls that wait for it
 * @next: of the list of lanes
 * @adapter: service handle, or one of the names above
 * @changed: signals that there is a packet
 * @first: the oldest packet
 * @last: where to append the next packet
 * @extension: the plugin's handle of the adapter
 */
struct lane {
	struct lane *next;
	uint32_t adapter;
	pthread_cond_t changed;
	struct packet *first;
	struct packet **last;
	HANDLE extension;
};

static pthread_mutex_t lanes_lock = PTHREAD_MUTEX_INITIALIZER;
static struct lane *lanes;

static struct lane **lane_find(uint32_t adapter)
{
	struct lane **where = &lanes;

	while (*where && (*where)->adapter != adapter)
		where = &(*where)->next;
	return where;
}

static struct packet *lane_take(struct lane *lane)
{
	struct packet *packet;

	pthread_mutex_lock(&lanes_lock);
	while (!lane->first)
		pthread_cond_wait(&lane->changed, &lanes_lock);
	packet = lane->first;
	lane->first = packet->next;
	if (!lane->first)
		lane->last = &lane->first;
	pthread_mutex_unlock(&lanes_lock);
	return packet;
}

/* Takes a lane off the list: nothing more comes to it. */
static void lane_close(struct lane *lane)
{
	pthread_mutex_lock(&lanes_lock);
	*lane_find(lane->adapter) = lane->next;
	pthread_mutex_unlock(&lanes_lock);
}

static void lane_free(struct lane *lane)
{
	while (lane->first) {
		struct packet *packet = lane->first;

		lane->first = packet->next;
		buffer_free(packet);
	}
	pthread_cond_destroy(&lane->changed);
	free(lane);
}

static void *lane_run(void *arg)
{
	struct lane *lane = arg;
	struct packet *packet;
	bool end;

	do {
		packet = lane_take(lane);
		end = packet->msg.head.op == IHVD_DEINIT_ADAPTER;
		if (end)
			lane_close(lane);
		handlers_run(&packet->msg, &lane->extension);
		buffer_free(packet);
	} while (!end);
	lane_free(lane);
	return NULL;
}

/**
 * lane_start() - start a lane
 * @adapter: service handle; 0 for the lane of the service, with which the lane
 *	for calls at any time starts, too
 *
 * Return: false without memory or without a thread.
 */
bool lane_start(uint32_t adapter)
{
	struct lane *lane = calloc(1, sizeof(*lane));
	pthread_t thread;

	if (!lane)
		return false;
	lane->adapter = adapter;
	lane->last = &lane->first;
	pthread_cond_init(&lane->changed, NULL);
	pthread_mutex_lock(&lanes_lock);
	lane->next = lanes;
	lanes = lane;
	pthread_mutex_unlock(&lanes_lock);
	if (pthread_create(&thread, NULL, lane_run, lane))
		return false;
	pthread_detach(thread);
	return adapter != SERVICE_LANE || lane_start(ANYTIME_LANE);
}

static uint32_t lane_of_call(const struct ihvd_head *head)
{
	switch (head->op) {
	case IHVD_SEND_PACKET_COMPLETION:
	case IHVD_IS_UI_REQUEST_PENDING:
		return ANYTIME_LANE;
	default:
		return head->adapter;
	}
}

/**
 * lane_deliver() - have a handler called by its lane
 * @packet: the call; consumed
 *
 * Context: the first thread.
 * Return: 0, or -1 if there is no such adapter.
 */
int lane_deliver(struct packet *packet)
{
	const struct ihvd_head *head = &packet->msg.head;
	struct lane *lane;

	if (head->op == IHVD_INIT_ADAPTER && !lane_start(head->adapter))
		process_end("no thread for an adapter");
	packet->next = NULL;
	pthread_mutex_lock(&lanes_lock);
	lane = *lane_find(lane_of_call(head));
	if (lane) {
		*lane->last = packet;
		lane->last = &packet->next;
		pthread_cond_signal(&lane->changed);
	}
	pthread_mutex_unlock(&lanes_lock);
	if (lane)
		return 0;
	buffer_free(packet);
	return -1;
}
