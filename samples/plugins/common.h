/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * What the sample plugins have in common: threads, and the handlers for which
 * they have no use.
 */
#ifndef SAMPLES_COMMON_H
#define SAMPLES_COMMON_H

#include <pthread.h>
#include <stdbool.h>
#include <time.h>

#include <wlanihv.h>

/**
 * struct task - something that a worker is to do
 * @next: of the queue
 * @run: does it, on the worker's thread
 *
 * The first member of a structure that was allocated with calloc(). The worker
 * frees it, whether it came to run it or not.
 */
struct task {
	struct task *next;
	void (*run)(struct task *task);
};

/**
 * struct worker - a thread that does one thing after the other
 * @thread: the thread
 * @lock: protects what follows
 * @changed: something of it has changed
 * @first: the oldest task
 * @last: where to append the next one
 * @waiting: how many tasks are queued
 * @posted: how much there ever was to do, tasks and alarms
 * @finished: how much of it is done
 * @ending: nothing is started any more
 * @alarm_set: @on_alarm is to be called
 * @alarm: when; CLOCK_MONOTONIC
 * @on_alarm: what to call
 * @alarm_arg: what to call it with
 *
 * Handlers must not complete what they start (IHV-104) and must not take long
 * (IHV-103); so they leave everything to one of these. It calls the functions
 * of the host with no lock held.
 */
struct worker {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct task *first;
	struct task **last;
	unsigned int waiting;
	unsigned long posted;
	unsigned long finished;
	bool ending;
	bool alarm_set;
	struct timespec alarm;
	void (*on_alarm)(void *arg);
	void *alarm_arg;
};

DWORD worker_start(struct worker *worker);
void worker_post(struct worker *worker, struct task *task);
unsigned int worker_waiting(struct worker *worker);
void worker_flush(struct worker *worker);
void worker_alarm(struct worker *worker, unsigned int milliseconds,
		  void (*on_alarm)(void *arg), void *arg);
void worker_end(struct worker *worker);

DWORD common_version(PDOT11_IHV_VERSION_INFO info);
void common_handlers(PDOT11EXT_IHV_HANDLERS handlers);

#endif /* SAMPLES_COMMON_H */
