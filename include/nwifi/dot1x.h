/* SPDX-License-Identifier: BSD-3-Clause */
/* Outcomes of 802.1X in the host (IHV-77). */
#ifndef NWIFI_DOT1X_H
#define NWIFI_DOT1X_H

#include "l2cmn.h"

/**
 * enum _ONEX_AUTH_STATUS - state of an 802.1X authentication
 * @OneXAuthNotStarted: it has not begun
 * @OneXAuthInProgress: it is under way
 * @OneXAuthNoAuthenticatorFound: no authenticator has answered
 * @OneXAuthSuccess: it has succeeded
 * @OneXAuthFailure: it has failed
 * @OneXAuthInvalid: end of the range
 */
typedef enum _ONEX_AUTH_STATUS {
	OneXAuthNotStarted = 0,
	OneXAuthInProgress = 1,
	OneXAuthNoAuthenticatorFound = 2,
	OneXAuthSuccess = 3,
	OneXAuthFailure = 4,
	OneXAuthInvalid = 5
} ONEX_AUTH_STATUS, *PONEX_AUTH_STATUS;

/**
 * enum _ONEX_REASON_CODE - reason why an 802.1X authentication failed
 * @ONEX_REASON_CODE_SUCCESS: it did not fail
 * @ONEX_REASON_START: start of the range
 * @ONEX_UNABLE_TO_IDENTIFY_USER: there are no credentials
 * @ONEX_IDENTITY_NOT_FOUND: the method found no identity
 * @ONEX_UI_DISABLED: the user has to be asked, but cannot be asked
 * @ONEX_UI_FAILURE: asking the user failed
 * @ONEX_EAP_FAILURE_RECEIVED: the EAP method failed
 * @ONEX_AUTHENTICATOR_NO_LONGER_PRESENT: the authenticator has gone
 * @ONEX_NO_RESPONSE_TO_IDENTITY: there was no answer to the identity
 * @ONEX_PROFILE_VERSION_NOT_SUPPORTED: the version of the profile is unknown
 * @ONEX_PROFILE_INVALID_LENGTH: the length of the profile is wrong
 * @ONEX_PROFILE_DISALLOWED_EAP_TYPE: the method is not allowed here
 * @ONEX_PROFILE_INVALID_EAP_TYPE_OR_FLAG: the method or its flags are wrong
 * @ONEX_PROFILE_INVALID_ONEX_FLAGS: the flags are wrong
 * @ONEX_PROFILE_INVALID_TIMER_VALUE: a timer is out of range
 * @ONEX_PROFILE_INVALID_SUPPLICANT_MODE: the supplicant mode is wrong
 * @ONEX_PROFILE_INVALID_AUTH_MODE: the authentication mode is wrong
 * @ONEX_PROFILE_INVALID_EAP_CONNECTION_PROPERTIES: the method's properties
 *	are wrong
 * @ONEX_UI_CANCELLED: the user cancelled
 * @ONEX_PROFILE_INVALID_EXPLICIT_CREDENTIALS: saved credentials are wrong
 * @ONEX_PROFILE_EXPIRED_EXPLICIT_CREDENTIALS: saved credentials have expired
 * @ONEX_UI_NOT_PERMITTED: the credentials are those of another user, and
 *	this user may not be asked
 */
typedef enum _ONEX_REASON_CODE {
	ONEX_REASON_CODE_SUCCESS = 0,
	ONEX_REASON_START = L2_REASON_CODE_ONEX_BASE,
	ONEX_UNABLE_TO_IDENTIFY_USER = 0x50001,
	ONEX_IDENTITY_NOT_FOUND = 0x50002,
	ONEX_UI_DISABLED = 0x50003,
	ONEX_UI_FAILURE = 0x50004,
	ONEX_EAP_FAILURE_RECEIVED = 0x50005,
	ONEX_AUTHENTICATOR_NO_LONGER_PRESENT = 0x50006,
	ONEX_NO_RESPONSE_TO_IDENTITY = 0x50007,
	ONEX_PROFILE_VERSION_NOT_SUPPORTED = 0x50008,
	ONEX_PROFILE_INVALID_LENGTH = 0x50009,
	ONEX_PROFILE_DISALLOWED_EAP_TYPE = 0x5000a,
	ONEX_PROFILE_INVALID_EAP_TYPE_OR_FLAG = 0x5000b,
	ONEX_PROFILE_INVALID_ONEX_FLAGS = 0x5000c,
	ONEX_PROFILE_INVALID_TIMER_VALUE = 0x5000d,
	ONEX_PROFILE_INVALID_SUPPLICANT_MODE = 0x5000e,
	ONEX_PROFILE_INVALID_AUTH_MODE = 0x5000f,
	ONEX_PROFILE_INVALID_EAP_CONNECTION_PROPERTIES = 0x50010,
	ONEX_UI_CANCELLED = 0x50011,
	ONEX_PROFILE_INVALID_EXPLICIT_CREDENTIALS = 0x50012,
	ONEX_PROFILE_EXPIRED_EXPLICIT_CREDENTIALS = 0x50013,
	ONEX_UI_NOT_PERMITTED = 0x50014
} ONEX_REASON_CODE, *PONEX_REASON_CODE;

#endif /* NWIFI_DOT1X_H */
