// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the kernel says, in the layout of the documented structures. Offsets
 * count from the start of a structure, and its variable parts follow behind it.
 *
 * Pages: DOT11_PORT_STATE, DOT11_ASSOCIATION_COMPLETION_PARAMETERS,
 * DOT11_BSS_ENTRY, DOT11_TKIPMIC_FAILURE_PARAMETERS,
 * DOT11_LINK_QUALITY_PARAMETERS.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/kernel/layout.h"

static void mac_copy(DOT11_MAC_ADDRESS *to, struct nwc_blob from)
{
	memset(to, 0, sizeof(*to));
	if (from.len == sizeof(*to))
		memcpy(to, from.data, sizeof(*to));
}

/**
 * layout_port() - the state of a port (IHV-49)
 * @port: port
 *
 * Return: the documented structure.
 */
DOT11_PORT_STATE layout_port(const struct nwc_port *port)
{
	DOT11_PORT_STATE state = {
		.uSessionId = port->session,
		.bPortControlled = port->controlled,
		.bPortAuthorized = port->authorized,
	};

	mac_copy(&state.PeerMacAddress, port->peer);
	return state;
}

/* Appends a variable part, which starts at a multiple of 4. */
static void part_append(uint8_t *base, size_t *pos, struct nwc_blob part,
			ULONG *offset, ULONG *size)
{
	*offset = 0;
	*size = part.len;
	if (!part.len)
		return;
	*pos = (*pos + 3) & ~(size_t)3;
	*offset = *pos;
	memcpy(base + *pos, part.data, part.len);
	*pos += part.len;
}

/**
 * layout_completion() - the buffer of an association completion (IHV-49)
 * @c: completion, as the kernel says it
 * @size: set to its length
 *
 * Return: the buffer, to be freed; NULL without memory.
 */
void *layout_completion(const struct nwc_completion *c, size_t *size)
{
	DOT11_ASSOCIATION_COMPLETION_PARAMETERS *p;
	size_t pos = sizeof(*p);
	uint8_t *base;

	/* each part may have up to 3 bytes of padding before it */
	base = calloc(1, sizeof(*p) + c->assoc_req.len + c->assoc_resp.len +
			 c->beacon.len + c->ihv_data.len + c->phys.len +
			 c->encaps.len + 6 * 4);
	if (!base)
		return NULL;
	p = (void *)base;
	p->Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
	p->Header.Revision = DOT11_ASSOCIATION_COMPLETION_PARAMETERS_REVISION_2;
	p->Header.Size = sizeof(*p);
	mac_copy(&p->MacAddr, c->mac);
	p->uStatus = c->status;
	p->bReAssocReq = c->reassoc_req;
	p->bReAssocResp = c->reassoc_resp;
	p->AuthAlgo = c->auth;
	p->UnicastCipher = c->unicast;
	p->MulticastCipher = c->multicast;
	p->bFourAddressSupported = c->four_address;
	p->bPortAuthorized = c->authorized;
	p->ucActiveQoSProtocol = c->qos;
	p->DSInfo = c->ds_info;
	p->MulticastMgmtCipher = c->multicast_mgmt;
	p->uAssocComebackTime = c->comeback;
	part_append(base, &pos, c->assoc_req, &p->uAssocReqOffset,
		    &p->uAssocReqSize);
	part_append(base, &pos, c->assoc_resp, &p->uAssocRespOffset,
		    &p->uAssocRespSize);
	part_append(base, &pos, c->beacon, &p->uBeaconOffset, &p->uBeaconSize);
	part_append(base, &pos, c->ihv_data, &p->uIHVDataOffset,
		    &p->uIHVDataSize);
	part_append(base, &pos, c->phys, &p->uActivePhyListOffset,
		    &p->uActivePhyListSize);
	part_append(base, &pos, c->encaps, &p->uEncapTableOffset,
		    &p->uEncapTableSize);
	*size = pos;
	return base;
}

/**
 * layout_bss() - an entry of a DOT11_BSS_LIST (IHV-33)
 * @bss: BSS
 * @size: set to its length
 *
 * Entries of a list follow each other without padding. The entry has the
 * elements without the fixed fields of the frame.
 *
 * Return: the entry, to be freed; NULL without memory.
 */
