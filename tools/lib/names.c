// SPDX-License-Identifier: GPL-2.0-only
/* Names that the Native 802.11 documentation gives to numbers. */
#include <inttypes.h>
#include <linux/nwifi.h>
#include <stdio.h>

#include "lib/attr.h"
#include "lib/names.h"

/* For numbers without gaps, and for those with. */
#define INDEXED(_table, _n) \
	((_n) < NWC_ARRAY_SIZE(_table) ? (_table)[_n] : NULL)
#define LOOKED_UP(_table, _n) \
	lookup(_table, NWC_ARRAY_SIZE(_table), _n)

struct name {
	uint32_t number;
	const char *name;
};

static const char *lookup(const struct name *table, size_t n, uint32_t number)
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
};

/* A cause added to the family has to get its name here as well. */
_Static_assert(NWC_ARRAY_SIZE(drops) == NWIFI_DROP_MAX + 1,
	       "every drop cause has a name");

static const char * const bss_types[] = {
	[1] = "infrastructure",
	[2] = "independent",
	[3] = "any",
};

static const char * const ds_infos[] = {
	"changed", "unchanged", "unknown",
};

static const char * const qos_protocols[] = {
	"none", "WMM", "802.11e",
};

/* DOT11_AUTH_ALGO_ */
static const char * const auths[] = {
	[1] = "80211_OPEN",
	[2] = "80211_SHARED_KEY",
	[3] = "WPA",
	[4] = "WPA_PSK",
	[5] = "WPA_NONE",
	[6] = "RSNA",
	[7] = "RSNA_PSK",
	[8] = "WPA3_ENT_192",
	[9] = "WPA3_SAE",
	[10] = "OWE",
	[11] = "WPA3_ENT",
};

/* DOT11_CIPHER_ALGO_ */
static const struct name ciphers[] = {
	{ 0x00, "NONE" },
	{ 0x01, "WEP40" },
	{ 0x02, "TKIP" },
	{ 0x04, "CCMP" },
	{ 0x05, "WEP104" },
	{ 0x06, "BIP" },
	{ 0x08, "GCMP" },
	{ 0x09, "GCMP_256" },
	{ 0x0a, "CCMP_256" },
	{ 0x0b, "BIP_GMAC_128" },
	{ 0x0c, "BIP_GMAC_256" },
	{ 0x0d, "BIP_CMAC_256" },
	{ 0x100, "RSN_USE_GROUP" },
	{ 0x101, "WEP" },
};

/* NDIS_STATUS_ */
static const struct name ndis_statuses[] = {
	{ 0x00000000, "NDIS_STATUS_SUCCESS" },
	{ 0x00000103, "NDIS_STATUS_PENDING" },
	{ 0x80000005, "NDIS_STATUS_BUFFER_OVERFLOW" },
	{ 0xc0000001, "NDIS_STATUS_FAILURE" },
	{ 0xc00000bb, "NDIS_STATUS_NOT_SUPPORTED" },
	{ 0xc000009a, "NDIS_STATUS_RESOURCES" },
	{ 0xc0000184, "NDIS_STATUS_INVALID_STATE" },
	{ 0xc0010004, "NDIS_STATUS_BAD_VERSION" },
	{ 0xc001000c, "NDIS_STATUS_REQUEST_ABORTED" },
	{ 0xc001000d, "NDIS_STATUS_RESET_IN_PROGRESS" },
	{ 0xc0010014, "NDIS_STATUS_INVALID_LENGTH" },
	{ 0xc0010015, "NDIS_STATUS_INVALID_DATA" },
	{ 0xc0010019, "NDIS_STATUS_UNSUPPORTED_MEDIA" },
	{ 0xc0232000, "NDIS_STATUS_DOT11_AUTO_CONFIG_ENABLED" },
	{ 0xc0232001, "NDIS_STATUS_DOT11_MEDIA_IN_USE" },
	{ 0xc0232002, "NDIS_STATUS_DOT11_POWER_STATE_INVALID" },
};

