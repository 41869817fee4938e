// SPDX-License-Identifier: GPL-2.0-only
/*
 * Checked access to netlink attributes.
 *
 * The attributes are not read with nla_parse(), because that takes the last one
 * of repeated attributes and checks minimal lengths only.
 */
#include <errno.h>
#include <linux/genetlink.h>
#include <linux/nwifi.h>
#include <string.h>

#include "lib/attr.h"

/* Older kernel headers lack these flags. */
#ifndef NLM_F_CAPPED
#define NLM_F_CAPPED	0x100
#define NLM_F_ACK_TLVS	0x200
#endif

/**
 * nwc_msg_cmd() - read the command of a generic netlink message
 * @nlh: message, whose length was checked against the buffer by nlmsg_ok()
 *
 * Return: the command, or -EBADMSG when the message is too short.
 */
int nwc_msg_cmd(const struct nlmsghdr *nlh)
{
	struct genlmsghdr genl;

	if (nlh->nlmsg_len < NLMSG_LENGTH(GENL_HDRLEN))
		return -EBADMSG;
	memcpy(&genl, NLMSG_DATA(nlh), sizeof(genl));
	return genl.cmd;
}

/**
 * nwc_msg_attrs() - find the attributes of a generic netlink message
 * @nlh: message, whose length was checked against the buffer
 * @attrs: set to the attributes
 *
 * Return: 0, or -EBADMSG when the message is too short.
 */
int nwc_msg_attrs(const struct nlmsghdr *nlh, struct nwc_blob *attrs)
{
	if (nlh->nlmsg_len < NLMSG_LENGTH(GENL_HDRLEN))
		return -EBADMSG;
	attrs->data = (const uint8_t *)NLMSG_DATA(nlh) + GENL_HDRLEN;
	attrs->len = nlh->nlmsg_len - NLMSG_LENGTH(GENL_HDRLEN);
	return 0;
}

/**
 * nwc_msg_ack() - read the outcome of a request or of a dump
 * @nlh: NLMSG_ERROR or NLMSG_DONE message, whose length was checked against the
 *	buffer
 * @error: set to zero or the negative error number
 * @message: set to the reason of the extended acknowledgement; absent if there
 *	is none
 *
 * Return: 0, or -EBADMSG.
 */
int nwc_msg_ack(const struct nlmsghdr *nlh, int *error,
		struct nwc_blob *message)
{
	struct nwc_blob tlvs;
	struct nlmsgerr err;
	size_t fixed;

	*error = 0;
	*message = (struct nwc_blob){ 0 };

	if (nlh->nlmsg_type == NLMSG_DONE) {
		fixed = sizeof(int32_t);
		/* The end of a dump may have no payload. */
		if (nlh->nlmsg_len == NLMSG_HDRLEN)
			return 0;
	} else {
		fixed = sizeof(err);
	}
	if (nlh->nlmsg_len < NLMSG_LENGTH(fixed))
		return -EBADMSG;
	memcpy(error, NLMSG_DATA(nlh), sizeof(*error));

	if (!(nlh->nlmsg_flags & NLM_F_ACK_TLVS))
		return 0;
	if (nlh->nlmsg_type == NLMSG_ERROR &&
	    !(nlh->nlmsg_flags & NLM_F_CAPPED)) {
		memcpy(&err, NLMSG_DATA(nlh), sizeof(err));
		/* The payload of the request precedes the TLVs. */
		if (err.msg.nlmsg_len < NLMSG_HDRLEN ||
		    err.msg.nlmsg_len > nlh->nlmsg_len)
			return -EBADMSG;
		fixed += NLMSG_ALIGN(err.msg.nlmsg_len) - NLMSG_HDRLEN;
		if (nlh->nlmsg_len < NLMSG_LENGTH(fixed))
			return -EBADMSG;
	}
	tlvs.data = (const uint8_t *)NLMSG_DATA(nlh) + fixed;
	tlvs.len = nlh->nlmsg_len - NLMSG_LENGTH(fixed);
	if (nwc_attr_find(tlvs, NLMSGERR_ATTR_MSG, message) == 0) {
		struct nwc_value value;

		nwc_attr_value(*message, NWC_KIND_STRING, &value);
		*message = value.blob;
	}
	return 0;
}

