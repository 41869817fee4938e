/* SPDX-License-Identifier: BSD-3-Clause */
/* Of RPC, identifiers alone. */
#if defined(_WIN32) && __has_include_next(<rpc.h>)
#pragma GCC system_header
#include_next <rpc.h>
#elif !defined(NWIFI_RPC_H)
#define NWIFI_RPC_H

#include <stdio.h>
#include <sys/random.h>

#include "../windows.h"

typedef GUID UUID;
typedef LONG RPC_STATUS;

#define RPC_ENTRY
#define RPC_S_OK ERROR_SUCCESS
#define RPC_S_OUT_OF_MEMORY ERROR_OUTOFMEMORY
#define RPC_S_INVALID_STRING_UUID 1705
#define RPC_S_UUID_NO_ADDRESS 1739

/**
 * UuidCreate() - make an identifier that nobody else has
 * @uuid: set to one of version 4, which is random
 *
 * Return: RPC_S_OK, or RPC_S_UUID_NO_ADDRESS without randomness.
 */
static inline RPC_STATUS UuidCreate(UUID *uuid)
{
	if (getrandom(uuid, sizeof(*uuid), 0) != (ssize_t)sizeof(*uuid))
		return RPC_S_UUID_NO_ADDRESS;
	uuid->Data3 = (USHORT)((uuid->Data3 & 0x0fff) | 0x4000);
	uuid->Data4[0] = (UCHAR)((uuid->Data4[0] & 0x3f) | 0x80);
	return RPC_S_OK;
}

#endif /* NWIFI_RPC_H */
