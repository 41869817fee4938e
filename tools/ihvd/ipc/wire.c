// SPDX-License-Identifier: GPL-2.0-only
/* Messages as bytes, and the socket that they go through. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "ihvd/ipc/fields.h"
#include "ihvd/ipc/wire.h"

#define ALIGN8(n)	(((n) + 7UL) & ~7UL)

/* Every number has this size on the wire. */
#define NUMBER		sizeof(uint64_t)

static const void *field_in(const struct ihvd_message *msg,
			    const struct ihvd_field *field)
{
	return (const uint8_t *)msg + field->offset;
}

/*
 * bytes that a member takes; more than any message may have if it is too long
 */
static size_t field_size(const struct ihvd_message *msg,
			 const struct ihvd_field *field)
{
	const struct nwc_blob *array;

	switch (field->type) {
	case IHVD_FIELD_FIXED:
		return ALIGN8(field->size);
	case IHVD_FIELD_ARRAY:
		array = field_in(msg, field);
		if (array->len > IHVD_MAX_MESSAGE)
			return IHVD_MAX_MESSAGE;
		return NUMBER + ALIGN8(array->len);
	default:
		return NUMBER;
	}
}

/* bytes of a message, zero if it is none or too long */
static size_t message_size(const struct ihvd_message *msg)
{
	size_t size = sizeof(msg->head), i;
	struct ihvd_fields fields;

	if (!ihvd_fields_of(msg->head.kind, msg->head.op, &fields))
		return 0;
	for (i = 0; i < fields.n; i++) {
		size += field_size(msg, &fields.v[i]);
		if (size > IHVD_MAX_MESSAGE)
			return 0;
	}
	return size;
}

/**
 * ihvd_fits() - can this message be sent?
 * @msg: message
 *
 * Return: false if it is too long.
 */
bool ihvd_fits(const struct ihvd_message *msg)
{
	return message_size(msg);
}

static uint64_t field_number(const struct ihvd_message *msg,
			     const struct ihvd_field *field)
{
	const void *from = field_in(msg, field);
	uint32_t u32;
	uint64_t u64;

	switch (field->type) {
	case IHVD_FIELD_U32:
		memcpy(&u32, from, sizeof(u32));
		return u32;
	case IHVD_FIELD_U64:
		memcpy(&u64, from, sizeof(u64));
		return u64;
	case IHVD_FIELD_FLAG:
		return *(const bool *)from;
	default:
		return ((const struct nwc_blob *)from)->len;
	}
}

static void field_encode(uint8_t *to, const struct ihvd_message *msg,
			 const struct ihvd_field *field)
{
	const void *from = field_in(msg, field);
	const struct nwc_blob *array = from;
	uint64_t number;

	if (field->type == IHVD_FIELD_FIXED) {
		memcpy(to, from, field->size);
		return;
	}
	number = field_number(msg, field);
	memcpy(to, &number, sizeof(number));
	if (field->type == IHVD_FIELD_ARRAY && array->len)
		memcpy(to + NUMBER, array->data, array->len);
}

/**
 * ihvd_encode() - make bytes of a message
 * @msg: message
 * @len: set to how many bytes there are
 *
 * Return: the bytes, to be given to ihvd_wipe(); NULL without memory, or if the
 * message is too long.
 */
void *ihvd_encode(const struct ihvd_message *msg, size_t *len)
{
	struct ihvd_head head = msg->head;
	size_t pos = sizeof(head), i;
	struct ihvd_fields fields;
	uint8_t *bytes;

	*len = message_size(msg);
	if (!*len || !ihvd_fields_of(head.kind, head.op, &fields))
		return NULL;
	bytes = calloc(1, *len);
	if (!bytes)
		return NULL;
	head.size = *len;
	memcpy(bytes, &head, sizeof(head));
	for (i = 0; i < fields.n; i++) {
		field_encode(bytes + pos, msg, &fields.v[i]);
		pos += field_size(msg, &fields.v[i]);
	}
	return bytes;
}

/**
 * ihvd_wipe() - free the bytes of a message
 * @bytes: bytes; they may hold a key, or what a user has answered
 * @len: how many there are
 */
void ihvd_wipe(void *bytes, size_t len)
{
	if (bytes)
		explicit_bzero(bytes, len);
	free(bytes);
}

