/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A generic netlink family that plays nl80211: it writes down what it is asked
 * for, answers as it is told, and multicasts what a test makes.
 */
#ifndef NWIFI_KUNIT_FAMILY_H
#define NWIFI_KUNIT_FAMILY_H

#include <kunit/test.h>
#include <linux/netlink.h>
#include <linux/skbuff.h>
#include <linux/types.h>

#include "attrs.h"

struct genl_info;
struct sock;

#define FAMILY_NAME	"nwifi-kunit"

/* groups by their order in the family; a client joins the first two */
enum { GROUP_MLME, GROUP_SCAN, GROUP_OTHER };

/**
 * struct family_request - a request as it arrived
 * @cmd: command
 * @version: version in the generic netlink header
 * @reserved: reserved bytes of that header
 * @flags: netlink flags
 * @addressed: its sender had named the kernel as its destination
 * @len: bytes at @attrs
 * @attrs: its attributes
 */
struct family_request {
	u8 cmd;
	u8 version;
	u16 reserved;
	u16 flags;
	bool addressed;
	int len;
	u8 attrs[4096];
};

#define FAMILY_REQUESTS 4

/**
 * struct family - what a family is told, and what it has seen
 * @err: outcome of every request
 * @respond: called in every request, may be %NULL; @err stands nevertheless
 * @dump: called for each part of a dump, as &netlink_callback.dump is
 * @test: the test
 * @n_requests: requests so far
 * @requests: the first of them
 * @portid: port id of the last sender
 * @sender: its socket; valid while it is open
 */
struct family {
	int err;
	void (*respond)(struct family *family, struct genl_info *info);
	int (*dump)(struct family *family, struct sk_buff *skb,
		    struct netlink_callback *cb);
	struct kunit *test;
	unsigned int n_requests;
	struct family_request requests[FAMILY_REQUESTS];
	u32 portid;
	struct sock *sender;
};

int family_register(struct kunit *test, struct family *family);
void family_unregister(void);
u16 family_id(void);

struct sk_buff *family_msg(struct kunit *test, u8 cmd,
			   const struct attr *attrs, unsigned int n);
void family_multicast(struct sk_buff *msg, unsigned int group);
void family_unicast(const struct family *family, struct sk_buff *msg);

#endif /* NWIFI_KUNIT_FAMILY_H */
