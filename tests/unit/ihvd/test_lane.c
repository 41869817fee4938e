// SPDX-License-Identifier: GPL-2.0-only
/* On which threads the process of a plugin calls handlers, and in what order. */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ihvd/process/channel.h"
#include "ihvd/process/handlers.h"
#include "ihvd/process/lane.h"
#include "suites.h"
#include "winerror.h"

#define PACKETS		200
#define ADAPTERS	2
#define FIRST		41
#define SECONDS		20

/* what each adapter was given, and whether two handlers of it ran at a time */
static struct {
	uint32_t got[PACKETS];
	atomic_uint n;
	atomic_int inside;
	atomic_bool together;
} seen[ADAPTERS];

static sem_t held, go_on, done;

static void wait_for(sem_t *sem)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += SECONDS;
	assert_int_equal(sem_timedwait(sem, &until), 0);
}

static DWORD WINAPI init_adapter(PDOT11_ADAPTER adapter, HANDLE service,
				 PHANDLE extension)
{
	(void)adapter;
	/* this handler is an extension handle, too: 1, 2, … */
	*extension = (HANDLE)((uintptr_t)service - FIRST + 1);
	return ERROR_SUCCESS;
}

static VOID WINAPI deinit_adapter(HANDLE extension)
{
	(void)extension;
	sem_post(&done);
}

static DWORD WINAPI receive_packet(HANDLE extension, DWORD size, LPVOID packet)
{
	const unsigned int i = (uintptr_t)extension - 1;
	const struct timespec moment = { 0, 50000 };
	uint32_t number;

	assert_int_equal(size, sizeof(number));
	memcpy(&number, packet, sizeof(number));
	if (atomic_fetch_add(&seen[i].inside, 1))
		atomic_store(&seen[i].together, true);
	nanosleep(&moment, NULL);
	seen[i].got[atomic_load(&seen[i].n)] = number;
	atomic_fetch_add(&seen[i].n, 1);
	atomic_fetch_sub(&seen[i].inside, 1);
	return ERROR_SUCCESS;
}

/* a handler that takes its time */
static DWORD WINAPI adapter_reset(HANDLE extension)
{
	(void)extension;
	sem_post(&held);
	sem_wait(&go_on);
	return ERROR_SUCCESS;
}

static DWORD WINAPI completion(HANDLE packet)
{
	(void)packet;
	sem_post(&done);
	return ERROR_SUCCESS;
}

static void deliver(uint32_t op, uint32_t adapter, uint32_t number)
{
	struct packet *packet = calloc(1, sizeof(*packet) + sizeof(number));

	assert_non_null(packet);
	packet->msg.head.kind = IHVD_HANDLER;
	packet->msg.head.op = op;
	packet->msg.head.adapter = adapter;
	if (op == IHVD_RECEIVE_PACKET) {
		memcpy(packet + 1, &number, sizeof(number));
		packet->msg.packet.packet = (struct nwc_blob){
			(const uint8_t *)(packet + 1), sizeof(number),
		};
	}
	assert_int_equal(lane_deliver(packet), 0);
}

static int setup(void **state)
{
	unsigned int i;

	(void)state;
	memset(seen, 0, sizeof(seen));
	sem_init(&held, 0, 0);
	sem_init(&go_on, 0, 0);
	sem_init(&done, 0, 0);
	process_handlers.Dot11ExtIhvInitAdapter = init_adapter;
	process_handlers.Dot11ExtIhvDeinitAdapter = deinit_adapter;
	process_handlers.Dot11ExtIhvReceivePacket = receive_packet;
	process_handlers.Dot11ExtIhvAdapterReset = adapter_reset;
	process_handlers.Dot11ExtIhvSendPacketCompletion = completion;
	for (i = 0; i < ADAPTERS; i++)
		deliver(IHVD_INIT_ADAPTER, FIRST + i, 0);
	return 0;
}

static int teardown(void **state)
{
	unsigned int i;

	(void)state;
	for (i = 0; i < ADAPTERS; i++) {
		deliver(IHVD_DEINIT_ADAPTER, FIRST + i, 0);
		wait_for(&done);
	}
	return 0;
}

/* IHV-65, IHV-69, IHV-103: one handler at a time, in the order of the calls */
static void packets_come_in_order(void **state)
{
	unsigned int i, n;

	(void)state;
	for (n = 0; n < PACKETS; n++)
		for (i = 0; i < ADAPTERS; i++)
			deliver(IHVD_RECEIVE_PACKET, FIRST + i, n);
	/* behind them in the lane of each */
	for (i = 0; i < ADAPTERS; i++) {
		deliver(IHVD_ADAPTER_RESET, FIRST + i, 0);
		wait_for(&held);
		sem_post(&go_on);
	}
	for (i = 0; i < ADAPTERS; i++) {
		assert_int_equal(atomic_load(&seen[i].n), PACKETS);
		assert_false(atomic_load(&seen[i].together));
		for (n = 0; n < PACKETS; n++)
			assert_int_equal(seen[i].got[n], n);
	}
}

/*
 * IHV-103, I-16: a handler holds up those of its adapter, but nobody else, and
 * not the two that may come at any time
 */
static void a_handler_holds_up_its_adapter_only(void **state)
{
	(void)state;
	deliver(IHVD_ADAPTER_RESET, FIRST, 0);
	wait_for(&held);
	deliver(IHVD_RECEIVE_PACKET, FIRST, 7);
	deliver(IHVD_SEND_PACKET_COMPLETION, FIRST, 0);
	wait_for(&done);
	deliver(IHVD_ADAPTER_RESET, FIRST + 1, 0);
	wait_for(&held);
	assert_int_equal(atomic_load(&seen[0].n), 0);
	sem_post(&go_on);
	sem_post(&go_on);
	/* the packet has its turn before the next of these */
	deliver(IHVD_ADAPTER_RESET, FIRST, 0);
	wait_for(&held);
	assert_int_equal(atomic_load(&seen[0].n), 1);
	sem_post(&go_on);
}

static int start(void **state)
{
	(void)state;
	return lane_start(0) ? 0 : -1;
}

int suite_lane(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(packets_come_in_order),
		TEST(a_handler_holds_up_its_adapter_only),
	};

	return cmocka_run_group_tests_name("lane", tests, start, NULL);
}
