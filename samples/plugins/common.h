/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Common parts of the sample plugins: worker threads, and handlers for plugins
 * that do not need them.
 */
#ifndef SAMPLES_COMMON_H
#define SAMPLES_COMMON_H

#include <pthread.h>
#include <stdbool.h>
#include <time.h>

#include <wlanihv.h>

/**
 * struct task - a task for a worker
 * @next: next task in the queue
 * @run: carries the task out, in the thread of the worker
 *
 * A structure of a task begins with this one and is allocated with calloc().
 * The worker frees it, even if it does not run the task any more.
 */
struct task {
	struct task *next;
	void (*run)(struct task *task);
};

/**
 * struct worker - a thread that carries tasks out one after the other
 * @thread: the thread
 * @lock: protects the members after it
 * @changed: signals a change of these members
 * @first: the oldest task
 * @last: where to append the next task
 * @waiting: number of tasks in the queue
 * @posted: number of tasks and alarms that were ever due
 * @finished: number of those that have been carried out
 * @ending: no task is begun any more
 * @alarm_set: @on_alarm has to be called
 * @alarm: time of that call, CLOCK_MONOTONIC
 * @on_alarm: function to call
 * @alarm_arg: argument for @on_alarm
 *
 * Handlers must not complete what they start (IHV-104) and must not take long
 * (IHV-103), so they post tasks to a worker. The worker holds no lock when it
 * calls functions of the host.
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
