/* SPDX-License-Identifier: BSD-3-Clause */
/* What a control request may ask for. */
#ifndef SAMPLES_ASK_USER_CONTROL_H
#define SAMPLES_ASK_USER_CONTROL_H

#include <wlanihv.h>

/**
 * enum control - the first byte of a control request
 * @CONTROL_ECHO: the other bytes come back
 * @CONTROL_SESSIONS: struct sessions comes back
 * @CONTROL_ASK: 16: GUID, zeros for a new one; data of a question. Error of
 *	SendUIRequest (4) and GUID come back
 * @CONTROL_ANSWER: the last answer to such a question comes back
 * @CONTROL_FORGET: no question of the adapter is waited for any more
 * @CONTROL_QUERY: 1: phase in which QueryUIRequest returns a question, once
 * @CONTROL_NOTIFY: 4: code; data of a notification. Error of SendNotification
 *	(4) comes back
 */
enum control {
	CONTROL_ECHO,
	CONTROL_SESSIONS,
	CONTROL_ASK,
	CONTROL_ANSWER,
	CONTROL_FORGET,
	CONTROL_QUERY,
	CONTROL_NOTIFY,
};

/**
 * struct sessions - what has become of sessions
 * @changes: how often ProcessSessionChange was called
 * @event: the last event
 * @session: session that it was about
 * @user: session that has logged on last, 0 if it has logged off
 */
struct sessions {
	DWORD changes;
	DWORD event;
	DWORD session;
	DWORD user;
};

/**
 * struct output - what a control request is answered with
 * @data: where to write, as long as there is room
 * @room: bytes of it
 * @length: bytes that there would be
 */
struct output {
	PBYTE data;
	DWORD room;
	DWORD length;
};

void output_add(struct output *output, const void *data, DWORD length);
DWORD control_keep(const void *answer, DWORD length);
DWORD control_kept(struct output *output);

#endif /* SAMPLES_ASK_USER_CONTROL_H */
