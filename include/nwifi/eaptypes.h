/* SPDX-License-Identifier: BSD-3-Clause */
/* EAP methods and attributes that the interface passes on. */
#if defined(_WIN32) && __has_include_next(<eaptypes.h>)
/* This platform has a header of the same name. */
#pragma GCC system_header
#include <windows.h>
#include_next <eaptypes.h>
#elif !defined(NWIFI_EAPTYPES_H)
#define NWIFI_EAPTYPES_H

#include "windef.h"

/**
 * struct _EAP_TYPE - an EAP method
 * @type: number of the method in the EAP header
 * @dwVendorId: vendor, for an expanded type
 * @dwVendorType: number that the vendor gave the method, for an expanded type
 */
typedef struct _EAP_TYPE {
	BYTE type;
	DWORD dwVendorId;
	DWORD dwVendorType;
} EAP_TYPE;

/**
 * struct _EAP_METHOD_TYPE - an implementation of an EAP method
 * @eapType: the method
 * @dwAuthorId: author of the implementation
 */
typedef struct _EAP_METHOD_TYPE {
	EAP_TYPE eapType;
	DWORD dwAuthorId;
} EAP_METHOD_TYPE;

/**
 * enum _EAP_ATTRIBUTE_TYPE - kind of an EAP attribute
 * @eatMinimum: ends an array of attributes
 * @eatUserName: name of the user
 * @eatState: state of the authenticator
 * @eatVendorSpecific: attribute of a vendor, such as MPPE keys
 * @eatSessionTimeout: how long the session lasts
 * @eatTerminationAction: action at the end of the session
 * @eatEAPMessage: text for the user
 * @eatEAPTLV: statement of health
 * @eatCredentialsChanged: the credentials have changed
 * @eatInnerEapMethodType: method inside a tunnel
 * @eatPeerId: identity of the peer
 * @eatServerId: identity of the server
 * @eatMethodId: identifier of the session in the method
 * @eatEMSK: extended master session key
 * @eatSessionId: identifier of the session
 * @eatReserved: not in use
 *
 * The numbers up to 255 are those of RADIUS attributes. Only attributes that
 * concern a supplicant have a name here; others may occur.
 */
__extension__ typedef enum _EAP_ATTRIBUTE_TYPE {
	eatMinimum = 0,
	eatUserName = 1,
	eatState = 24,
	eatVendorSpecific = 26,
	eatSessionTimeout = 27,
	eatTerminationAction = 29,
	eatEAPMessage = 79,
	eatEAPTLV = 8102,
	eatCredentialsChanged = 8103,
	eatInnerEapMethodType = 8104,
	eatPeerId = 9000,
	eatServerId = 9001,
	eatMethodId = 9002,
	eatEMSK = 9003,
	eatSessionId = 9004,
	eatReserved = 0xffffffff
} EAP_ATTRIBUTE_TYPE, EapAttributeType;

/**
 * struct _EAP_ATTRIBUTE - an EAP attribute
 * @eaType: kind of the attribute
 * @dwLength: length of @pValue, in bytes
 * @pValue: value of the attribute
 */
typedef struct _EAP_ATTRIBUTE {
	EAP_ATTRIBUTE_TYPE eaType;
	DWORD dwLength;
	BYTE *pValue;
} EAP_ATTRIBUTE, EapAttribute;

/**
 * struct _EAP_ATTRIBUTES - an array of EAP attributes
 * @dwNumberOfAttributes: number of attributes
 * @pAttribs: the attributes
 *
 * Attributes for StartOneX come from AllocateBuffer and then belong to the host
 * (IHV-81).
 */
typedef struct _EAP_ATTRIBUTES {
	DWORD dwNumberOfAttributes;
	EAP_ATTRIBUTE *pAttribs;
} EAP_ATTRIBUTES, EapAttributes;

#endif /* NWIFI_EAPTYPES_H */