/**
 * nwc_attr_next() - take the next attribute from a list
 * @attrs: remaining attributes; advanced past the one that is taken
 * @payload: set to the payload of the attribute
 *
 * Return: the attribute type, which is not negative; -ENOENT at the end; or
 * -EBADMSG when the length of the attribute does not fit.
 */
int nwc_attr_next(struct nwc_blob *attrs, struct nwc_blob *payload)
{
	struct nlattr nla;
	size_t step;

	if (attrs->len == 0)
		return -ENOENT;
	if (attrs->len < NLA_HDRLEN)
		return -EBADMSG;
	memcpy(&nla, attrs->data, sizeof(nla));
	if (nla.nla_len < NLA_HDRLEN || nla.nla_len > attrs->len)
		return -EBADMSG;

	payload->data = attrs->data + NLA_HDRLEN;
	payload->len = nla.nla_len - NLA_HDRLEN;

	/* The last attribute of a nest may lack its padding. */
	step = NLA_ALIGN(nla.nla_len);
	if (step > attrs->len)
		step = attrs->len;
	attrs->data += step;
	attrs->len -= step;
	return nla.nla_type & NLA_TYPE_MASK;
}

/**
 * nwc_attr_find() - find the first attribute of a type
 * @attrs: attributes
 * @attr: type to look for
 * @payload: set to the payload of the attribute
 *
 * Return: 0, -ENOENT when it is absent, or -EBADMSG.
 */
int nwc_attr_find(struct nwc_blob attrs, uint16_t attr,
		  struct nwc_blob *payload)
{
	struct nwc_blob this;
	int type;

	while ((type = nwc_attr_next(&attrs, &this)) >= 0) {
		if (type == attr) {
			*payload = this;
			return 0;
		}
	}
	return type;
}

/* Return: the length that a kind must have, or 0 if the length may vary. */
static size_t kind_len(enum nwc_kind kind)
{
	switch (kind) {
	case NWC_KIND_U8:
	case NWC_KIND_BOOL:
		return 1;
	case NWC_KIND_U16:
		return 2;
	case NWC_KIND_U32:
	case NWC_KIND_S32:
	case NWC_KIND_U32_MULTI:
		return 4;
	case NWC_KIND_U64:
		return 8;
	case NWC_KIND_MAC:
		return NWIFI_MAC_LEN;
	default:
		return 0;
	}
}

/**
 * nwc_attr_value() - read the payload of an attribute
 * @payload: payload
 * @kind: kind of the attribute, but not NWC_KIND_LINKQ or NWC_KIND_CONST
 * @value: set to the value
 *
 * Return: 0, or -EBADMSG when @kind cannot have this length.
 */
int nwc_attr_value(struct nwc_blob payload, enum nwc_kind kind,
		   struct nwc_value *value)
{
	size_t exact = kind_len(kind);
	int32_t s32;
	uint16_t u16;
	uint32_t u32;

	*value = (struct nwc_value){ .blob = payload };
	if (exact && payload.len != exact)
		return -EBADMSG;

	switch (kind) {
	case NWC_KIND_U8:
		value->u = payload.data[0];
		break;
	case NWC_KIND_BOOL:
		value->u = payload.data[0] != 0;
		break;
	case NWC_KIND_FLAG:
		if (payload.len)
			return -EBADMSG;
		value->u = 1;
		break;
	case NWC_KIND_U16:
		memcpy(&u16, payload.data, sizeof(u16));
		value->u = u16;
		break;
	case NWC_KIND_U32:
	case NWC_KIND_U32_MULTI:
		memcpy(&u32, payload.data, sizeof(u32));
		value->u = u32;
		break;
	case NWC_KIND_S32:
		memcpy(&s32, payload.data, sizeof(s32));
		value->s = s32;
		break;
	case NWC_KIND_U64:
		memcpy(&value->u, payload.data, sizeof(value->u));
		break;
	case NWC_KIND_SSID:
		if (payload.len > NWIFI_MAX_SSID_LEN)
			return -EBADMSG;
		break;
	case NWC_KIND_WORDS:
		if (payload.len % 4)
			return -EBADMSG;
		break;
	case NWC_KIND_STRING:
		value->blob.len = strnlen((const char *)payload.data,
					  payload.len);
		break;
	case NWC_KIND_MAC:
	case NWC_KIND_BYTES:
	case NWC_KIND_NEST:
		break;
	default:
		return -EBADMSG;
	}
	return 0;
}

