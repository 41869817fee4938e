/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The ids of a generic netlink family and of its multicast groups.
 */
#ifndef NWIFI_GENL_LOOKUP_H
#define NWIFI_GENL_LOOKUP_H

#include <linux/types.h>

struct nlmsghdr;

/* The most multicast groups that can be looked up at once. */
#define NWIFI_GENL_MAX_GROUPS 4

/**
 * struct nwifi_genl_lookup - ids that are looked up by name
 * @groups: names of the multicast groups
 * @n_groups: entries of @groups and @ids, at most %NWIFI_GENL_MAX_GROUPS
 * @ids: ids of the multicast groups, zero where unknown
 * @family_id: id of the family, zero if unknown
 */
struct nwifi_genl_lookup {
	const char * const *groups;
	unsigned int n_groups;
	u32 ids[NWIFI_GENL_MAX_GROUPS];
	u16 family_id;
};

int nwifi_genl_lookup_read(void *ctx, const struct nlmsghdr *nlh);

#endif /* NWIFI_GENL_LOOKUP_H */
