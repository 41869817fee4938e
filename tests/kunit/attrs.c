// SPDX-License-Identifier: GPL-2.0-only
/* Netlink attributes, written down as a list: made of it, compared with it. */
#include "attrs.h"

#include <linux/string.h>
#include <net/netlink.h>

/**
 * put_attrs() - append a list to a message
 * @test: the test, which ends if there is no room
 * @skb: the message
 * @attrs: the list
 * @n: entries of @attrs
 */
void put_attrs(struct kunit *test, struct sk_buff *skb,
	       const struct attr *attrs, unsigned int n)
{
	for (; n; n--, attrs++) {
		struct nlattr *nest;

		if (!attrs->is_nest) {
			KUNIT_ASSERT_EQ(test, nla_put(skb, attrs->type,
						      attrs->len, attrs->data),
					0);
			continue;
		}
		nest = nla_nest_start(skb, attrs->type);
		KUNIT_ASSERT_NOT_NULL(test, nest);
		put_attrs(test, skb, attrs->nest, attrs->n_nest);
		nla_nest_end(skb, nest);
	}
}

static const struct nlattr *find(const void *data, int len, u16 type,
				 unsigned int *found)
{
	const struct nlattr *attr, *first = NULL;
	int rem;

	*found = 0;
	nla_for_each_attr(attr, data, len, rem)
		if (nla_type(attr) == type && !(*found)++)
			first = attr;
	return first;
}

/**
 * expect_attrs() - expect these attributes, each once, and no other
 * @test: the test
 * @what: for the report
 * @data: the attributes
 * @len: bytes at @data
 * @attrs: the list, in any order
 * @n: entries of @attrs
 */
void expect_attrs(struct kunit *test, const char *what, const void *data,
		  int len, const struct attr *attrs, unsigned int n)
{
	const struct nlattr *attr;
	unsigned int found, all = 0;
	int rem;

	nla_for_each_attr(attr, data, len, rem)
		all++;
	KUNIT_EXPECT_EQ_MSG(test, all, n, "%s: number of attributes", what);
	KUNIT_EXPECT_EQ_MSG(test, rem, 0, "%s: bytes after them", what);

	for (; n; n--, attrs++) {
		attr = find(data, len, attrs->type, &found);
		KUNIT_EXPECT_EQ_MSG(test, found, 1U, "%s: attribute %u", what,
				    attrs->type);
		if (!attr)
			continue;
		KUNIT_EXPECT_EQ_MSG(test, !!(attr->nla_type & NLA_F_NESTED),
				    attrs->is_nest, "%s: attribute %u", what,
				    attrs->type);
		if (attrs->is_nest) {
			expect_attrs(test, what, nla_data(attr), nla_len(attr),
				     attrs->nest, attrs->n_nest);
			continue;
		}
		KUNIT_EXPECT_EQ_MSG(test, nla_len(attr), (int)attrs->len,
				    "%s: length of attribute %u", what,
				    attrs->type);
		if (nla_len(attr) == attrs->len)
			KUNIT_EXPECT_EQ_MSG(test, memcmp(nla_data(attr),
							 attrs->data,
							 attrs->len), 0,
					    "%s: value of attribute %u", what,
					    attrs->type);
	}
}
