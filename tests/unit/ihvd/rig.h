/* SPDX-License-Identifier: GPL-2.0-only */
/* A daemon with one plugin and one adapter, and what they come to say. */
#ifndef RIG_H
#define RIG_H

#include "fake.h"

#define RIG_HANDLE	7
#define RIG_IFINDEX	3
#define RIG_SESSION	5
#define RIG_LINES	8100

extern const uint8_t rig_peer[6];

/**
 * struct rig - a daemon with one plugin and one adapter
 * @options: what the user has said
 * @daemon: the daemon
 * @plugin: its plugin
 * @adapter: the adapter, ready
 */
struct rig {
	struct options options;
	struct daemon daemon;
	struct plugin plugin;
	struct adapter *adapter;
};

/* what was logged; further lines are counted only */
extern char *rig_lines[RIG_LINES];
extern unsigned int rig_n_lines;

/* handlers that were called, and the last one; they return by rig_return() */
extern unsigned int rig_n_calls;
extern struct ihvd_message rig_called;

int rig_setup(void **state);
int rig_teardown(void **state);
uint32_t rig_call(struct rig *rig, struct ihvd_message *msg);
void rig_return(uint32_t result, uint32_t reason);

#endif /* RIG_H */
