/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Reason codes (IHV-107) and notifications (IHV-95), which the network
 * components of the second layer share.
 */
#ifndef NWIFI_L2CMN_H
#define NWIFI_L2CMN_H

#if defined(_WIN32) && __has_include_next(<l2cmn.h>)
/* The header of mingw-w64 has the numbers of sources only, that of the kits has all. */
#pragma GCC system_header
#include_next <l2cmn.h>
#endif
#include "guiddef.h"
#include "windef.h"

#ifndef L2_REASON_CODE_SUCCESS
#define L2_REASON_CODE_SUCCESS 0
#define L2_REASON_CODE_PROFILE_MISSING 0x00000001

#define L2_REASON_CODE_GROUP_SIZE 0x10000
#define L2_REASON_CODE_GEN_BASE 0x10000
#define L2_REASON_CODE_UNKNOWN (L2_REASON_CODE_GEN_BASE + 1)
#define L2_REASON_CODE_DOT11_AC_BASE 0x20000
#define L2_REASON_CODE_DOT11_MSM_BASE 0x30000
#define L2_REASON_CODE_DOT11_SECURITY_BASE 0x40000
#define L2_REASON_CODE_ONEX_BASE 0x50000
#define L2_REASON_CODE_DOT3_AC_BASE 0x60000
#define L2_REASON_CODE_DOT3_MSM_BASE 0x70000
#define L2_REASON_CODE_PROFILE_BASE 0x80000
/* Codes of extensions begin here and end below WIMAX_BASE (IHV-32). */
#define L2_REASON_CODE_IHV_BASE 0x90000
#define L2_REASON_CODE_WIMAX_BASE 0xa0000
#define L2_REASON_CODE_RESERVED_BASE 0xb0000
#endif

#ifndef L2_NOTIFICATION_SOURCE_NONE
#define L2_NOTIFICATION_SOURCE_NONE 0x00000000
#define L2_NOTIFICATION_SOURCE_DOT3_AUTO_CONFIG 0x00000001
#define L2_NOTIFICATION_SOURCE_SECURITY 0x00000002
#define L2_NOTIFICATION_SOURCE_ONEX 0x00000004
#define L2_NOTIFICATION_SOURCE_WLAN_ACM 0x00000008
#define L2_NOTIFICATION_SOURCE_WLAN_MSM 0x00000010
#define L2_NOTIFICATION_SOURCE_WLAN_SECURITY 0x00000020
#define L2_NOTIFICATION_SOURCE_WLAN_IHV 0x00000040
#define L2_NOTIFICATION_SOURCE_WLAN_HNWK 0x00000080
#endif

#ifndef L2_NOTIFICATION_CODE_PUBLIC_BEGIN
#define L2_NOTIFICATION_CODE_PUBLIC_BEGIN 0x00000000
#define L2_NOTIFICATION_CODE_GROUP_SIZE 0x00001000
#define L2_NOTIFICATION_CODE_V2_BEGIN \
	(L2_NOTIFICATION_CODE_PUBLIC_BEGIN + L2_NOTIFICATION_CODE_GROUP_SIZE)

#define L2_PROFILE_MAX_NAME_LENGTH 256

/**
 * struct _L2_NOTIFICATION_DATA - a notification for listeners (IHV-95)
 * @NotificationSource: L2_NOTIFICATION_SOURCE_WLAN_IHV, from an extension
 * @NotificationCode: kind of the notification; the bit 0x10000 is clear
 * @InterfaceGuid: identifier of the adapter, as in DOT11_ADAPTER
 * @dwDataSize: size of @pData, in bytes
 * @pData: further data in a form of the sender; NULL if there is none
 */
typedef struct _L2_NOTIFICATION_DATA {
	DWORD NotificationSource;
	DWORD NotificationCode;
	GUID InterfaceGuid;
	DWORD dwDataSize;
	PVOID pData;
} L2_NOTIFICATION_DATA, *PL2_NOTIFICATION_DATA;
#endif

#endif /* NWIFI_L2CMN_H */
