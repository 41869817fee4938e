// SPDX-License-Identifier: GPL-2.0-only
#include <net/genetlink.h>

int probe(const struct genl_split_ops *ops, struct sk_buff *skb,
	  struct genl_info *info);
void probe_it(struct genl_family *family);
void probe_it(struct genl_family *family)
{
	family->pre_doit = probe;
}
