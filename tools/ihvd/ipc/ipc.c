// SPDX-License-Identifier: GPL-2.0-only
/* Messages between the daemon and the process that runs a plugin. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "ihvd/ipc/ipc.h"

#define ALIGN8(n)	(((n) + 7UL) & ~7UL)

static const char *const handlers[IHVD_N_HANDLERS] = {
	[IHVD_START] = "Dot11ExtIhvInitService",
	[IHVD_DEINIT_SERVICE] = "Dot11ExtIhvDeinitService",
	[IHVD_INIT_ADAPTER] = "Dot11ExtIhvInitAdapter",
	[IHVD_DEINIT_ADAPTER] = "Dot11ExtIhvDeinitAdapter",
	[IHVD_PERFORM_PRE_ASSOCIATE] = "Dot11ExtIhvPerformPreAssociate",
	[IHVD_ADAPTER_RESET] = "Dot11ExtIhvAdapterReset",
	[IHVD_PERFORM_POST_ASSOCIATE] = "Dot11ExtIhvPerformPostAssociate",
	[IHVD_STOP_POST_ASSOCIATE] = "Dot11ExtIhvStopPostAssociate",
	[IHVD_VALIDATE_PROFILE] = "Dot11ExtIhvValidateProfile",
	[IHVD_PERFORM_CAPABILITY_MATCH] = "Dot11ExtIhvPerformCapabilityMatch",
	[IHVD_CREATE_DISCOVERY_PROFILES] =
		"Dot11ExtIhvCreateDiscoveryProfiles",
	[IHVD_PROCESS_SESSION_CHANGE] = "Dot11ExtIhvProcessSessionChange",
	[IHVD_RECEIVE_INDICATION] = "Dot11ExtIhvReceiveIndication",
	[IHVD_RECEIVE_PACKET] = "Dot11ExtIhvReceivePacket",
	[IHVD_SEND_PACKET_COMPLETION] = "Dot11ExtIhvSendPacketCompletion",
	[IHVD_IS_UI_REQUEST_PENDING] = "Dot11ExtIhvIsUIRequestPending",
	[IHVD_PROCESS_UI_RESPONSE] = "Dot11ExtIhvProcessUIResponse",
	[IHVD_QUERY_UI_REQUEST] = "Dot11ExtIhvQueryUIRequest",
	[IHVD_ONEX_INDICATE_RESULT] = "Dot11ExtIhvOneXIndicateResult",
	[IHVD_CONTROL] = "Dot11ExtIhvControl",
};

static const char *const functions[IHVD_N_FUNCTIONS] = {
	[IHVD_SET_PROFILE_CUSTOM_USER_DATA] =
		"Dot11ExtSetProfileCustomUserData",
	[IHVD_GET_PROFILE_CUSTOM_USER_DATA] =
		"Dot11ExtGetProfileCustomUserData",
	[IHVD_SET_CURRENT_PROFILE] = "Dot11ExtSetCurrentProfile",
	[IHVD_SEND_UI_REQUEST] = "Dot11ExtSendUIRequest",
	[IHVD_PRE_ASSOCIATE_COMPLETION] = "Dot11ExtPreAssociateCompletion",
	[IHVD_POST_ASSOCIATE_COMPLETION] = "Dot11ExtPostAssociateCompletion",
	[IHVD_SEND_NOTIFICATION] = "Dot11ExtSendNotification",
	[IHVD_SEND_PACKET] = "Dot11ExtSendPacket",
	[IHVD_SET_ETHERTYPE_HANDLING] = "Dot11ExtSetEtherTypeHandling",
	[IHVD_SET_AUTH_ALGORITHM] = "Dot11ExtSetAuthAlgorithm",
	[IHVD_SET_UNICAST_CIPHER_ALGORITHM] =
		"Dot11ExtSetUnicastCipherAlgorithm",
	[IHVD_SET_MULTICAST_CIPHER_ALGORITHM] =
		"Dot11ExtSetMulticastCipherAlgorithm",
	[IHVD_SET_DEFAULT_KEY] = "Dot11ExtSetDefaultKey",
	[IHVD_SET_KEY_MAPPING_KEY] = "Dot11ExtSetKeyMappingKey",
	[IHVD_SET_DEFAULT_KEY_ID] = "Dot11ExtSetDefaultKeyId",
	[IHVD_NIC_SPECIFIC_EXTENSION] = "Dot11ExtNicSpecificExtension",
	[IHVD_SET_EXCLUDE_UNENCRYPTED] = "Dot11ExtSetExcludeUnencrypted",
	[IHVD_START_ONEX] = "Dot11ExtStartOneX",
	[IHVD_STOP_ONEX] = "Dot11ExtStopOneX",
	[IHVD_PROCESS_ONEX_PACKET] = "Dot11ExtProcessOneXPacket",
	[IHVD_REQUEST_VIRTUAL_STATION] = "Dot11ExtRequestVirtualStation",
	[IHVD_RELEASE_VIRTUAL_STATION] = "Dot11ExtReleaseVirtualStation",
	[IHVD_QUERY_VIRTUAL_STATION_PROPERTIES] =
		"Dot11ExtQueryVirtualStationProperties",
	[IHVD_SET_VIRTUAL_STATION_AP_PROPERTIES] =
		"Dot11ExtSetVirtualStationAPProperties",
};

/**
 * ihvd_handler_name() - the documented name of a handler
 * @handler: enum ihvd_handler
 *
 * Return: the name, "?" for none.
 */
