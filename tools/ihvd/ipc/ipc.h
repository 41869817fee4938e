/* SPDX-License-Identifier: GPL-2.0-only */
/* Messages between the daemon and the process that runs a plugin. */
#ifndef IHVD_IPC_H
#define IHVD_IPC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * DOC: the channel
 *
 * A socket pair that keeps the bounds of messages. Either side calls the
 * other: the daemon handlers, the plugin functions. A call carries a cookie,
 * which its return repeats. Both ends are the same program, so numbers are in
 * host byte order and members have no padding.
 *
 * The daemon takes nothing for granted that comes from a plugin's process: a
 * message that is not well formed is the end of that process.
 */

/* No message is longer; a list of BSSs is cut to fit. */
#define IHVD_MAX_MESSAGE	(160 * 1024)
#define IHVD_N_ARGS		8
#define IHVD_N_BLOBS		6

/**
 * enum ihvd_kind - what a message is
 * @IHVD_HANDLER: the daemon calls a handler
 * @IHVD_RETURNED: it has returned
 * @IHVD_FUNCTION: the plugin calls a function
 * @IHVD_ANSWER: what it returns
 */
enum ihvd_kind {
	IHVD_HANDLER = 1,
	IHVD_RETURNED,
	IHVD_FUNCTION,
	IHVD_ANSWER,
};

/*
 * enum ihvd_handler: the handlers, in the order of DOT11EXT_IHV_HANDLERS
 *
 * The entry points that are found by name are called by the process itself
 * when it starts; the result comes as the return of IHVD_START.
 */
enum ihvd_handler {
	IHVD_START,
	IHVD_DEINIT_SERVICE,
	IHVD_INIT_ADAPTER,
	IHVD_DEINIT_ADAPTER,
	IHVD_PERFORM_PRE_ASSOCIATE,
	IHVD_ADAPTER_RESET,
	IHVD_PERFORM_POST_ASSOCIATE,
	IHVD_STOP_POST_ASSOCIATE,
	IHVD_VALIDATE_PROFILE,
	IHVD_PERFORM_CAPABILITY_MATCH,
	IHVD_CREATE_DISCOVERY_PROFILES,
	IHVD_PROCESS_SESSION_CHANGE,
	IHVD_RECEIVE_INDICATION,
	IHVD_RECEIVE_PACKET,
	IHVD_SEND_PACKET_COMPLETION,
	IHVD_IS_UI_REQUEST_PENDING,
	IHVD_PROCESS_UI_RESPONSE,
	IHVD_QUERY_UI_REQUEST,
	IHVD_ONEX_INDICATE_RESULT,
	IHVD_CONTROL,
	IHVD_N_HANDLERS,
};

/*
 * enum ihvd_function: the functions, in the order of DOT11EXT_APIS and
 * DOT11EXT_VIRTUAL_STATION_APIS
 *
 * Dot11ExtAllocateBuffer and Dot11ExtFreeBuffer do not leave the process.
 */
enum ihvd_function {
	IHVD_SET_PROFILE_CUSTOM_USER_DATA,
	IHVD_GET_PROFILE_CUSTOM_USER_DATA,
	IHVD_SET_CURRENT_PROFILE,
	IHVD_SEND_UI_REQUEST,
	IHVD_PRE_ASSOCIATE_COMPLETION,
	IHVD_POST_ASSOCIATE_COMPLETION,
	IHVD_SEND_NOTIFICATION,
	IHVD_SEND_PACKET,
	IHVD_SET_ETHERTYPE_HANDLING,
	IHVD_SET_AUTH_ALGORITHM,
	IHVD_SET_UNICAST_CIPHER_ALGORITHM,
	IHVD_SET_MULTICAST_CIPHER_ALGORITHM,
	IHVD_SET_DEFAULT_KEY,
	IHVD_SET_KEY_MAPPING_KEY,
	IHVD_SET_DEFAULT_KEY_ID,
	IHVD_NIC_SPECIFIC_EXTENSION,
	IHVD_SET_EXCLUDE_UNENCRYPTED,
	IHVD_START_ONEX,
	IHVD_STOP_ONEX,
	IHVD_PROCESS_ONEX_PACKET,
	IHVD_REQUEST_VIRTUAL_STATION,
	IHVD_RELEASE_VIRTUAL_STATION,
	IHVD_QUERY_VIRTUAL_STATION_PROPERTIES,
	IHVD_SET_VIRTUAL_STATION_AP_PROPERTIES,
	IHVD_N_FUNCTIONS,
};

/* in_handler of a function that is not called from inside a handler */
#define IHVD_NO_HANDLER		UINT32_MAX

/**
 * struct ihvd_head - what every message begins with
 * @kind: enum ihvd_kind
 * @op: enum ihvd_handler or enum ihvd_function
 * @cookie: repeated by the return; zero if none is expected
 * @adapter: service handle, zero for none
 * @result: Win32 error, of a return
 * @reason: reason code, of a return
 * @in_handler: of a function: the handler whose thread calls it
 * @n_blobs: how many of @len are used
 * @arg: numbers; what they mean depends on @op
 * @len: bytes of each blob
 */
struct ihvd_head {
	uint32_t kind;
	uint32_t op;
	uint32_t cookie;
	uint32_t adapter;
	uint32_t result;
	uint32_t reason;
	uint32_t in_handler;
	uint32_t n_blobs;
	uint64_t arg[IHVD_N_ARGS];
	uint32_t len[IHVD_N_BLOBS];
};

/**
 * struct ihvd_message - a message and its variable parts
 * @head: see there
 * @blob: the variable parts, each aligned to 8 bytes; NULL if it has no bytes
 *
 * What ihvd_receive() has filled in points into its buffer.
 */
struct ihvd_message {
	struct ihvd_head head;
	const void *blob[IHVD_N_BLOBS];
};

const char *ihvd_handler_name(uint32_t handler);
const char *ihvd_function_name(uint32_t function);

bool ihvd_add_blob(struct ihvd_message *msg, const void *data, size_t len);
int ihvd_send(int fd, const struct ihvd_message *msg);
void *ihvd_flatten(const struct ihvd_message *msg, size_t *len);
int ihvd_decode(const void *buf, size_t len, struct ihvd_message *msg);
int ihvd_receive(int fd, void *buf, struct ihvd_message *msg);

#endif /* IHVD_IPC_H */
