// SPDX-License-Identifier: BSD-3-Clause
#include "control.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* The last answer, and its lock */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static void *kept;
static DWORD kept_length;

/**
 * output_add() - append to the answer to a request
 * @output: answer; bytes that do not fit are only counted
 * @data: bytes; may be NULL if there are none
 * @length: number of bytes
 */
void output_add(struct output *output, const void *data, DWORD length)
{
	if (length && output->length <= output->room &&
	    length <= output->room - output->length)
		memcpy(output->data + output->length, data, length);
	output->length += length;
}

/**
 * control_keep() - keep an answer of the user
 * @answer: bytes of the answer; may be NULL if there are none
 * @length: number of bytes
 *
 * Return: ERROR_SUCCESS or an error number.
 */
DWORD control_keep(const void *answer, DWORD length)
{
	void *copy = malloc(length ? length : 1);

	if (!copy)
		return ERROR_OUTOFMEMORY;
	if (length)
		memcpy(copy, answer, length);
	pthread_mutex_lock(&lock);
	free(kept);
	kept = copy;
	kept_length = length;
	pthread_mutex_unlock(&lock);
	return ERROR_SUCCESS;
}

/**
 * control_kept() - return the answer that was kept last
 * @output: answer to append it to
 *
 * Return: ERROR_SUCCESS, or ERROR_NOT_FOUND if there is none.
 */
DWORD control_kept(struct output *output)
{
	DWORD error = ERROR_NOT_FOUND;

	pthread_mutex_lock(&lock);
	if (kept) {
		output_add(output, kept, kept_length);
		error = ERROR_SUCCESS;
	}
	pthread_mutex_unlock(&lock);
	return error;
}
