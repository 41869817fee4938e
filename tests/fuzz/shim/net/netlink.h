/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Attributes as the kernel's <net/netlink.h> and lib/nlattr.c read them, for
 * nl80211_attrs.c on the host: the same order of checks, for the types and the
 * two validation flags that it uses. An attribute type without a branch here
 * ends the program, lest a new policy be checked less than in the kernel.
 */
#ifndef FUZZ_SHIM_NET_NETLINK_H
#define FUZZ_SHIM_NET_NETLINK_H

#include <errno.h>
#include <linux/netlink.h>
#include <linux/types.h>
#include <stdlib.h>
#include <string.h>

enum {
	NLA_UNSPEC, NLA_U8, NLA_U16, NLA_U32, NLA_U64, NLA_FLAG, NLA_NESTED,
	NLA_BINARY,
};

struct nla_policy {
	u8 type;
	bool exact;
	u16 len;
};

#define NLA_POLICY_EXACT_LEN(_len) \
	{ .type = NLA_BINARY, .exact = true, .len = (_len) }

#define NL_VALIDATE_TRAILING		(1u << 0)
#define NL_VALIDATE_STRICT_ATTRS	(1u << 3)

struct netlink_ext_ack;

static inline int nlmsg_len(const struct nlmsghdr *nlh)
{
	return (int)nlh->nlmsg_len - NLMSG_HDRLEN;
}

static inline void *nlmsg_data(const struct nlmsghdr *nlh)
{
	return (unsigned char *)nlh + NLMSG_HDRLEN;
}

static inline struct nlattr *nlmsg_attrdata(const struct nlmsghdr *nlh,
					    int hdrlen)
{
	return (struct nlattr *)((unsigned char *)nlmsg_data(nlh) +
				 NLMSG_ALIGN(hdrlen));
}

static inline int nlmsg_attrlen(const struct nlmsghdr *nlh, int hdrlen)
{
	return nlmsg_len(nlh) - (int)NLMSG_ALIGN(hdrlen);
}

static inline int nla_type(const struct nlattr *nla)
{
	return nla->nla_type & NLA_TYPE_MASK;
}

static inline void *nla_data(const struct nlattr *nla)
{
	return (char *)nla + NLA_HDRLEN;
}

static inline int nla_len(const struct nlattr *nla)
{
	return nla->nla_len - NLA_HDRLEN;
}

static inline bool nla_ok(const struct nlattr *nla, int remaining)
{
	return remaining >= (int)sizeof(*nla) &&
	       nla->nla_len >= sizeof(*nla) && nla->nla_len <= remaining;
}

static inline struct nlattr *nla_next(const struct nlattr *nla, int *remaining)
{
	const unsigned int totlen = NLA_ALIGN(nla->nla_len);

	*remaining -= totlen;
	return (struct nlattr *)((char *)nla + totlen);
}

static inline int nla_memcpy(void *dest, const struct nlattr *src, int count)
{
	const int len = nla_len(src) < count ? nla_len(src) : count;

	memcpy(dest, nla_data(src), len);
	if (count > len)
		memset((char *)dest + len, 0, count - len);
	return len;
}

/* through a pointer, as the kernel does it: reading too far must show */
static inline u8 nla_get_u8(const struct nlattr *nla)
{
	return *(u8 *)nla_data(nla);
}

static inline u16 nla_get_u16(const struct nlattr *nla)
{
	return *(u16 *)nla_data(nla);
}

static inline u32 nla_get_u32(const struct nlattr *nla)
{
	return *(u32 *)nla_data(nla);
}

static inline u64 nla_get_u64(const struct nlattr *nla)
{
	u64 value;

	nla_memcpy(&value, nla, sizeof(value));
	return value;
}

/* validate_nla(), with NL_VALIDATE_STRICT_ATTRS */
static inline int nla_shim_validate(const struct nlattr *nla,
				    const struct nla_policy *pt)
{
	static const u8 sizes[] = {
		[NLA_U8] = 1, [NLA_U16] = 2, [NLA_U32] = 4, [NLA_U64] = 8,
	};
	const int len = nla_len(nla);

	switch (pt->type) {
	case NLA_U8:
	case NLA_U16:
	case NLA_U32:
	case NLA_U64:
		return len == sizes[pt->type] ? 0 : -EINVAL;
	case NLA_FLAG:
		return len ? -ERANGE : 0;
	case NLA_BINARY:
		if (pt->exact)
			return len == pt->len ? 0 : -ERANGE;
		return pt->len && len > pt->len ? -ERANGE : 0;
	case NLA_NESTED:
		return len && len < NLA_HDRLEN ? -ERANGE : 0;
	case NLA_UNSPEC:
		return len < pt->len ? -ERANGE : 0;
	default:
		abort();
	}
}

static inline int __nla_parse(struct nlattr **tb, int maxtype,
			      const struct nlattr *head, int len,
			      const struct nla_policy *policy,
			      unsigned int validate,
			      struct netlink_ext_ack *extack)
{
	const struct nlattr *nla;
	int rem, err;

	(void)extack;
	if (!(validate & NL_VALIDATE_STRICT_ATTRS))
		abort();
	memset(tb, 0, sizeof(*tb) * (maxtype + 1));
	for (nla = head, rem = len; nla_ok(nla, rem); nla = nla_next(nla, &rem)) {
		const int type = nla_type(nla);

		if (type == 0 || type > maxtype)
			continue;
		err = nla_shim_validate(nla, &policy[type]);
		if (err)
			return err;
		tb[type] = (struct nlattr *)nla;
	}
	return rem > 0 && validate & NL_VALIDATE_TRAILING ? -EINVAL : 0;
}

#endif /* FUZZ_SHIM_NET_NETLINK_H */
