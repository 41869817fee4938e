// SPDX-License-Identifier: GPL-2.0-only
/*
 * A plugin that lets everybody in, and sets keys before there is an association:
 * the default key id first, then the key.
 */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "accept.h"
#include "common.h"

#define KEY_ID	2
#define KEY_LEN	16

static DOT11EXT_APIS host;

static DWORD set_key(HANDLE service)
{
	struct {
		DOT11_CIPHER_DEFAULT_KEY_VALUE value;
		UCHAR more[64];
	} key = { .value = {
		.uKeyIndex = KEY_ID,
		.AlgorithmId = DOT11_CIPHER_ALGO_CCMP,
		.bStatic = TRUE,
	} };
	DOT11_KEY_ALGO_CCMP *ccmp = (void *)key.value.ucKey;

	ccmp->ulCCMPKeyLength = KEY_LEN;
	memset(ccmp->ucCCMPKey, 0x5a, KEY_LEN);
	key.value.usKeyLength = offsetof(DOT11_KEY_ALGO_CCMP, ucCCMPKey) +
		KEY_LEN;
	return host.Dot11ExtSetDefaultKey(service, &key.value, DOT11_DIR_BOTH);
}

static DWORD WINAPI before_pre(HANDLE service, HANDLE session, DWORD reason,
			       DWORD error)
{
	DWORD id = host.Dot11ExtSetDefaultKeyId(service, KEY_ID);

	fprintf(stderr, "static: id %u, key %u\n", id, set_key(service));
	return host.Dot11ExtPreAssociateCompletion(service, session, reason,
						   error);
}

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	return common_version(info);
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS api,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	static DOT11EXT_APIS wrapped;

	UNREFERENCED_PARAMETER(version);
	UNREFERENCED_PARAMETER(reserved);
	host = *api;
	wrapped = *api;
	wrapped.Dot11ExtPreAssociateCompletion = before_pre;
	accept_init(&wrapped, handlers);
	return ERROR_SUCCESS;
}
