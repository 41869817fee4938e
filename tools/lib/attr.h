/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checked access to netlink attributes. No other code in user space reads the
 * bytes of a message. The functions here neither do I/O nor allocate memory.
 */
#ifndef NWIFI_LIB_ATTR_H
#define NWIFI_LIB_ATTR_H

#include <linux/netlink.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NWC_ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))

/* Number of values that are kept of a repeated attribute; more are ignored. */
#define NWC_U32S_MAX		16

/**
 * struct nwc_blob - bytes inside a message, which has to outlive it
 * @data: first byte; NULL when the attribute is absent
 * @len: number of bytes
 */
struct nwc_blob {
	const uint8_t *data;
	size_t len;
};

/**
 * struct nwc_u32s - the values of an attribute that may be repeated
 * @v: values in the order of the message
 * @n: number of values in @v
 */
struct nwc_u32s {
	uint32_t v[NWC_U32S_MAX];
	unsigned int n;
};

/**
 * enum nwc_kind - how the payload of an attribute is read
 * @NWC_KIND_U8: exactly 1 byte
 * @NWC_KIND_U16: exactly 2 bytes
 * @NWC_KIND_U32: exactly 4 bytes
 * @NWC_KIND_S32: exactly 4 bytes
 * @NWC_KIND_U64: exactly 8 bytes
 * @NWC_KIND_BOOL: exactly 1 byte, false if it is zero
 * @NWC_KIND_FLAG: no payload; the presence of the attribute means true
 * @NWC_KIND_MAC: blob of exactly 6 bytes
 * @NWC_KIND_SSID: blob of at most 32 bytes
 * @NWC_KIND_STRING: blob up to the first NUL, which is not part of it
 * @NWC_KIND_BYTES: blob of any length
 * @NWC_KIND_NEST: blob of nested attributes, which are not checked
 * @NWC_KIND_WORDS: blob whose length is a multiple of 4
 * @NWC_KIND_U32_MULTI: exactly 4 bytes, may be repeated
 * @NWC_KIND_LINKQ: list of link quality entries, see nwc_linkq_next()
 * @NWC_KIND_CONST: no attribute, but a member with a fixed value
 */
enum nwc_kind {
	NWC_KIND_U8,
	NWC_KIND_U16,
	NWC_KIND_U32,
	NWC_KIND_S32,
	NWC_KIND_U64,
	NWC_KIND_BOOL,
	NWC_KIND_FLAG,
	NWC_KIND_MAC,
	NWC_KIND_SSID,
	NWC_KIND_STRING,
	NWC_KIND_BYTES,
	NWC_KIND_NEST,
	NWC_KIND_WORDS,
	NWC_KIND_U32_MULTI,
	NWC_KIND_LINKQ,
	NWC_KIND_CONST,
};

/**
 * struct nwc_value - payload of one attribute
 * @u: value of the unsigned and boolean kinds
 * @s: value of NWC_KIND_S32
 * @blob: value of all other kinds
 */
struct nwc_value {
	uint64_t u;
	int64_t s;
	struct nwc_blob blob;
};

/**
 * struct nwc_field - where nwc_decode() stores an attribute
 * @name: name of the member, for the report about a malformed message
 * @attr: attribute type
 * @kind: enum nwc_kind
 * @required: a message without the attribute is malformed
 * @offset: offset of the member in the object; @kind determines its C type
 */
struct nwc_field {
	const char *name;
	uint16_t attr;
	uint8_t kind;
	bool required;
	size_t offset;
};

/*
 * The C type of the member chooses the kind, so that table and structure
 * cannot disagree about the size of a member.
 */
#define NWC_FIELD(_st, _member, _attr, _required)			\
	{								\
		.name = #_member,					\
		.attr = (_attr),					\
		.kind = _Generic(((_st *)0)->_member,			\
				 uint8_t : NWC_KIND_U8,			\
				 uint16_t : NWC_KIND_U16,		\
				 uint32_t : NWC_KIND_U32,		\
				 int32_t : NWC_KIND_S32,		\
				 uint64_t : NWC_KIND_U64,		\
				 bool : NWC_KIND_BOOL,			\
				 struct nwc_u32s : NWC_KIND_U32_MULTI),	\
		.required = (_required),				\
		.offset = offsetof(_st, _member),			\
	}

/* A member of type struct nwc_blob. @_kind is MAC, SSID, STRING and so on. */
#define NWC_FIELD_BLOB(_st, _member, _attr, _kind, _required)		\
	{								\
		.name = #_member,					\
		.attr = (_attr),					\
		.kind = _Generic(((_st *)0)->_member,			\
				 struct nwc_blob : NWC_KIND_##_kind),	\
		.required = (_required),				\
		.offset = offsetof(_st, _member),			\
	}

/* A member of type bool whose attribute has no payload. */
#define NWC_FIELD_FLAG(_st, _member, _attr)				\
	{								\
		.name = #_member,					\
		.attr = (_attr),					\
		.kind = _Generic(((_st *)0)->_member,			\
				 bool : NWC_KIND_FLAG),			\
		.offset = offsetof(_st, _member),			\
	}

int nwc_msg_attrs(const struct nlmsghdr *nlh, struct nwc_blob *attrs);
int nwc_msg_cmd(const struct nlmsghdr *nlh);
int nwc_msg_ack(const struct nlmsghdr *nlh, int *error,
		struct nwc_blob *message);
int nwc_attr_next(struct nwc_blob *attrs, struct nwc_blob *payload);
int nwc_attr_value(struct nwc_blob payload, enum nwc_kind kind,
		   struct nwc_value *value);
int nwc_attr_find(struct nwc_blob attrs, uint16_t attr,
		  struct nwc_blob *payload);
int nwc_decode(struct nwc_blob attrs, const struct nwc_field *fields,
	       size_t n, void *obj, const char **bad);
int nwc_linkq_next(struct nwc_blob *attrs, struct nwc_blob *peer,
		   uint8_t *quality);

#endif /* NWIFI_LIB_ATTR_H */
