// SPDX-License-Identifier: BSD-3-Clause
#include "excess.h"

#include <arpa/inet.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "../common.h"
#include "log.h"

#define ETHERTYPE 0x88b5
#define LONGER_THAN_MTU 4096
#define LONGER_THAN_ANYTHING (256 * 1024)
#define MANY 1000

/* @lock protects @flooding. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool flooding;
static struct worker worker;

/* This is never freed: the host may still have packets after the end. */
static UCHAR flood_packet[64];

/**
 * struct flood_task - task that sends packets without end
 * @task: base
 * @context: functions of the host, adapter and peer
 */
struct flood_task {
	struct task task;
	struct context context;
};

static void packet_head(UCHAR *packet, const struct context *context)
{
	const USHORT ethertype = htons(ETHERTYPE);

	memcpy(packet, &context->peer, sizeof(context->peer));
	memcpy(packet + sizeof(context->peer), &ethertype, sizeof(ethertype));
}

static bool flood_goes_on(void)
{
	bool still;

	pthread_mutex_lock(&lock);
	still = flooding;
	pthread_mutex_unlock(&lock);
	return still;
}

static void flood_set(bool on)
{
	pthread_mutex_lock(&lock);
	flooding = on;
	pthread_mutex_unlock(&lock);
}

static void flood_run(struct task *task)
{
	const struct context *context = &((struct flood_task *)task)->context;
	unsigned long sent = 0, refused = 0;
	DWORD error;

	packet_head(flood_packet, context);
	while (flood_goes_on()) {
		error = context->api->Dot11ExtSendPacket(
			context->service, sizeof(flood_packet), flood_packet,
			(HANDLE)(uintptr_t)(sent + 1));
		if (error == ERROR_SUCCESS)
			sent++;
		else
			refused++;
		if (error == ERROR_BUSY)
			sched_yield();
	}
	log_line("flood sent=%lu refused=%lu", sent, refused);
}

/**
 * excess_begin() - start the thread that sends packets
 *
 * Return: ERROR_SUCCESS or an error number.
 */
DWORD excess_begin(void)
{
	return worker_start(&worker);
}

/**
 * excess_end() - end the thread that sends packets
 */
void excess_end(void)
{
	excess_stop();
	worker_end(&worker);
}

/**
 * excess_flood() - begin to send packets without end
 * @context: functions of the host, adapter and peer
 */
void excess_flood(const struct context *context)
{
	struct flood_task *task = calloc(1, sizeof(*task));

	if (!task)
		return;
	task->task.run = flood_run;
	task->context = *context;
	flood_set(true);
	worker_post(&worker, &task->task);
}

/**
 * excess_stop() - stop sending packets
 *
 * No packet is sent any more when this returns.
 */
void excess_stop(void)
{
	flood_set(false);
	worker_flush(&worker);
}

static void packet_send(const struct context *context, ULONG length)
{
	static UCHAR packet[LONGER_THAN_ANYTHING];

	packet_head(packet, context);
	log_line("oversize Dot11ExtSendPacket length=%u error=%u", length,
		 context->api->Dot11ExtSendPacket(context->service, length,
						  packet, packet));
}

/**
 * excess_sizes() - call functions with lengths that they cannot take
 * @context: functions of the host, adapter and peer
 */
void excess_sizes(const struct context *context)
{
	static USHORT ethertypes[MANY];
	LPVOID buffer = NULL;
	DWORD error;

	packet_send(context, LONGER_THAN_MTU);
	packet_send(context, LONGER_THAN_ANYTHING);
	error = context->api->Dot11ExtSetEtherTypeHandling(
		context->service, 1, 0, NULL, MANY, ethertypes);
	log_line("oversize Dot11ExtSetEtherTypeHandling number=%u error=%u",
		 MANY, error);
	error = context->api->Dot11ExtAllocateBuffer(MAXDWORD, &buffer);
	log_line("oversize Dot11ExtAllocateBuffer length=%u error=%u", MAXDWORD,
		 error);
	if (error == ERROR_SUCCESS)
		context->api->Dot11ExtFreeBuffer(buffer);
}
