// SPDX-License-Identifier: BSD-3-Clause
/*
 * An extension for networks whose Beacons have an element of the vendor. It
 * recognizes these networks, makes profiles for them, and accepts all of them.
 * README.md describes the fragment.
 *
 * Pages: Creating Network Profile Extensions; Validating Network Profile
 * Extensions; DOT11EXTIHV_PERFORM_CAPABILITY_MATCH.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <utf16.h>

#include "../accept.h"
#include "../common.h"
#include "../element.h"

#define FRAGMENT u"<VendorElement xmlns=\"urn:nwifi:sample:vendor-element:1\"/>"

/* The fragment in the form that a discovery profile has (IHV-31) */
static const WCHAR delimited[] =
	u"<IHV xmlns=\"http://www.microsoft.com/networking/WLAN/profile/v1\">"
	FRAGMENT u"</IHV>";
static const WCHAR fragment[] = FRAGMENT;

/* Reason codes (IHV-32) */
#define REASON_FRAGMENT (L2_REASON_CODE_IHV_BASE + 1)
#define REASON_NETWORK (L2_REASON_CODE_IHV_BASE + 2)

/* Vendor-specific element (9.4.2.25) with a locally administered OUI */
#define ELEMENT_ID 221
static const UCHAR oui[] = { 0x02, 0x6e, 0x77 };

static DOT11EXT_APIS host;

static bool elements_have_ours(const UCHAR *elements, size_t length)
{
	const UCHAR *element;

	while ((element = element_next(&elements, &length)))
		if (element[0] == ELEMENT_ID && element[1] >= sizeof(oui) &&
		    !memcmp(element + ELEMENT_HEAD, oui, sizeof(oui)))
			return true;
	return false;
}

/* Count the BSSs of a list, and those with the element (IHV-33). */
static void bss_count(const DOT11_BSS_LIST *list, ULONG *all, ULONG *ours)
{
	const size_t head = offsetof(DOT11_BSS_ENTRY, ucBuffer);
	const UCHAR *bytes = list ? list->pucBuffer : NULL;
	size_t left = list ? list->uNumOfBytes : 0;
	ULONG length;

	*all = *ours = 0;
	while (left >= head) {
		/* The entries are packed, so nothing in them is aligned. */
		memcpy(&length, bytes + offsetof(DOT11_BSS_ENTRY,
						 uBufferLength),
		       sizeof(length));
		if (length > left - head)
			break;
		++*all;
		*ours += elements_have_ours(bytes + head, length);
		bytes += head + length;
		left -= head + length;
	}
}

static DWORD outcome_set(DWORD error, PDWORD reason, DWORD why)
{
	*reason = error == ERROR_SUCCESS ? L2_REASON_CODE_SUCCESS : why;
	return error;
}

static DWORD WINAPI validate_profile(HANDLE adapter,
				     PDOT11EXT_IHV_PROFILE_PARAMS params,
				     PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				     PDOT11EXT_IHV_SECURITY_PROFILE sec,
				     PDWORD reason)
{
	const WCHAR *text = conn ? conn->pszXmlFragmentIhvConnectivity : NULL;

	UNREFERENCED_PARAMETER(adapter);
	UNREFERENCED_PARAMETER(params);
	UNREFERENCED_PARAMETER(sec);
	return outcome_set(text && !nwifi_utf16_compare(text, fragment) ?
			   ERROR_SUCCESS : ERROR_BAD_PROFILE, reason,
			   REASON_FRAGMENT);
}

/* One BSS with the element is enough (decision I-4). */
static DWORD WINAPI capability_match(HANDLE adapter,
				     PDOT11EXT_IHV_PROFILE_PARAMS params,
				     PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				     PDOT11EXT_IHV_SECURITY_PROFILE sec,
				     PDOT11_BSS_LIST networks, PDWORD reason)
{
	ULONG all, ours;

	UNREFERENCED_PARAMETER(adapter);
	UNREFERENCED_PARAMETER(params);
	UNREFERENCED_PARAMETER(conn);
	UNREFERENCED_PARAMETER(sec);
	bss_count(networks, &all, &ours);
	return outcome_set(ours ? ERROR_SUCCESS : ERROR_NOT_SUPPORTED, reason,
			   REASON_NETWORK);
}

/* The host frees both buffers (IHV-97). */
static DWORD profile_make(PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST list)
{
	DOT11EXT_IHV_DISCOVERY_PROFILE *profile;
	LPVOID buffer, text;

	if (host.Dot11ExtAllocateBuffer(sizeof(*profile), &buffer) !=
	    ERROR_SUCCESS)
		return ERROR_OUTOFMEMORY;
	if (host.Dot11ExtAllocateBuffer(sizeof(delimited), &text) !=
	    ERROR_SUCCESS) {
		host.Dot11ExtFreeBuffer(buffer);
		return ERROR_OUTOFMEMORY;
	}
	memcpy(text, delimited, sizeof(delimited));
	profile = buffer;
	memset(profile, 0, sizeof(*profile));
	profile->IhvConnectivityProfile.pszXmlFragmentIhvConnectivity = text;
	list->dwCount = 1;
	list->pIhvDiscoveryProfiles = profile;
	return ERROR_SUCCESS;
}

/* A profile has to be usable with every BSS, so each needs the element. */
static DWORD WINAPI discovery_profiles(
	HANDLE adapter, BOOL insecure, PDOT11EXT_IHV_PROFILE_PARAMS params,
	PDOT11_BSS_LIST networks, PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST list,
	PDWORD reason)
{
	DWORD error = ERROR_NOT_SUPPORTED;
	ULONG all, ours;

	UNREFERENCED_PARAMETER(adapter);
	UNREFERENCED_PARAMETER(params);
	memset(list, 0, sizeof(*list));
	bss_count(networks, &all, &ours);
	/*
	 * With @insecure only secure profiles may be returned (decision I-5).
	 */
	if (!insecure && all && ours == all)
		error = profile_make(list);
	return outcome_set(error, reason, REASON_NETWORK);
}

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	return common_version(info);
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS api,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	UNREFERENCED_PARAMETER(version);
	UNREFERENCED_PARAMETER(reserved);
	host = *api;
	accept_init(api, handlers);
	handlers->Dot11ExtIhvValidateProfile = validate_profile;
	handlers->Dot11ExtIhvPerformCapabilityMatch = capability_match;
	handlers->Dot11ExtIhvCreateDiscoveryProfiles = discovery_profiles;
	return ERROR_SUCCESS;
}
