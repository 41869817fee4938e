/* SPDX-License-Identifier: GPL-2.0-only */
/* Netlink attributes, written down as a list. */
#ifndef NWIFI_KUNIT_ATTRS_H
#define NWIFI_KUNIT_ATTRS_H

#include <kunit/test.h>
#include <linux/skbuff.h>
#include <linux/types.h>

/**
 * struct attr - one attribute: its payload, or a nest of others
 * @type: its type
 * @len: bytes at @data
 * @data: payload
 * @is_nest: it is a nest, of @n_nest attributes
 * @n_nest: entries of @nest
 * @nest: what is in the nest
 */
struct attr {
	u16 type;
	u16 len;
	const void *data;
	bool is_nest;
	unsigned int n_nest;
	const struct attr *nest;
};

/* for lists that are made in the block that uses them */
#define A_DATA(t, l, d)	{ .type = (t), .len = (l), .data = (d) }
#define A_FLAG(t)	A_DATA(t, 0, "")
#define A_U8(t, v)	A_DATA(t, 1, &(const u8){ v })
#define A_U16(t, v)	A_DATA(t, 2, &(const u16){ v })
#define A_U32(t, v)	A_DATA(t, 4, &(const u32){ v })
#define A_U64(t, v)	A_DATA(t, 8, &(const u64){ v })
#define A_MAC(t, d)	A_DATA(t, ETH_ALEN, d)
#define A_NEST(t, list)	{ .type = (t), .is_nest = true,			\
			  .n_nest = ARRAY_SIZE(list), .nest = (list) }

void put_attrs(struct kunit *test, struct sk_buff *skb,
	       const struct attr *attrs, unsigned int n);
void expect_attrs(struct kunit *test, const char *what, const void *data,
		  int len, const struct attr *attrs, unsigned int n);

#endif /* NWIFI_KUNIT_ATTRS_H */
