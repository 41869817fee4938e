// SPDX-License-Identifier: GPL-2.0-only
/* Names and messages for people. */
#include "core.h"

/**
 * nwifi_phase_name() - letter of a phase, as the catalogue has it
 * @phase: enum nwifi_phase
 *
 * Return: a constant string.
 */
const char *nwifi_phase_name(u8 phase)
{
	static const char * const names[NWIFI_N_PHASES] = {
		[NWIFI_PHASE_I] = "I", [NWIFI_PHASE_C] = "C",
		[NWIFI_PHASE_CA] = "CA", [NWIFI_PHASE_A] = "A",
		[NWIFI_PHASE_L] = "L", [NWIFI_PHASE_R] = "R",
		[NWIFI_PHASE_RA] = "RA",
	};

	return phase < NWIFI_N_PHASES ? names[phase] : "?";
}

/**
 * nwifi_message_text() - a message for people
 * @message: enum nwifi_message
 *
 * Return: a constant string, %NULL for %NWIFI_MSG_NONE.
 */
const char *nwifi_message_text(u8 message)
{
	switch (message) {
	case NWIFI_MSG_NOT_CONNECTED:
		return "the adapter is not connected";
	case NWIFI_MSG_ALREADY_OP:
		return "the adapter is connected or connecting already";
	case NWIFI_MSG_NOT_INIT:
		return "not allowed while connected or connecting";
	case NWIFI_MSG_RADIO_OFF:
		return "the radio is off";
	case NWIFI_MSG_SCAN_BUSY:
		return "a scan is running already";
	case NWIFI_MSG_SCAN_FAILED:
		return "the radio could not scan";
	case NWIFI_MSG_ROAM_BUSY:
		return "the adapter is roaming already";
	case NWIFI_MSG_NO_SUCH_BSS:
		return "no such AP of the connected network is in range";
	case NWIFI_MSG_NO_BETTER_AP:
		return "no better AP of the connected network is in range";
	case NWIFI_MSG_NO_CANDIDATE:
		return "no AP of the network is in range";
	case NWIFI_MSG_FAILED:
		return "no AP could be joined";
	case NWIFI_MSG_CANCELLED:
		return "cancelled";
	case NWIFI_MSG_NO_PORT:
		return "there is no port for this peer";
	case NWIFI_MSG_NOT_OS_PORT:
		return "the port is not authorized by the operating system";
	case NWIFI_MSG_REMOVED:
		return "the adapter was removed";
	case NWIFI_MSG_NO_SESSION:
		return "there is no such session, or it is over";
	case NWIFI_MSG_IHV_REFUSED:
		return "the IHV extension refused the connection";
	case NWIFI_MSG_IHV_TIMEOUT:
		return "the IHV extension did not complete in time";
	case NWIFI_MSG_IHV_GONE:
		return "the IHV extension is gone";
	case NWIFI_MSG_NO_KEY:
		return "there is no pairwise key, the port stays closed";
	case NWIFI_MSG_ETHERTYPES_FIXED:
		return "not once pre-association is complete";
	case NWIFI_MSG_IHV_REQUIRED:
		return "an IHV extension is required, and there is none";
	default:
		return NULL;
	}
}
