/* SPDX-License-Identifier: BSD-3-Clause */
/* Control requests, and the answers to them. */
#ifndef SAMPLES_ASK_USER_CONTROL_H
#define SAMPLES_ASK_USER_CONTROL_H

#include <wlanihv.h>

/**
 * enum control - the first byte of a control request
 * @CONTROL_ECHO: return the other bytes
 * @CONTROL_SESSIONS: return struct sessions
 * @CONTROL_ASK: ask the user. Request: GUID (16 bytes, zeros for a new one),
 *	data of the question. Answer: error of SendUIRequest (4 bytes), GUID
 * @CONTROL_ANSWER: return the last answer to such a question
 * @CONTROL_FORGET: stop waiting for answers to questions of the adapter
 * @CONTROL_QUERY: let QueryUIRequest return a question once. Request: phase
 *	(1 byte)
 * @CONTROL_NOTIFY: send a notification. Request: code (4 bytes), data. Answer:
 *	error of SendNotification (4 bytes)
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
 * struct sessions - changes of user sessions
 * @changes: number of calls of ProcessSessionChange
 * @event: the last event
 * @session: session of that event
 * @user: session that has logged on last; 0 if it has logged off
 */
struct sessions {
	DWORD changes;
	DWORD event;
	DWORD session;
	DWORD user;
};

/**
 * struct output - answer to a control request
 * @data: buffer for the answer
 * @room: size of the buffer in bytes
 * @length: length of the answer, which may be greater than @room
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