/* takes @size bytes and their padding; NULL if there are not so many */
static const uint8_t *bytes_take(struct nwc_blob *left, uint64_t size)
{
	const uint8_t *taken = left->data;

	if (size > left->len || ALIGN8(size) > left->len)
		return NULL;
	left->data += ALIGN8(size);
	left->len -= ALIGN8(size);
	return taken;
}

/* puts a number into its member; false if it is none of that type */
static bool number_decode(void *to, enum ihvd_field_type type, uint64_t number)
{
	const uint32_t u32 = number;

	switch (type) {
	case IHVD_FIELD_U32:
		memcpy(to, &u32, sizeof(u32));
		return number <= UINT32_MAX;
	case IHVD_FIELD_FLAG:
		*(bool *)to = number;
		return number <= 1;
	default:
		memcpy(to, &number, sizeof(number));
		return true;
	}
}

static bool field_decode(struct ihvd_message *msg,
			 const struct ihvd_field *field, struct nwc_blob *left)
{
	const size_t size = field->type == IHVD_FIELD_FIXED ? field->size :
							      NUMBER;
	void *to = (uint8_t *)msg + field->offset;
	struct nwc_blob *array = to;
	const uint8_t *from;
	uint64_t number;

	from = bytes_take(left, size);
	if (!from)
		return false;
	if (field->type == IHVD_FIELD_FIXED) {
		memcpy(to, from, field->size);
		return true;
	}
	memcpy(&number, from, sizeof(number));
	if (field->type != IHVD_FIELD_ARRAY)
		return number_decode(to, field->type, number);
	from = bytes_take(left, number);
	if (!from || number % field->size)
		return false;
	array->data = number ? from : NULL;
	array->len = number;
	return true;
}

/**
 * ihvd_decode() - make a message of bytes
 * @buf: bytes, aligned to 8 bytes
 * @len: how many there are
 * @msg: filled in; its arrays point into @buf, and are NULL if they are empty
 *
 * Return: 0, or -EBADMSG if the message is not well formed.
 */
int ihvd_decode(const void *buf, size_t len, struct ihvd_message *msg)
{
	struct nwc_blob left = { buf, len };
	struct ihvd_fields fields;
	size_t i;

	memset(msg, 0, sizeof(*msg));
	if (len < sizeof(msg->head) || len > IHVD_MAX_MESSAGE)
		return -EBADMSG;
	memcpy(&msg->head, buf, sizeof(msg->head));
	if (msg->head.size != len ||
	    !ihvd_fields_of(msg->head.kind, msg->head.op, &fields))
		return -EBADMSG;
	bytes_take(&left, sizeof(msg->head));
	for (i = 0; i < fields.n; i++)
		if (!field_decode(msg, &fields.v[i], &left))
			return -EBADMSG;
	return left.len ? -EBADMSG : 0;
}

/**
 * ihvd_send() - send a message
 * @fd: socket
 * @msg: message
 *
 * Return: 0 or a negative error number; -EAGAIN if a socket that must not
 * block is full.
 */
int ihvd_send(int fd, const struct ihvd_message *msg)
{
	int err = 0;
	size_t len;
	void *bytes;

	bytes = ihvd_encode(msg, &len);
	if (!bytes)
		return len ? -ENOMEM : -EMSGSIZE;
	/* the sandbox of a plugin allows no other way to send */
	while (!err && send(fd, bytes, len, MSG_NOSIGNAL) < 0)
		err = errno == EINTR ? 0 : -errno;
	ihvd_wipe(bytes, len);
	return err;
}

/**
 * ihvd_receive() - receive a message
 * @fd: socket
 * @buf: %IHVD_MAX_MESSAGE bytes, aligned to 8 bytes
 * @msg: filled in; its arrays point into @buf
 *
 * Return: 1; 0 if the other side has closed the socket; or a negative error
 * number: -EAGAIN if there is no message on a socket that must not block,
 * -EBADMSG if the message is not well formed.
 */
int ihvd_receive(int fd, void *buf, struct ihvd_message *msg)
{
	struct iovec iov = { buf, IHVD_MAX_MESSAGE };
	struct msghdr hdr = { .msg_iov = &iov, .msg_iovlen = 1 };
	ssize_t len;
	int err;

	do {
		len = recvmsg(fd, &hdr, 0);
	} while (len < 0 && errno == EINTR);
	if (len < 0)
		return -errno;
	if (!len)
		return 0;
	if (hdr.msg_flags & MSG_TRUNC)
		return -EBADMSG;
	err = ihvd_decode(buf, len, msg);
	return err ? err : 1;
}
