// SPDX-License-Identifier: GPL-2.0-only
/*
 * Names of numbers. The numbers of Native 802.11 are those of include/nwifi,
 * the numbers of the netlink family are those of its generated header.
 */
#include <inttypes.h>
#include <linux/nwifi.h>
#include <stdio.h>
#include <string.h>
#include <windot11.h>

#include "lib/attr.h"
#include "lib/names.h"

/* Look up a number in a table that is indexed by it, or in one of pairs. */
#define NAME_INDEXED(_table, _n) \
	((_n) < NWC_ARRAY_SIZE(_table) ? (_table)[_n] : NULL)
#define NAME_FOUND(_table, _n) \
	name_find(_table, NWC_ARRAY_SIZE(_table), _n)

/**
 * struct name - a number and its name
 * @number: the number
 * @name: its name
 */
struct name {
	uint32_t number;
	const char *name;
};

static const char *name_find(const struct name *table, size_t n,
			     uint32_t number)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (table[i].number == number)
			return table[i].name;
	}
	return NULL;
}

static const char * const states[] = {
	[NWIFI_STATE_INIT] = "INIT",
	[NWIFI_STATE_OP] = "OP",
};

/* The letters are those of Documentation/spec/miniport.md, section 16. */
static const struct {
	const char *letters;
	const char *name;
} phases[] = {
	{ "I", "idle" },
	{ "C", "connecting" },
	{ "CA", "connecting" },
	{ "A", "connected" },
	{ "L", "lost" },
	{ "R", "roaming" },
	{ "RA", "roaming" },
};

static const char * const port_owners[] = {
	[NWIFI_PORT_OWNER_NONE] = "none",
	[NWIFI_PORT_OWNER_OS] = "os",
	[NWIFI_PORT_OWNER_IHV] = "ihv",
};

static const char * const ihv_phases[] = {
	[NWIFI_IHV_PHASE_CALL] = "call",
	[NWIFI_IHV_PHASE_RETURN] = "return",
	[NWIFI_IHV_PHASE_COMPLETION] = "completion",
};

static const struct name settings[] = {
	{ NWIFI_SETTING_EXTENSION_REQUIRED, "extension-required" },
};

static const char * const port_actions[] = {
	[NWIFI_PORT_ACTION_CREATE] = "create",
	[NWIFI_PORT_ACTION_OPEN] = "open",
	[NWIFI_PORT_ACTION_CLOSE] = "close",
	[NWIFI_PORT_ACTION_DELETE] = "delete",
};

static const char * const port_causes[] = {
	[NWIFI_PORT_CAUSE_EXPLICIT] = "explicit",
	[NWIFI_PORT_CAUSE_IMPLICIT] = "implicit",
	[NWIFI_PORT_CAUSE_REMOVAL] = "removal",
};

static const char * const adapter_actions[] = {
	[NWIFI_ADAPTER_ACTION_ARRIVAL] = "arrival",
	[NWIFI_ADAPTER_ACTION_REMOVAL] = "removal",
};

static const char * const drops[] = {
	[NWIFI_DROP_TX_NO_PORT] = "tx_no_port",
	[NWIFI_DROP_TX_PORT_CLOSED] = "tx_port_closed",
	[NWIFI_DROP_TX_TOO_SHORT] = "tx_too_short",
	[NWIFI_DROP_TX_BACKLOG] = "tx_backlog",
	[NWIFI_DROP_TX_LOWER] = "tx_lower",
	[NWIFI_DROP_RX_NO_PORT] = "rx_no_port",
	[NWIFI_DROP_RX_PORT_CLOSED] = "rx_port_closed",
	[NWIFI_DROP_RX_DOWN] = "rx_down",
	[NWIFI_DROP_RX_BACKLOG] = "rx_backlog",
	[NWIFI_DROP_RX_NOT_PEER] = "rx_not_peer",
	[NWIFI_DROP_RX_EXEMPTION] = "rx_exemption",
	[NWIFI_DROP_TX_FOREIGN_SOURCE] = "tx_foreign_source",
	[NWIFI_DROP_RX_UNENCRYPTED] = "rx_unencrypted",
	[NWIFI_DROP_TX_PAST_GATE] = "tx_past_gate",
};