/* DOT11_ASSOC_STATUS_ */
static const char * const assoc_statuses[] = {
	[0x0] = "success",
	[0x1] = "failure",
	[0x2] = "unreachable",
	[0x3] = "radio off",
	[0x4] = "PHY disabled",
	[0x5] = "cancelled",
	[0x6] = "candidate list exhausted",
	[0x7] = "disassociated by OS",
	[0x8] = "disassociated by roaming",
	[0x9] = "disassociated by reset",
	[0xa] = "system error",
	[0xb] = "roaming: better AP found",
	[0xc] = "roaming: association lost",
	[0xd] = "roaming: larger ad hoc network",
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
 * nwc_state_name() - ExtSTA operating state
 * @state: enum nwifi_state
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_state_name(uint32_t state)
{
	return INDEXED(states, state);
}

/**
 * nwc_port_owner_name() - who authenticates a port
 * @owner: enum nwifi_port_owner
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_port_owner_name(uint32_t owner)
{
	return INDEXED(port_owners, owner);
}

/**
 * nwc_port_action_name() - what happened to a port
 * @action: enum nwifi_port_action
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_port_action_name(uint32_t action)
{
	return INDEXED(port_actions, action);
}

/**
 * nwc_ihv_phase_name() - phase of a handler or function
 * @phase: enum nwifi_ihv_phase
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_ihv_phase_name(uint32_t phase)
{
	return INDEXED(ihv_phases, phase);
}

/**
 * nwc_port_cause_name() - why a port was deleted
 * @cause: enum nwifi_port_cause
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_port_cause_name(uint32_t cause)
{
	return INDEXED(port_causes, cause);
}

/**
 * nwc_adapter_action_name() - what happened to an adapter
 * @action: enum nwifi_adapter_action
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_adapter_action_name(uint32_t action)
{
	return INDEXED(adapter_actions, action);
}

/**
 * nwc_drop_name() - why the port gate refused a frame
 * @drop: enum nwifi_drop
 *
 * Return: name in lower case with underscores, or NULL if unknown.
 */
const char *nwc_drop_name(unsigned int drop)
{
	return INDEXED(drops, drop);
}

/**
 * nwc_bss_type_name() - kind of network
 * @type: DOT11_BSS_TYPE
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_bss_type_name(uint32_t type)
{
	return INDEXED(bss_types, type);
}

/**
 * nwc_ds_info_name() - did the distribution system change?
 * @info: DOT11_DS_INFO
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_ds_info_name(uint32_t info)
{
	return INDEXED(ds_infos, info);
}

/**
 * nwc_qos_name() - QoS protocol of an association
 * @protocol: DOT11_QOS_PROTOCOL flag
 *
 * Return: name, or NULL if unknown.
 */
const char *nwc_qos_name(uint32_t protocol)
{
	return INDEXED(qos_protocols, protocol);
}

/**
 * nwc_auth_name() - authentication algorithm
 * @auth: DOT11_AUTH_ALGORITHM
 *
 * Return: documented name without DOT11_AUTH_ALGO\_, or NULL if unknown.
 */
const char *nwc_auth_name(uint32_t auth)
{
	return INDEXED(auths, auth);
}

/**
 * nwc_cipher_name() - cipher algorithm
 * @cipher: DOT11_CIPHER_ALGORITHM
 *
 * Return: documented name without DOT11_CIPHER_ALGO\_, or NULL if unknown.
 */
const char *nwc_cipher_name(uint32_t cipher)
{
	return LOOKED_UP(ciphers, cipher);
}

/**
 * nwc_ndis_status_name() - NDIS status code
 * @status: NDIS_STATUS
 *
 * Return: documented name, or NULL if unknown.
 */
const char *nwc_ndis_status_name(uint32_t status)
{
	return LOOKED_UP(ndis_statuses, status);
}

/**
 * nwc_name_or_number() - something to show in any case
 * @name: what one of the functions above returned
 * @number: the number it was asked for
 * @buf: used if there is no name
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
 * nwc_status_text() - a DOT11_ASSOC_STATUS for people
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
	uint32_t code = status & 0xffff;

	switch (status >> 16) {
	case 0x0000:
		text = INDEXED(assoc_statuses, status);
		snprintf(buf, NWC_STATUS_TEXT, "0x%" PRIx32 " %s", status,
			 text ?: "unknown status");
		return buf;
	case 0x0001:
		kind = "peer deauthenticated";
		text = LOOKED_UP(reasons, code);
		break;
	case 0x0002:
		kind = "peer disassociated";
		text = LOOKED_UP(reasons, code);
		break;
	case 0x0003:
		kind = "response";
		what = "status";
		text = LOOKED_UP(status_codes, code);
		break;
	default:
		snprintf(buf, NWC_STATUS_TEXT, "0x%" PRIx32 " %s", status,
			 status & 0x80000000 ? "IHV status" : "unknown status");
		return buf;
	}
	snprintf(buf, NWC_STATUS_TEXT, "0x%" PRIx32 " %s, %s %" PRIu32
		 "%s%s%s", status, kind, what, code, text ? " (" : "",
		 text ?: "", text ? ")" : "");
	return buf;
}