const char *ihvd_handler_name(uint32_t handler)
{
	return handler < IHVD_N_HANDLERS ? handlers[handler] : "?";
}

/**
 * ihvd_function_name() - the documented name of a function
 * @function: enum ihvd_function
 *
 * Return: the name, "?" for none.
 */
const char *ihvd_function_name(uint32_t function)
{
	return function < IHVD_N_FUNCTIONS ? functions[function] : "?";
}

/**
 * ihvd_add_blob() - add a variable part to a message
 * @msg: the message
 * @data: its bytes, which have to outlive the message; may be NULL if @len is
 *	zero
 * @len: how many
 *
 * Return: false if the message would get too long.
 */
bool ihvd_add_blob(struct ihvd_message *msg, const void *data, size_t len)
{
	struct ihvd_head *head = &msg->head;
	size_t total = sizeof(*head) + ALIGN8(len);
	unsigned int i;

	if (head->n_blobs == IHVD_N_BLOBS || len > IHVD_MAX_MESSAGE)
		return false;
	for (i = 0; i < head->n_blobs; i++)
		total += ALIGN8(head->len[i]);
	if (total > IHVD_MAX_MESSAGE)
		return false;
	msg->blob[head->n_blobs] = len ? data : NULL;
	head->len[head->n_blobs++] = len;
	return true;
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
	static const uint8_t padding[8];
	struct iovec iov[1 + 2 * IHVD_N_BLOBS];
	struct msghdr hdr = { .msg_iov = iov };
	unsigned int i, n = 0;

	iov[n++] = (struct iovec){ (void *)&msg->head, sizeof(msg->head) };
	for (i = 0; i < msg->head.n_blobs; i++) {
		const size_t len = msg->head.len[i];

		if (!len)
			continue;
		iov[n++] = (struct iovec){ (void *)msg->blob[i], len };
		if (ALIGN8(len) != len)
			iov[n++] = (struct iovec){ (void *)padding,
						   ALIGN8(len) - len };
	}
	hdr.msg_iovlen = n;
	while (sendmsg(fd, &hdr, MSG_NOSIGNAL) < 0)
		if (errno != EINTR)
			return -errno;
	return 0;
}

/**
 * ihvd_flatten() - the bytes of a message
 * @msg: message
 * @len: set to how many there are
 *
 * Return: the bytes, to be freed; NULL without memory.
 */
void *ihvd_flatten(const struct ihvd_message *msg, size_t *len)
{
	size_t pos = sizeof(msg->head);
	unsigned int i;
	uint8_t *bytes;

	*len = pos;
	for (i = 0; i < msg->head.n_blobs; i++)
		*len += ALIGN8(msg->head.len[i]);
	bytes = calloc(1, *len);
	if (!bytes)
		return NULL;
	memcpy(bytes, &msg->head, pos);
	for (i = 0; i < msg->head.n_blobs; i++) {
		if (msg->head.len[i])
			memcpy(bytes + pos, msg->blob[i], msg->head.len[i]);
		pos += ALIGN8(msg->head.len[i]);
	}
	return bytes;
}

/**
 * ihvd_decode() - take a message apart
 * @buf: its bytes, aligned to 8 bytes
 * @len: how many
 * @msg: filled in; its blobs point into @buf
 *
 * Return: 0, or -EBADMSG if it is not well formed.
 */
int ihvd_decode(const void *buf, size_t len, struct ihvd_message *msg)
{
	const uint8_t *data = buf;
	size_t pos = sizeof(msg->head);
	unsigned int i;
	bool is_call;

	memset(msg, 0, sizeof(*msg));
	if (len < pos || len > IHVD_MAX_MESSAGE)
		return -EBADMSG;
	memcpy(&msg->head, data, pos);
	is_call = msg->head.kind == IHVD_HANDLER ||
		  msg->head.kind == IHVD_RETURNED;
	if (!is_call && msg->head.kind != IHVD_FUNCTION &&
	    msg->head.kind != IHVD_ANSWER)
		return -EBADMSG;
	if (msg->head.op >= (is_call ? (unsigned int)IHVD_N_HANDLERS :
				       (unsigned int)IHVD_N_FUNCTIONS) ||
	    msg->head.n_blobs > IHVD_N_BLOBS)
		return -EBADMSG;
	for (i = 0; i < msg->head.n_blobs; i++) {
		const size_t size = msg->head.len[i];

		if (size > len - pos || ALIGN8(size) > len - pos)
			return -EBADMSG;
		msg->blob[i] = size ? data + pos : NULL;
		pos += ALIGN8(size);
	}
	for (; i < IHVD_N_BLOBS; i++)
		if (msg->head.len[i])
			return -EBADMSG;
	return pos == len ? 0 : -EBADMSG;
}

/**
 * ihvd_receive() - receive a message
 * @fd: socket
 * @buf: %IHVD_MAX_MESSAGE bytes, aligned to 8 bytes
 * @msg: filled in; its blobs point into @buf
 *
 * Return: 1, 0 if the other side has gone, or a negative error number; -EAGAIN
 * if there is none on a socket that must not block, -EBADMSG if it is not well
 * formed.
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
