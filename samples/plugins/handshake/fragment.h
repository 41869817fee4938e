/* SPDX-License-Identifier: BSD-3-Clause */
/* The security fragment of a profile. */
#ifndef SAMPLES_HANDSHAKE_FRAGMENT_H
#define SAMPLES_HANDSHAKE_FRAGMENT_H

#include <wlanihv.h>

#define FRAGMENT_NAMESPACE "urn:nwifi:sample:handshake:1"
#define SECRET_LENGTH 32

/* Reasons of profiles that cannot be used and of failed connections (IHV-32) */
#define REASON_NO_FRAGMENT (L2_REASON_CODE_IHV_BASE + 1)
#define REASON_BAD_FRAGMENT (L2_REASON_CODE_IHV_BASE + 2)
#define REASON_BAD_SECRET (L2_REASON_CODE_IHV_BASE + 3)

DWORD fragment_parse(const WCHAR *text, UCHAR secret[SECRET_LENGTH]);

#endif /* SAMPLES_HANDSHAKE_FRAGMENT_H */