/* A cause added to the family has to get its name here as well. */
_Static_assert(NWC_ARRAY_SIZE(drops) == NWIFI_DROP_MAX + 1,
	       "every drop cause has a name");

static const char * const bss_types[] = {
	[dot11_BSS_type_infrastructure] = "infrastructure",
	[dot11_BSS_type_independent] = "independent",
	[dot11_BSS_type_any] = "any",
};

static const char * const ds_infos[] = {
	[DOT11_DS_CHANGED] = "changed",
	[DOT11_DS_UNCHANGED] = "unchanged",
	[DOT11_DS_UNKNOWN] = "unknown",
};

static const char * const qos_protocols[] = {
	[0] = "none",
	[DOT11_QOS_PROTOCOL_FLAG_WMM] = "WMM",
	[DOT11_QOS_PROTOCOL_FLAG_11E] = "802.11e",
};

#define AUTH(_name) \
	[DOT11_AUTH_ALGO_##_name] = #_name
static const char * const auths[] = {
	AUTH(80211_OPEN),
	AUTH(80211_SHARED_KEY),
	AUTH(WPA),
	AUTH(WPA_PSK),
	AUTH(WPA_NONE),
	AUTH(RSNA),
	AUTH(RSNA_PSK),
	AUTH(WPA3_ENT_192),
	AUTH(WPA3_SAE),
	AUTH(OWE),
	AUTH(WPA3_ENT),
};

#define CIPHER(_name)	{ DOT11_CIPHER_ALGO_##_name, #_name }
static const struct name ciphers[] = {
	CIPHER(NONE),
	CIPHER(WEP40),
	CIPHER(TKIP),
	CIPHER(CCMP),
	CIPHER(WEP104),
	CIPHER(BIP),
	CIPHER(GCMP),
	CIPHER(GCMP_256),
	CIPHER(CCMP_256),
	CIPHER(BIP_GMAC_128),
	CIPHER(BIP_GMAC_256),
	CIPHER(BIP_CMAC_256),
	CIPHER(RSN_USE_GROUP),
	CIPHER(WEP),
};

#define NDIS(_name) \
	{ (uint32_t)NDIS_STATUS_##_name, "NDIS_STATUS_" #_name }
static const struct name ndis_statuses[] = {
	NDIS(SUCCESS),
	NDIS(PENDING),
	NDIS(BUFFER_OVERFLOW),
	NDIS(FAILURE),
	NDIS(NOT_SUPPORTED),
	NDIS(RESOURCES),
	NDIS(INVALID_STATE),
	NDIS(BAD_VERSION),
	NDIS(REQUEST_ABORTED),
	NDIS(RESET_IN_PROGRESS),
	NDIS(INVALID_LENGTH),
	NDIS(INVALID_DATA),
	NDIS(UNSUPPORTED_MEDIA),
	NDIS(DOT11_AUTO_CONFIG_ENABLED),
	NDIS(DOT11_MEDIA_IN_USE),
	NDIS(DOT11_POWER_STATE_INVALID),
};

#define ASSOC(_name, _text) \
	[DOT11_ASSOC_STATUS_##_name] = (_text)
static const char * const assoc_statuses[] = {
	ASSOC(SUCCESS, "success"),
	ASSOC(FAILURE, "failure"),
	ASSOC(UNREACHABLE, "unreachable"),
	ASSOC(RADIO_OFF, "radio off"),
	ASSOC(PHY_DISABLED, "PHY disabled"),
	ASSOC(CANCELLED, "cancelled"),
	ASSOC(CANDIDATE_LIST_EXHAUSTED, "candidate list exhausted"),
	ASSOC(DISASSOCIATED_BY_OS, "disassociated by OS"),
	ASSOC(DISASSOCIATED_BY_ROAMING, "disassociated by roaming"),
	ASSOC(DISASSOCIATED_BY_RESET, "disassociated by reset"),
	ASSOC(SYSTEM_ERROR, "system error"),
	ASSOC(ROAMING_BETTER_AP_FOUND, "roaming: better AP found"),
	ASSOC(ROAMING_ASSOCIATION_LOST, "roaming: association lost"),
	ASSOC(ROAMING_ADHOC, "roaming: larger ad hoc network"),
};

/* IEEE 802.11 reason codes */
static const struct name reasons[] = {
	{ 1, "Unspecified reason" },
	{ 2, "Previous authentication no longer valid" },
	{ 3, "Deauthenticated because sending STA is leaving" },
	{ 4, "Disassociated due to inactivity" },
	{ 5, "AP is unable to handle all associated STAs" },
	{ 6, "Class 2 frame received from nonauthenticated STA" },
	{ 7, "Class 3 frame received from nonassociated STA" },
	{ 8, "Disassociated because sending STA is leaving" },
	{ 9, "STA requesting association is not authenticated" },
	{ 10, "Power capability unacceptable" },
	{ 11, "Supported channels unacceptable" },
	{ 12, "BSS transition" },
	{ 13, "Invalid element" },
	{ 14, "MIC failure" },
	{ 15, "4-way handshake timeout" },
	{ 16, "Group key handshake timeout" },
	{ 17, "Element in handshake differs from Beacon" },
	{ 18, "Invalid group cipher" },
	{ 19, "Invalid pairwise cipher" },
	{ 20, "Invalid AKMP" },
	{ 21, "Unsupported RSNE version" },
	{ 22, "Invalid RSNE capabilities" },
	{ 23, "IEEE 802.1X authentication failed" },
	{ 24, "Cipher suite rejected by security policy" },
	{ 25, "TDLS peer unreachable" },
	{ 26, "TDLS teardown" },
	{ 27, "Requested by service provider" },
	{ 28, "No roaming agreement" },
	{ 29, "Requested service rejected for cipher or AKM" },
	{ 30, "Requested service not authorized here" },
	{ 31, "TS deleted for change of service" },
	{ 32, "Unspecified QoS reason" },
	{ 33, "Insufficient bandwidth at QoS AP" },
	{ 34, "Excessive unacknowledged frames" },
	{ 35, "Transmitting outside TXOP limits" },
	{ 36, "Peer is leaving or resetting" },
	{ 37, "Peer does not want to use the mechanism" },
	{ 38, "Peer received frames without setup" },
	{ 39, "Timeout" },
	{ 45, "Cipher suite not supported by peer" },
	{ 46, "Authorized access limit reached" },
	{ 47, "External service requirements" },
	{ 48, "Invalid FT Action frame count" },
	{ 49, "Invalid PMKID" },
	{ 50, "Invalid MDE" },
	{ 51, "Invalid FTE" },
};

/* IEEE 802.11 status codes */
static const struct name status_codes[] = {
	{ 1, "Unspecified failure" },
	{ 5, "Security disabled" },
	{ 6, "Unacceptable lifetime" },
	{ 7, "Not in same BSS" },
	{ 10, "Cannot support all requested capabilities" },
	{ 11, "Existing association cannot be confirmed" },
	{ 12, "Denied for a reason outside the standard" },
	{ 13, "Authentication algorithm not supported" },
	{ 14, "Authentication sequence number out of order" },
	{ 15, "Challenge failure" },
	{ 16, "Authentication timeout" },
	{ 17, "AP is unable to handle more STAs" },
	{ 18, "Basic rates not supported" },
	{ 19, "Short preamble not supported" },
	{ 22, "Spectrum management required" },
	{ 23, "Power capability unacceptable" },
	{ 24, "Supported channels unacceptable" },
	{ 25, "Short slot time not supported" },
	{ 27, "HT not supported" },
	{ 28, "R0KH unreachable" },
	{ 29, "PCO transition time not supported" },
	{ 30, "Refused temporarily, try again later" },
	{ 31, "Robust management frame policy violation" },
	{ 32, "Unspecified QoS failure" },
	{ 33, "Insufficient bandwidth at QoS AP" },
	{ 34, "Poor channel conditions" },
	{ 35, "QoS not supported" },
	{ 37, "Request declined" },
	{ 38, "Invalid parameters" },
	{ 39, "Rejected with suggested changes" },
	{ 40, "Invalid element" },
	{ 41, "Invalid group cipher" },
	{ 42, "Invalid pairwise cipher" },
	{ 43, "Invalid AKMP" },
	{ 44, "Unsupported RSNE version" },
	{ 45, "Invalid RSNE capabilities" },
	{ 46, "Cipher suite rejected by security policy" },
	{ 51, "Listen interval too large" },
	{ 52, "Invalid FT Action frame count" },
	{ 53, "Invalid PMKID" },
	{ 54, "Invalid MDE" },
	{ 55, "Invalid FTE" },
	{ 72, "Invalid RSNE" },
	{ 76, "Anti-clogging token required" },
	{ 77, "Finite cyclic group not supported" },
	{ 82, "Rejected with suggested BSS transition" },
	{ 93, "AP is out of memory" },
	{ 104, "VHT not supported" },
	{ 112, "Fast initial link setup authentication failure" },
	{ 113, "Unknown authentication server" },
	{ 123, "Unknown password identifier" },
	{ 124, "HE not supported" },
	{ 126, "SAE hash-to-element" },
	{ 127, "SAE public key" },
};

/**
 * nwc_state_name() - name an ExtSTA operating state
 * @state: enum nwifi_state
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_state_name(uint32_t state)
{
	return NAME_INDEXED(states, state);
}

/**
 * nwc_phase_name() - name a phase of the station
 * @phase: letters of the phase
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_phase_name(struct nwc_blob phase)
{
	size_t i;

	for (i = 0; i < NWC_ARRAY_SIZE(phases); i++) {
		if (phase.len == strlen(phases[i].letters) &&
		    !memcmp(phase.data, phases[i].letters, phase.len))
			return phases[i].name;
	}
	return NULL;
}

/**
 * nwc_port_owner_name() - name who authenticates a port
 * @owner: enum nwifi_port_owner
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_port_owner_name(uint32_t owner)
{
	return NAME_INDEXED(port_owners, owner);
}

/**
 * nwc_port_action_name() - name what happened to a port
 * @action: enum nwifi_port_action
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_port_action_name(uint32_t action)
{
	return NAME_INDEXED(port_actions, action);
}

/**
 * nwc_ihv_phase_name() - name the phase of a handler or function
 * @phase: enum nwifi_ihv_phase
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_ihv_phase_name(uint32_t phase)
{
	return NAME_INDEXED(ihv_phases, phase);
}

/**
 * nwc_port_cause_name() - name why a port was deleted
 * @cause: enum nwifi_port_cause
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_port_cause_name(uint32_t cause)
{
	return NAME_INDEXED(port_causes, cause);
}

/**
 * nwc_adapter_action_name() - name what happened to an adapter
 * @action: enum nwifi_adapter_action
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_adapter_action_name(uint32_t action)
{
	return NAME_INDEXED(adapter_actions, action);
}

/**
 * nwc_drop_name() - name why the port gate refused a frame
 * @drop: enum nwifi_drop
 *
 * Return: name in lower case with underscores, or NULL if unknown.
 */
const char *nwc_drop_name(unsigned int drop)
{
	return NAME_INDEXED(drops, drop);
}

/**
 * nwc_bss_type_name() - name a kind of network
 * @type: DOT11_BSS_TYPE
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_bss_type_name(uint32_t type)
{
	return NAME_INDEXED(bss_types, type);
}

/**
 * nwc_ds_info_name() - name whether the distribution system changed
 * @info: DOT11_DS_INFO
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_ds_info_name(uint32_t info)
{
	return NAME_INDEXED(ds_infos, info);
}

/**
 * nwc_qos_name() - name the QoS protocol of an association
 * @protocol: DOT11_QOS_PROTOCOL flag
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_qos_name(uint32_t protocol)
{
	return NAME_INDEXED(qos_protocols, protocol);
}

/**
 * nwc_auth_name() - name an authentication algorithm
 * @auth: DOT11_AUTH_ALGORITHM
 *
 * Return: documented name without DOT11_AUTH_ALGO_, or NULL if unknown.
 */
const char *nwc_auth_name(uint32_t auth)
{
	return NAME_INDEXED(auths, auth);
}

/**
 * nwc_cipher_name() - name a cipher algorithm
 * @cipher: DOT11_CIPHER_ALGORITHM
 *
 * Return: documented name without DOT11_CIPHER_ALGO_, or NULL if unknown.
 */
const char *nwc_cipher_name(uint32_t cipher)
{
	return NAME_FOUND(ciphers, cipher);
}

/**
 * nwc_ndis_status_name() - name an NDIS status code
 * @status: NDIS_STATUS
 *
 * Return: documented name, or NULL if unknown.
 */
const char *nwc_ndis_status_name(uint32_t status)
{
	return NAME_FOUND(ndis_statuses, status);
}

/**
 * nwc_name_or_number() - choose what to show for a number
 * @name: result of one of the functions above
 * @number: number that the function was called with
 * @buf: buffer for the number, used if there is no name
 *
 * Return: @name, or the number in hexadecimal.
 */
const char *nwc_name_or_number(const char *name, uint32_t number,
			       char buf[static NWC_NUMBER_TEXT])
{
	if (name)
		return name;
	snprintf(buf, NWC_NUMBER_TEXT, "0x%" PRIx32, number);
	return buf;
}

/**
 * nwc_status_text() - describe a DOT11_ASSOC_STATUS
 * @status: DOT11_ASSOC_STATUS
 * @buf: where to write
 *
 * The low half of a status that reports a frame is the reason or status code
 * of that frame.
 *
 * Return: @buf.
 */
char *nwc_status_text(uint32_t status, char buf[static NWC_STATUS_TEXT])
{
	const char *kind = NULL, *what = "reason", *text = NULL;
	uint32_t code = status & DOT11_ASSOC_STATUS_REASON_CODE_MASK;

	switch (status & ~DOT11_ASSOC_STATUS_REASON_CODE_MASK) {
	case 0:
		text = NAME_INDEXED(assoc_statuses, status);
		snprintf(buf, NWC_STATUS_TEXT, "0x%" PRIx32 " %s", status,
			 text ?: "unknown status");
		return buf;
	case DOT11_ASSOC_STATUS_PEER_DEAUTHENTICATED:
		kind = "peer deauthenticated";
		text = NAME_FOUND(reasons, code);
		break;
	case DOT11_ASSOC_STATUS_PEER_DISASSOCIATED:
		kind = "peer disassociated";
		text = NAME_FOUND(reasons, code);
		break;
	case DOT11_ASSOC_STATUS_ASSOCIATION_RESPONSE:
		kind = "response";
		what = "status";
		text = NAME_FOUND(status_codes, code);
		break;
	default:
		snprintf(buf, NWC_STATUS_TEXT, "0x%" PRIx32 " %s", status,
			 status >= DOT11_ASSOC_STATUS_IHV_START ?
			 "IHV status" : "unknown status");
		return buf;
	}
	snprintf(buf, NWC_STATUS_TEXT, "0x%" PRIx32 " %s, %s %" PRIu32
		 "%s%s%s", status, kind, what, code, text ? " (" : "",
		 text ?: "", text ? ")" : "");
	return buf;
}

/**
 * nwc_setting_name() - name of a setting of an adapter
 * @setting: one of enum nwifi_setting
 *
 * Return: its name, or NULL.
 */
const char *nwc_setting_name(uint32_t setting)
{
	return NAME_FOUND(settings, setting);
}

/**
 * nwc_setting_find() - find a setting of an adapter
 * @name: its name
 *
 * Return: one of enum nwifi_setting, or 0.
 */
uint32_t nwc_setting_find(const char *name)
{
	size_t i;

	for (i = 0; i < NWC_ARRAY_SIZE(settings); i++)
		if (!strcmp(settings[i].name, name))
			return settings[i].number;
	return 0;
}