void *layout_bss(const struct nwc_bss *bss, size_t *size)
{
	DOT11_BSS_ENTRY *entry;

	*size = offsetof(DOT11_BSS_ENTRY, ucBuffer) + bss->ies.len;
	entry = calloc(1, *size > sizeof(*entry) ? *size : sizeof(*entry));
	if (!entry)
		return NULL;
	entry->PhySpecificInfo.uChCenterFrequency = bss->frequency;
	mac_copy(&entry->dot11BSSID, bss->bssid);
	entry->dot11BSSType = dot11_BSS_type_infrastructure;
	entry->lRSSI = bss->signal / 100;
	entry->uLinkQuality = bss->link_quality;
	entry->bInRegDomain = TRUE;
	entry->usBeaconPeriod = bss->beacon_interval;
	entry->ullTimestamp = bss->tsf;
	entry->usCapabilityInformation = bss->capability;
	entry->uBufferLength = bss->ies.len;
	if (bss->ies.len)
		memcpy(entry->ucBuffer, bss->ies.data, bss->ies.len);
	return entry;
}

static uint64_t payload_number(const struct nwc_event *event, uint16_t attr,
			       enum nwc_kind kind)
{
	struct nwc_value value = {};
	struct nwc_blob payload;

	if (!nwc_attr_find(event->payload, attr, &payload) &&
	    !nwc_attr_value(payload, kind, &value))
		return value.u;
	return 0;
}

/**
 * layout_tkipmic_failure() - the buffer of TKIPMIC_FAILURE (IHV-67, I-10)
 * @event: the indication
 * @size: set to its length
 *
 * Return: the buffer, to be freed; NULL without memory.
 */
void *layout_tkipmic_failure(const struct nwc_event *event, size_t *size)
{
	DOT11_TKIPMIC_FAILURE_PARAMETERS *p = calloc(1, sizeof(*p));
	struct nwc_blob mac;

	*size = sizeof(*p);
	if (!p)
		return NULL;
	p->Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
	p->Header.Revision = DOT11_TKIPMIC_FAILURE_PARAMETERS_REVISION_1;
	p->Header.Size = sizeof(*p);
	p->bDefaultKeyFailure =
		payload_number(event, NWIFI_A_PAYLOAD_DEFAULT_KEY_FAILURE,
			       NWC_KIND_BOOL);
	p->uKeyIndex = payload_number(event, NWIFI_A_PAYLOAD_KEY_INDEX,
				      NWC_KIND_U32);
	if (!nwc_attr_find(event->payload, NWIFI_A_PAYLOAD_MAC_ADDR, &mac))
		mac_copy(&p->PeerMac, mac);
	return p;
}

/**
 * layout_link_quality() - the buffer of LINK_QUALITY (IHV-67, I-10)
 * @event: the indication
 * @size: set to its length
 *
 * Return: the buffer, to be freed; NULL without memory, or if the event is
 * malformed.
 */
void *layout_link_quality(const struct nwc_event *event, size_t *size)
{
	struct nwc_blob list = event->payload, mac;
	DOT11_LINK_QUALITY_PARAMETERS *p;
	DOT11_LINK_QUALITY_ENTRY *entry;
	uint8_t quality;
	size_t n = 0;
	int err;

	while (!(err = nwc_linkq_next(&list, &mac, &quality)))
		n++;
	*size = sizeof(*p) + n * sizeof(*entry);
	p = err == -EBADMSG ? NULL : calloc(1, *size);
	if (!p)
		return NULL;
	p->Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
	p->Header.Revision = DOT11_LINK_QUALITY_PARAMETERS_REVISION_1;
	p->Header.Size = sizeof(*p);
	p->uLinkQualityListSize = n;
	p->uLinkQualityListOffset = sizeof(*p);
	entry = (void *)(p + 1);
	list = event->payload;
	while (!nwc_linkq_next(&list, &mac, &quality)) {
		mac_copy(&entry->PeerMacAddr, mac);
		entry++->ucLinkQuality = quality;
	}
	return p;
}
