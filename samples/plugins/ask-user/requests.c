// SPDX-License-Identifier: BSD-3-Clause
#include "requests.h"

#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct request *requests;

/**
 * requests_add() - keep a question
 * @guid: its name
 * @service: adapter
 * @connection: connection session that waits for the answer, NULL for none
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
 * requests_has() - is a question still open?
 * @guid: its name
 *
 * Return: true if so.
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
 * requests_take() - a question is not open any more
 * @guid: its name
 * @taken: filled in; may be NULL
 *
 * Return: false if there is none of that name.
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
 * requests_take_all() - several questions are not open any more
 * @service: adapter, NULL for any
 * @session: session of the user, 0 for any
 * @each: called for each, with no lock held; may be NULL
 * @arg: for @each
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
