/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Byte orders. A plugin has no sockets: the filter of its process refuses them.
 */
#if defined(_WIN32) && __has_include_next(<winsock2.h>)
#pragma GCC system_header
#include_next <winsock2.h>
#elif !defined(NWIFI_WINSOCK2_H)
#define NWIFI_WINSOCK2_H

#include <arpa/inet.h>

#include "../windows.h"

#endif /* NWIFI_WINSOCK2_H */
