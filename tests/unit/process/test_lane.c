// SPDX-License-Identifier: GPL-2.0-only
/* Lanes: the order of handlers, and which of them wait for which (I-16). */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/process/handlers.h"
#include "ihvd/process/lane.h"
#include "suites.h"

#define MAX_CALLS	16
#define DEADLINE_S	60

/* protects what follows */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static struct ihvd_head begun[MAX_CALLS];
static unsigned int n_begun, n_ended;
/* the adapter whose handlers do not return */
static uint32_t stuck;

void __wrap_handlers_run(const struct ihvd_message *call, HANDLE *extension);

/* each adapter has the handle that its own InitAdapter has set */
void __wrap_handlers_run(const struct ihvd_message *call, HANDLE *extension)
{
	const uint32_t adapter = call->head.adapter;

	pthread_mutex_lock(&lock);
	if (call->head.op == IHVD_INIT_ADAPTER)
		*extension = (HANDLE)(uintptr_t)adapter;
	else if (call->head.op == IHVD_ADAPTER_RESET)
		assert_ptr_equal(*extension, (HANDLE)(uintptr_t)adapter);
	begun[n_begun++] = call->head;
	pthread_cond_broadcast(&changed);
	while (adapter && adapter == stuck)
		pthread_cond_wait(&changed, &lock);
	n_ended++;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
}

static void begin(void)
{
	pthread_mutex_lock(&lock);
	memset(begun, 0, sizeof(begun));
	n_begun = n_ended = stuck = 0;
	pthread_mutex_unlock(&lock);
}

static int deliver(uint32_t op, uint32_t adapter, uint32_t cookie)
{
	struct packet *packet = calloc(1, sizeof(*packet));

	packet->msg.head = (struct ihvd_head){
		.kind = IHVD_HANDLER, .op = op, .adapter = adapter,
		.cookie = cookie,
	};
	return lane_deliver(packet);
}

static void wait_for(const unsigned int *n, unsigned int wanted)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += DEADLINE_S;
	pthread_mutex_lock(&lock);
	while (*n < wanted)
		assert_int_equal(pthread_cond_timedwait(&changed, &lock,
							&until), 0);
	pthread_mutex_unlock(&lock);
}

static void stick(uint32_t adapter)
{
	pthread_mutex_lock(&lock);
	stuck = adapter;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
}

static void test_in_order(void **state)
{
	uint32_t i;

	(void)state;
	begin();
	deliver(IHVD_INIT_ADAPTER, 1, 0);
	for (i = 1; i < 8; i++)
		assert_int_equal(deliver(IHVD_ADAPTER_RESET, 1, i), 0);
	deliver(IHVD_DEINIT_ADAPTER, 1, 8);
	wait_for(&n_ended, 9);
	for (i = 0; i < 9; i++)
		assert_int_equal(begun[i].cookie, i);
}

/* a handler that hangs holds up its adapter, and nobody else */
static void test_stuck(void **state)
{
	(void)state;
	begin();
	deliver(IHVD_INIT_ADAPTER, 2, 0);
	deliver(IHVD_INIT_ADAPTER, 3, 1);
	wait_for(&n_ended, 2);
	stick(2);
	deliver(IHVD_ADAPTER_RESET, 2, 2);
	wait_for(&n_begun, 3);
	deliver(IHVD_ADAPTER_RESET, 2, 3);
	deliver(IHVD_ADAPTER_RESET, 3, 4);
	wait_for(&n_ended, 3);
	/* these two may come at any time */
	deliver(IHVD_SEND_PACKET_COMPLETION, 3, 5);
	deliver(IHVD_IS_UI_REQUEST_PENDING, 0, 6);
	wait_for(&n_ended, 5);
	assert_int_equal(n_begun, 6);
	stick(0);
	wait_for(&n_ended, 7);
	deliver(IHVD_DEINIT_ADAPTER, 2, 7);
	deliver(IHVD_DEINIT_ADAPTER, 3, 8);
	wait_for(&n_ended, 9);
}

/* nothing comes to an adapter that is not there, or not any more */
static void test_nobody(void **state)
{
	(void)state;
	begin();
	assert_int_equal(deliver(IHVD_ADAPTER_RESET, 4, 0), -1);
	deliver(IHVD_INIT_ADAPTER, 4, 1);
	wait_for(&n_ended, 1);
	stick(4);
	deliver(IHVD_DEINIT_ADAPTER, 4, 2);
	wait_for(&n_begun, 2);
	/* DeinitAdapter is the last one from when it begins */
	assert_int_equal(deliver(IHVD_ADAPTER_RESET, 4, 3), -1);
	stick(0);
	wait_for(&n_ended, 2);
	assert_int_equal(n_begun, 2);
}

static int lanes_start(void **state)
{
	(void)state;
	return lane_start(0) ? 0 : -1;
}

int suite_lane(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_in_order),
		cmocka_unit_test(test_stuck),
		cmocka_unit_test(test_nobody),
	};

	return cmocka_run_group_tests_name("lane", tests, lanes_start, NULL);
}
