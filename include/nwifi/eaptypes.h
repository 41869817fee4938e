/* SPDX-License-Identifier: BSD-3-Clause */
/* EAP methods and attributes, as far as the interface hands them over. */
#ifndef NWIFI_EAPTYPES_H
#define NWIFI_EAPTYPES_H

#include "windef.h"

/**
 * struct _EAP_TYPE - an EAP method
 * @type: its number in the EAP header
 * @dwVendorId: vendor, of an expanded type
 * @dwVendorType: the vendor's number for it, of an expanded type
 */
typedef struct _EAP_TYPE {
	BYTE type;
	DWORD dwVendorId;
	DWORD dwVendorType;
} EAP_TYPE;

/**
 * struct _EAP_METHOD_TYPE - an implementation of an EAP method
 * @eapType: the method
 * @dwAuthorId: who made the implementation
 */
typedef struct _EAP_METHOD_TYPE {
	EAP_TYPE eapType;
	DWORD dwAuthorId;
} EAP_METHOD_TYPE;

/**
 * enum _EAP_ATTRIBUTE_TYPE - what an EAP attribute is about
 * @eatMinimum: ends an array of attributes
 * @eatUserName: name of the user
 * @eatState: state of the authenticator
 * @eatVendorSpecific: a vendor's attribute, MPPE keys among them
 * @eatSessionTimeout: how long the session lasts
 * @eatTerminationAction: what to do then
 * @eatEAPMessage: text for the user
 * @eatEAPTLV: statement of health
 * @eatCredentialsChanged: the credentials are others now
 * @eatInnerEapMethodType: method inside of a tunnel
 * @eatPeerId: identity of the peer
 * @eatServerId: identity of the server
 * @eatMethodId: the session, as the method calls it
 * @eatEMSK: extended master session key
 * @eatSessionId: the session
 * @eatReserved: not in use
 *
 * Up to 255 the numbers are those of RADIUS attributes. Only those are named
 * that concern a supplicant; others may come.
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
 * @eaType: what it is about
 * @dwLength: length of @pValue, in bytes
 * @pValue: its value
 */
typedef struct _EAP_ATTRIBUTE {
	EAP_ATTRIBUTE_TYPE eaType;
	DWORD dwLength;
	BYTE *pValue;
} EAP_ATTRIBUTE, EapAttribute;

/**
 * struct _EAP_ATTRIBUTES - an array of EAP attributes
 * @dwNumberOfAttributes: how many
 * @pAttribs: the attributes
 *
 * Those given to StartOneX come from AllocateBuffer and then belong to the host
 * (IHV-81).
 */
typedef struct _EAP_ATTRIBUTES {
	DWORD dwNumberOfAttributes;
	EAP_ATTRIBUTE *pAttribs;
} EAP_ATTRIBUTES, EapAttributes;

#endif /* NWIFI_EAPTYPES_H */
