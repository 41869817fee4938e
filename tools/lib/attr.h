/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checked access to netlink attributes: the only code in user space that
 * reads bytes of a message. No function here does I/O or allocates.
 */
#ifndef NWIFI_LIB_ATTR_H
#define NWIFI_LIB_ATTR_H

#include <linux/netlink.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NWIFI_ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))

/* Values that a multi-valued attribute can carry; further ones are ignored. */
#define NWIFI_U32S_MAX		16

/**
 * struct nwifi_blob - bytes inside a message, which has to outlive it
 * @data: first byte; NULL when the attribute was absent
 * @len: number of bytes
 */
struct nwifi_blob {
	const uint8_t *data;
	size_t len;
};

/**
 * struct nwifi_u32s - the values of an attribute that may be repeated
 * @v: values in the order of the message
 * @n: how many of @v are set
 */
struct nwifi_u32s {
	uint32_t v[NWIFI_U32S_MAX];
	unsigned int n;
};

/**
 * enum nwifi_kind - how the payload of an attribute is to be read
 * @NWIFI_KIND_U8: exactly 1 byte
 * @NWIFI_KIND_U16: exactly 2 bytes
 * @NWIFI_KIND_U32: exactly 4 bytes
 * @NWIFI_KIND_S32: exactly 4 bytes
 * @NWIFI_KIND_U64: exactly 8 bytes
 * @NWIFI_KIND_BOOL: exactly 1 byte, zero or not
 * @NWIFI_KIND_FLAG: no payload, true by being there
 * @NWIFI_KIND_MAC: blob of exactly 6 bytes
 * @NWIFI_KIND_SSID: blob of at most 32 bytes
 * @NWIFI_KIND_STRING: blob up to, and without, the first NUL
 * @NWIFI_KIND_BYTES: blob of any length
 * @NWIFI_KIND_NEST: blob of nested attributes, not looked into
 * @NWIFI_KIND_WORDS: blob whose length is a multiple of 4
 * @NWIFI_KIND_U32_MULTI: exactly 4 bytes, may be repeated
 * @NWIFI_KIND_LINKQ: list of link quality entries, see nwifi_linkq_next()
 * @NWIFI_KIND_CONST: no attribute at all: a member with a fixed value
 */
enum nwifi_kind {
	NWIFI_KIND_U8,
	NWIFI_KIND_U16,
	NWIFI_KIND_U32,
	NWIFI_KIND_S32,
	NWIFI_KIND_U64,
	NWIFI_KIND_BOOL,
	NWIFI_KIND_FLAG,
	NWIFI_KIND_MAC,
	NWIFI_KIND_SSID,
	NWIFI_KIND_STRING,
	NWIFI_KIND_BYTES,
	NWIFI_KIND_NEST,
	NWIFI_KIND_WORDS,
	NWIFI_KIND_U32_MULTI,
	NWIFI_KIND_LINKQ,
	NWIFI_KIND_CONST,
};

/**
 * struct nwifi_value - payload of one attribute
 * @u: unsigned and boolean kinds
 * @s: NWIFI_KIND_S32
 * @blob: every other kind
 */
struct nwifi_value {
	uint64_t u;
	int64_t s;
	struct nwifi_blob blob;
};

/**
 * struct nwifi_field - where nwifi_decode() stores an attribute
 * @name: for the report about a malformed message
 * @attr: attribute type
 * @kind: enum nwifi_kind
 * @required: its absence makes the message malformed
 * @offset: of the member in the object; its C type follows from @kind
 */
struct nwifi_field {
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
#define NWIFI_FIELD(_st, _member, _attr, _required)			\
	{								\
		.name = #_member,					\
		.attr = (_attr),					\
		.kind = _Generic(((_st *)0)->_member,			\
				 uint8_t : NWIFI_KIND_U8,		\
				 uint16_t : NWIFI_KIND_U16,		\
				 uint32_t : NWIFI_KIND_U32,		\
				 int32_t : NWIFI_KIND_S32,		\
				 uint64_t : NWIFI_KIND_U64,		\
				 bool : NWIFI_KIND_BOOL,			\
				 struct nwifi_u32s : NWIFI_KIND_U32_MULTI), \
		.required = (_required),				\
		.offset = offsetof(_st, _member),			\
	}

/* A member of type struct nwifi_blob: NWIFI_FIELD_BLOB(…, MAC). */
#define NWIFI_FIELD_BLOB(_st, _member, _attr, _kind, _required)		\
	{								\
		.name = #_member,					\
		.attr = (_attr),					\
		.kind = _Generic(((_st *)0)->_member,			\
				 struct nwifi_blob : NWIFI_KIND_##_kind), \
		.required = (_required),				\
		.offset = offsetof(_st, _member),			\
	}

/* A member of type bool whose attribute has no payload. */
#define NWIFI_FIELD_FLAG(_st, _member, _attr)				\
	{								\
		.name = #_member,					\
		.attr = (_attr),					\
		.kind = _Generic(((_st *)0)->_member,			\
				 bool : NWIFI_KIND_FLAG),		\
		.offset = offsetof(_st, _member),			\
	}

int nwifi_msg_attrs(const struct nlmsghdr *nlh, struct nwifi_blob *attrs);
int nwifi_msg_cmd(const struct nlmsghdr *nlh);
int nwifi_msg_ack(const struct nlmsghdr *nlh, int *error,
		  struct nwifi_blob *message);
int nwifi_attr_next(struct nwifi_blob *attrs, struct nwifi_blob *payload);
int nwifi_attr_value(struct nwifi_blob payload, enum nwifi_kind kind,
		     struct nwifi_value *value);
int nwifi_attr_find(struct nwifi_blob attrs, uint16_t attr,
		    struct nwifi_blob *payload);
int nwifi_decode(struct nwifi_blob attrs, const struct nwifi_field *fields,
		 size_t n, void *obj, const char **bad);
int nwifi_linkq_next(struct nwifi_blob *attrs, struct nwifi_blob *peer,
		     uint8_t *quality);

#endif /* NWIFI_LIB_ATTR_H */
