/* SPDX-License-Identifier: BSD-3-Clause */
/* Questions that the user has not answered. */
#ifndef SAMPLES_ASK_USER_REQUESTS_H
#define SAMPLES_ASK_USER_REQUESTS_H

#include <stdbool.h>

#include <wlanihv.h>

/**
 * struct request - a question
 * @next: next question in the list
 * @guid: identifier of the question
 * @service: adapter
 * @connection: connection session that waits for the answer; NULL for none
 * @session: session of the user
 */
struct request {
	struct request *next;
	GUID guid;
	HANDLE service;
	HANDLE connection;
	DWORD session;
};

DWORD requests_add(const GUID *guid, HANDLE service, HANDLE connection,
		   DWORD session);
bool requests_has(const GUID *guid);
bool requests_take(const GUID *guid, struct request *taken);
void requests_take_all(HANDLE service, DWORD session,
		       void (*each)(const struct request *taken, void *arg),
		       void *arg);

#endif /* SAMPLES_ASK_USER_REQUESTS_H */
