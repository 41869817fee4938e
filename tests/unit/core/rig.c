// SPDX-License-Identifier: GPL-2.0-only
/* The surroundings of the core: clock, timers, cache, comparison. */
#include "rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void rig_init(struct rig *rig)
{
	memset(rig, 0, sizeof(*rig));
	/* not zero, so that "never" and "at the start" differ */
	rig->now = 1000000;
	rig->next_request = 1000;
	rig->check_fails = true;
	nwifi_core_init(&rig->core);
	check_init(&rig->check);
}

/* the adapter's timers: arming again replaces */
static void follow_timers(struct rig *rig)
{
	unsigned int i;

	for (i = 0; i < rig->actions.n; i++) {
		const struct nwifi_action *act = &rig->actions.list[i];

		if (act->type == NWIFI_ACT_TIMER)
			rig->due[act->timer.id] =
				act->timer.ms ? rig->now + act->timer.ms : 0;
	}
}

/* what Perform has returned is the next event of the core, always */
static void perform_returns(struct rig *rig)
{
	const struct nwifi_actions actions = rig->actions;
	unsigned int i;

	for (i = 0; i < actions.n; i++) {
		struct nwifi_event event = {
			.type = NWIFI_EV_IHV_PERFORMED,
			.performed = {
				.session = actions.list[i].port.session,
				.result = rig->perform_error,
			},
		};

		if (actions.list[i].type == NWIFI_ACT_IHV_PERFORM)
			rig_step(rig, &event);
	}
}

void rig_step(struct rig *rig, struct nwifi_event *event)
{
	struct nwifi_bss_list cache = { .n = rig->n_bss, .bss = rig->bss };
	u64 before[NWIFI_N_TIMERS];
	unsigned int i;

	for (i = 0; i < rig->n_bss; i++)
		rig->bss[i].age_ms = (u32)(rig->now - rig->seen[i]);
	event->now_ms = rig->now;
	event->cache = &cache;
	if (event->type == NWIFI_EV_TIMER)
		rig->due[event->timer.id] = 0;

	nwifi_core_step(&rig->core, event, &rig->actions);

	memcpy(before, rig->due, sizeof(before));
	follow_timers(rig);
	if (!rig->quiet)
		render(rig, before);
	check_step(&rig->check, &rig->core, event, &rig->actions, rig->due);
	if (rig->check_fails && rig->check.error[0])
		fail_msg("%s, in the step:\n%s", rig->check.error, rig->text);
	perform_returns(rig);
}

static int next_timer(const struct rig *rig)
{
	int i, next = -1;

	for (i = 0; i < NWIFI_N_TIMERS; i++)
		if (rig->due[i] &&
		    (next < 0 || rig->due[i] < rig->due[next]))
			next = i;
	return next;
}

/* let time pass until the next timer runs out; false if none is armed */
bool rig_fire_next(struct rig *rig)
{
	struct nwifi_event event = { .type = NWIFI_EV_TIMER };
	const int next = next_timer(rig);

	if (next < 0)
		return false;
	if (rig->due[next] > rig->now)
		rig->now = rig->due[next];
	event.timer.id = next;
	rig_step(rig, &event);
	return true;
}

void rig_advance(struct rig *rig, u64 ms)
{
	const u64 end = rig->now + ms;
	int next;

	while ((next = next_timer(rig)) >= 0 && rig->due[next] <= end)
		rig_fire_next(rig);
	rig->now = end;
}

/* "wait ROAM": the next timer to run out must be this one */
static bool wait_for(struct rig *rig, const char *command)
{
	const int next = next_timer(rig);

	if (strncmp(command, "wait ", 5))
		return false;
	if (next < 0 || strcmp(command + 5, text_timers[next]))
		fail_msg("%s: the next timer is %s", command,
			 next < 0 ? "none" : text_timers[next]);
	rig_fire_next(rig);
	return true;
}

/* one command: something around the core changes, or an event happens */
void rig_do(struct rig *rig, const char *command)
{
	struct nwifi_event event;

	rig->len = 0;
	rig->text[0] = '\0';
	rig->actions.n = 0;
	if (text_command(rig, command) || wait_for(rig, command))
		return;
	text_event(rig, command, &event);
	rig_step(rig, &event);
}

/* commands separated by semicolons */
void rig_run(struct rig *rig, const char *commands)
{
	char command[128];
	size_t len;

	while (*commands) {
		commands += strspn(commands, "; ");
		len = strcspn(commands, ";");
		if (!len)
			break;
		assert_true(len < sizeof(command));
		memcpy(command, commands, len);
		command[len] = '\0';
		rig_do(rig, command);
		commands += len;
	}
}

static const char *line_end(const char *text)
{
	return text + strcspn(text, "\n");
}

/* lines side by side in time, from the first one that differs */
static void print_difference(const char *command, const char *want,
			     const char *got)
{
	const char *w = want, *g = got;

	print_error("after \"%s\":\n", command);
	while (*w || *g) {
		const int wl = (int)(line_end(w) - w);
		const int gl = (int)(line_end(g) - g);

		if (wl == gl && !strncmp(w, g, wl)) {
			print_error("    %.*s\n", wl, w);
		} else {
			if (wl)
				print_error("  - %.*s\n", wl, w);
			if (gl)
				print_error("  + %.*s\n", gl, g);
		}
		w += wl + !!w[wl];
		g += gl + !!g[gl];
	}
	print_error("(- expected, + got)\n");
}

void rig_expect(struct rig *rig, const char *command, const char *actions)
{
	rig_do(rig, command);
	if (!strcmp(rig->text, actions))
		return;
	print_difference(command, actions, rig->text);
	fail_msg("wrong actions after \"%s\"", command);
}

/* what @setup does is not compared, but the rules are watched */
void rig_timeline(const char *setup, const struct step *steps)
{
	struct rig *rig = test_malloc(sizeof(*rig));

	rig_init(rig);
	rig_run(rig, setup);
	for (; steps->event; steps++)
		rig_expect(rig, steps->event, steps->actions);
	test_free(rig);
}

/* the cache entry of a BSSID, made if there is none */
struct nwifi_bss *rig_bss(struct rig *rig, const u8 *bssid)
{
	struct nwifi_bss *bss;
	unsigned int i;

	for (i = 0; i < rig->n_bss; i++)
		if (nwifi_mac_equal(rig->bss[i].bssid, bssid))
			return &rig->bss[i];
	assert_true(rig->n_bss < RIG_MAX_BSS);
	bss = &rig->bss[rig->n_bss++];
	memset(bss, 0, sizeof(*bss));
	memcpy(bss->bssid, bssid, sizeof(bss->bssid));
	return bss;
}

/* the last indication of a kind in the last step, NULL if there was none */
const struct nwifi_indication *rig_indication(const struct rig *rig, u32 code)
{
	unsigned int i = rig->actions.n;

	while (i--)
		if (rig->actions.list[i].type == NWIFI_ACT_INDICATE &&
		    rig->actions.list[i].indication.code == code)
			return &rig->actions.list[i].indication;
	return NULL;
}

unsigned int rig_count(const struct rig *rig, u8 type)
{
	unsigned int i, n = 0;

	for (i = 0; i < rig->actions.n; i++)
		n += rig->actions.list[i].type == type;
	return n;
}
