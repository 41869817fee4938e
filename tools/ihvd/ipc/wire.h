/* SPDX-License-Identifier: GPL-2.0-only */
/* Messages as bytes, and the socket that they go through. */
#ifndef IHVD_IPC_WIRE_H
#define IHVD_IPC_WIRE_H

#include <stdbool.h>
#include <stddef.h>

#include "ihvd/ipc/message.h"

/**
 * DOC: the wire
 *
 * The socket is a pair that keeps the bounds of messages. Both ends are the
 * same program, so numbers are in host byte order. A message is its head,
 * followed by its members in the order of fields.c, each padded to 8 bytes. A
 * number and a truth value have 8 bytes; an array has its length in bytes, as a
 * number, and then the bytes.
 *
 * The daemon takes nothing for granted that comes from a plugin's process:
 * ihvd_decode() refuses a message that is not well formed, and such a message
 * is the end of that process.
 */

/* No message is longer; a list of BSSs is cut to fit. */
#define IHVD_MAX_MESSAGE	(160 * 1024)

bool ihvd_fits(const struct ihvd_message *msg);
void *ihvd_encode(const struct ihvd_message *msg, size_t *len);
int ihvd_decode(const void *buf, size_t len, struct ihvd_message *msg);
void ihvd_wipe(void *bytes, size_t len);
int ihvd_send(int fd, const struct ihvd_message *msg);
int ihvd_receive(int fd, void *buf, struct ihvd_message *msg);

#endif /* IHVD_IPC_WIRE_H */
