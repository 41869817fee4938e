/* SPDX-License-Identifier: GPL-2.0-only */
/* The members of a message of each operation, as they are sent. */
#ifndef IHVD_IPC_FIELDS_H
#define IHVD_IPC_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * enum ihvd_field_type - how a member is sent
 * @IHVD_FIELD_U32: a number of 32 bits
 * @IHVD_FIELD_U64: a number of 64 bits
 * @IHVD_FIELD_FLAG: a truth value
 * @IHVD_FIELD_FIXED: bytes whose number the operation fixes
 * @IHVD_FIELD_ARRAY: a &struct nwc_blob with whole elements
 */
enum ihvd_field_type {
	IHVD_FIELD_U32,
	IHVD_FIELD_U64,
	IHVD_FIELD_FLAG,
	IHVD_FIELD_FIXED,
	IHVD_FIELD_ARRAY,
};

/**
 * struct ihvd_field - a member of a message
 * @type: how it is sent
 * @offset: where it is in &struct ihvd_message
 * @size: its size in bytes; for %IHVD_FIELD_ARRAY the size of an element
 */
struct ihvd_field {
	enum ihvd_field_type type;
	size_t offset;
	size_t size;
};

/**
 * struct ihvd_fields - all members of a message
 * @v: the members, in the order in which they are sent
 * @n: how many there are
 */
struct ihvd_fields {
	const struct ihvd_field *v;
	size_t n;
};

bool ihvd_fields_of(uint32_t kind, uint32_t op, struct ihvd_fields *fields);

#endif /* IHVD_IPC_FIELDS_H */