static void member_store(void *member, enum nwc_kind kind,
			 const struct nwc_value *value)
{
	struct nwc_u32s *list;

	switch (kind) {
	case NWC_KIND_U8:
		*(uint8_t *)member = value->u;
		break;
	case NWC_KIND_U16:
		*(uint16_t *)member = value->u;
		break;
	case NWC_KIND_U32:
		*(uint32_t *)member = value->u;
		break;
	case NWC_KIND_S32:
		*(int32_t *)member = value->s;
		break;
	case NWC_KIND_U64:
		*(uint64_t *)member = value->u;
		break;
	case NWC_KIND_BOOL:
	case NWC_KIND_FLAG:
		*(bool *)member = value->u;
		break;
	case NWC_KIND_U32_MULTI:
		list = member;
		if (list->n < NWC_U32S_MAX)
			list->v[list->n++] = value->u;
		break;
	default:
		*(struct nwc_blob *)member = value->blob;
		break;
	}
}

/**
 * nwc_decode() - fill an object from attributes
 * @attrs: attributes; those of types that @fields lacks are skipped, because a
 *	newer kernel may send them
 * @fields: table of the members of the object
 * @n: number of entries in @fields, at most 64
 * @obj: object, zeroed by the caller; members of absent attributes stay zero
 * @bad: set to the name of the malformed member on failure; may be NULL
 *
 * Blobs of the object point into the message.
 *
 * Return: 0, or -EBADMSG.
 */
int nwc_decode(struct nwc_blob attrs, const struct nwc_field *fields,
	       size_t n, void *obj, const char **bad)
{
	const char *unused;
	struct nwc_blob payload;
	struct nwc_value value;
	uint64_t seen = 0;
	size_t i;
	int type;

	if (!bad)
		bad = &unused;

	while ((type = nwc_attr_next(&attrs, &payload)) >= 0) {
		for (i = 0; i < n && fields[i].attr != type; i++)
			;
		if (i == n)
			continue;
		if (nwc_attr_value(payload, fields[i].kind, &value)) {
			*bad = fields[i].name;
			return -EBADMSG;
		}
		member_store((char *)obj + fields[i].offset, fields[i].kind,
			     &value);
		seen |= 1ULL << i;
	}
	if (type == -EBADMSG) {
		*bad = "attribute length";
		return -EBADMSG;
	}
	for (i = 0; i < n; i++) {
		if (fields[i].required && !(seen & 1ULL << i)) {
			*bad = fields[i].name;
			return -EBADMSG;
		}
	}
	return 0;
}

/**
 * nwc_linkq_next() - take the next entry from a link quality list
 * @attrs: attributes of the payload nest; advanced past the entry
 * @peer: set to the MAC address of the peer
 * @quality: set to the quality, 0 to 100
 *
 * Return: 0, -ENOENT at the end, or -EBADMSG.
 */
int nwc_linkq_next(struct nwc_blob *attrs, struct nwc_blob *peer,
		   uint8_t *quality)
{
	struct {
		struct nwc_blob peer;
		uint8_t quality;
	} entry = { 0 };
	const struct nwc_field fields[] = {
		NWC_FIELD_BLOB(typeof(entry), peer,
			       NWIFI_A_LINK_QUALITY_ENTRY_PEER_MAC_ADDR,
			       MAC, true),
		NWC_FIELD(typeof(entry), quality,
			  NWIFI_A_LINK_QUALITY_ENTRY_LINK_QUALITY, true),
	};
	struct nwc_blob nest;
	int type;

	do {
		type = nwc_attr_next(attrs, &nest);
		if (type < 0)
			return type;
	} while (type != NWIFI_A_PAYLOAD_LINK_QUALITY_ENTRY);

	if (nwc_decode(nest, fields, NWC_ARRAY_SIZE(fields), &entry, NULL))
		return -EBADMSG;
	*peer = entry.peer;
	*quality = entry.quality;
	return 0;
}
