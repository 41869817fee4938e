// SPDX-License-Identifier: GPL-2.0-only
/* Lanes: threads on which handlers are called in order. */
#include <pthread.h>
#include <stdlib.h>

#include "ihvd/process/process.h"

/* names of the lanes that belong to no adapter; adapters count from 1 */
#define SERVICE_LANE	0
#define ANYTIME_LANE	UINT32_MAX

/**
 * struct lane - a thread and what it has to do
 * @next: of the list of lanes
 * @adapter: service handle, or one of the names above
 * @changed: there is something to do
 * @first: the oldest packet
 * @last: where to append the next one
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

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct lane *lanes;

static struct lane **find(uint32_t adapter)
{
	struct lane **where = &lanes;

	while (*where && (*where)->adapter != adapter)
		where = &(*where)->next;
	return where;
}

static struct packet *take(struct lane *lane)
{
	struct packet *packet;

	pthread_mutex_lock(&lock);
	while (!lane->first)
		pthread_cond_wait(&lane->changed, &lock);
	packet = lane->first;
	lane->first = packet->next;
	if (!lane->first)
		lane->last = &lane->first;
	pthread_mutex_unlock(&lock);
	return packet;
}

/* nothing more comes, and another lane may be started for the number */
static void close_lane(struct lane *lane)
{
	pthread_mutex_lock(&lock);
	*find(lane->adapter) = lane->next;
	pthread_mutex_unlock(&lock);
}

static void free_lane(struct lane *lane)
{
	while (lane->first) {
		struct packet *packet = lane->first;

		lane->first = packet->next;
		free(packet);
	}
	pthread_cond_destroy(&lane->changed);
	free(lane);
}

static void *run(void *arg)
{
	struct lane *lane = arg;
	struct packet *packet;
	bool end;

	do {
		packet = take(lane);
		end = packet->msg.head.op == IHVD_DEINIT_ADAPTER;
		if (end)
			close_lane(lane);
		handlers_run(&packet->msg, &lane->extension);
		free(packet);
	} while (!end);
	free_lane(lane);
	return NULL;
}

/**
 * lane_start() - start a lane
 * @adapter: service handle, 0 for that of the service; also starts the other
 *	one that belongs to no adapter
 *
 * Return: false if there is no memory or no thread to be had.
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
	pthread_mutex_lock(&lock);
	lane->next = lanes;
	lanes = lane;
	pthread_mutex_unlock(&lock);
	if (pthread_create(&thread, NULL, run, lane))
		return false;
	pthread_detach(thread);
	return adapter != SERVICE_LANE || lane_start(ANYTIME_LANE);
}

static uint32_t lane_of(const struct ihvd_head *head)
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
 * lane_deliver() - a handler is to be called
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
	pthread_mutex_lock(&lock);
	lane = *find(lane_of(head));
	if (lane) {
		*lane->last = packet;
		lane->last = &packet->next;
		pthread_cond_signal(&lane->changed);
	}
	pthread_mutex_unlock(&lock);
	if (lane)
		return 0;
	free(packet);
	return -1;
}
