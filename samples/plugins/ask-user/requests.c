// SPDX-License-Identifier: BSD-3-Clause
#include "requests.h"

#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct request *requests;

/**
 * requests_add() - record a question
 * @guid: identifier of the question
 * @service: adapter
 * @connection: connection session that waits for the answer; NULL for none
 * @session: session of the user
 *
 * Return: ERROR_SUCCESS or an error number.
 */
DWORD requests_add(const GUID *guid, HANDLE service, HANDLE connection,
		   DWORD session)
{
	struct request *request = calloc(1, sizeof(*request));

	if (!request)
		return ERROR_OUTOFMEMORY;
	request->guid = *guid;
	request->service = service;
	request->connection = connection;
	request->session = session;
	pthread_mutex_lock(&lock);
	request->next = requests;
	requests = request;
	pthread_mutex_unlock(&lock);
	return ERROR_SUCCESS;
}

static struct request **request_find(const GUID *guid)
{
	struct request **where = &requests;

	while (*where && !IsEqualGUID(&(*where)->guid, guid))
		where = &(*where)->next;
	return where;
}

/**
 * requests_has() - say whether a question is still open
 * @guid: identifier of the question
 *
 * Return: true if it is.
 */
bool requests_has(const GUID *guid)
{
	bool has;

	pthread_mutex_lock(&lock);
	has = *request_find(guid);
	pthread_mutex_unlock(&lock);
	return has;
}

/**
 * requests_take() - remove a question
 * @guid: identifier of the question
 * @taken: set to the question; may be NULL
 *
 * Return: false if there is no such question.
 */
bool requests_take(const GUID *guid, struct request *taken)
{
	struct request **where, *request;

	pthread_mutex_lock(&lock);
	where = request_find(guid);
	request = *where;
	if (request)
		*where = request->next;
	pthread_mutex_unlock(&lock);
	if (request && taken)
		*taken = *request;
	free(request);
	return request;
}

/**
 * requests_take_all() - remove several questions
 * @service: adapter; NULL for any adapter
 * @session: session of the user; 0 for any session
 * @each: called for each question without a lock; may be NULL
 * @arg: argument for @each
 */
void requests_take_all(HANDLE service, DWORD session,
		       void (*each)(const struct request *taken, void *arg),
		       void *arg)
{
	struct request **where = &requests, *request, *taken = NULL;

	pthread_mutex_lock(&lock);
	while ((request = *where)) {
		if ((service && request->service != service) ||
		    (session && request->session != session)) {
			where = &request->next;
			continue;
		}
		*where = request->next;
		request->next = taken;
		taken = request;
	}
	pthread_mutex_unlock(&lock);
	while ((request = taken)) {
		taken = request->next;
		if (each)
			each(request, arg);
		free(request);
	}
}
