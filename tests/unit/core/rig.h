/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A test rig around the core: a BSS cache, a clock, the timers, and a small
 * language for events (text.c) and actions (render.c), so that a test reads
 * like a timeline of the documents.
 *
 * "ap3" stands for 02:00:00:00:00:03, "any" for the wildcard address.
 */
#ifndef TEST_RIG_H
#define TEST_RIG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include "check.h"
#include "core.h"
#include "dot11.h"
#include "limits.h"

#define RIG_MAX_BSS 24

/**
 * struct rig - the core and its surroundings
 * @core: what is tested
 * @actions: of the last step
 * @check: the rules, watched all the time
 * @check_fails: a broken rule fails the test at once
 * @perform_error: what Perform returns, a Win32 error
 * @show_accept: render ACCEPT, which most timelines are not about
 * @show_peers: likewise PEERS, which follows each roam
 * @quiet: do not render actions, which takes longer than the core itself
 * @now: ms
 * @due: when each timer runs out, zero if it is not armed
 * @bss: the cache
 * @seen: when each entry was last heard
 * @n_bss: entries
 * @config: configuration of the last connect or roam
 * @text: actions of the last command, one per line
 * @len: characters of @text
 * @next_request: number of the next request that is numbered by "#"
 */
struct rig {
	struct nwifi_core core;
	struct nwifi_actions actions;
	struct check check;
	u32 perform_error;
	bool check_fails;
	bool show_accept;
	bool show_peers;
	bool quiet;
	u64 now;
	u64 due[NWIFI_N_TIMERS];
	struct nwifi_bss bss[RIG_MAX_BSS];
	u64 seen[RIG_MAX_BSS];
	unsigned int n_bss;
	struct nwifi_config config;
	char text[1 << 14];
	size_t len;
	u32 next_request;
};

/* one line of a timeline: what happens, and all that must come of it */
struct step {
	const char *event;
	const char *actions;
};

void rig_init(struct rig *rig);
void rig_step(struct rig *rig, struct nwifi_event *event);
void rig_do(struct rig *rig, const char *command);
void rig_run(struct rig *rig, const char *commands);
bool rig_fire_next(struct rig *rig);
void rig_advance(struct rig *rig, u64 ms);
void rig_expect(struct rig *rig, const char *command, const char *actions);
void rig_timeline(const char *setup, const struct step *steps);
struct nwifi_bss *rig_bss(struct rig *rig, const u8 *bssid);
const struct nwifi_indication *rig_indication(const struct rig *rig, u32 code);
unsigned int rig_count(const struct rig *rig, u8 type);

/* text.c */
void text_event(struct rig *rig, const char *command,
		struct nwifi_event *event);
bool text_command(struct rig *rig, const char *command);
void text_mac(const char *word, u8 *mac);
const char *text_mac_name(const u8 *mac);
extern const char *const text_timers[NWIFI_N_TIMERS];

/* render.c */
void render(struct rig *rig, const u64 *before);

#define SSID(s) ((struct nwifi_ssid){ .len = sizeof(s) - 1, .data = s })

#endif /* TEST_RIG_H */
