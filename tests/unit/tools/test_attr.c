// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <linux/netlink.h>
#include <string.h>

#include "build_msg.h"
#include "lib/attr.h"
#include "suites.h"

static struct nwc_blob attrs_of(struct nl_msg *msg)
{
	struct nwc_blob attrs;

	assert_int_equal(nwc_msg_attrs(nlmsg_hdr(msg), &attrs), 0);
	return attrs;
}

static void lengths_are_exact(void **state)
{
	static const struct {
		enum nwc_kind kind;
		size_t len;
	} exact[] = {
		{ NWC_KIND_U8, 1 }, { NWC_KIND_BOOL, 1 },
		{ NWC_KIND_U16, 2 }, { NWC_KIND_U32, 4 },
		{ NWC_KIND_S32, 4 }, { NWC_KIND_U32_MULTI, 4 },
		{ NWC_KIND_U64, 8 }, { NWC_KIND_MAC, 6 },
		{ NWC_KIND_FLAG, 0 },
	};
	static const uint8_t bytes[64] = { 1 };
	struct nwc_value value;
	size_t i, len;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(exact); i++) {
		for (len = 0; len < sizeof(bytes); len++) {
			struct nwc_blob payload = { bytes, len };

			assert_int_equal(nwc_attr_value(payload,
							exact[i].kind,
							&value),
					 len == exact[i].len ? 0 : -EBADMSG);
		}
	}
}

static void lengths_are_bounded(void **state)
{
	static const uint8_t bytes[64];
	struct nwc_value value;

	(void)state;
	assert_int_equal(nwc_attr_value((struct nwc_blob){ bytes, 32 },
					NWC_KIND_SSID, &value), 0);
	assert_int_equal(nwc_attr_value((struct nwc_blob){ bytes, 33 },
					NWC_KIND_SSID, &value), -EBADMSG);
	assert_int_equal(nwc_attr_value((struct nwc_blob){ bytes, 8 },
					NWC_KIND_WORDS, &value), 0);
	assert_int_equal(nwc_attr_value((struct nwc_blob){ bytes, 7 },
					NWC_KIND_WORDS, &value), -EBADMSG);
	assert_int_equal(nwc_attr_value((struct nwc_blob){ bytes, 0 },
					NWC_KIND_BYTES, &value), 0);
}

static void string_needs_no_terminator(void **state)
{
	struct nwc_value value;

	(void)state;
	nwc_attr_value((struct nwc_blob){ (const uint8_t *)"abc", 3 },
		       NWC_KIND_STRING, &value);
	assert_int_equal(value.blob.len, 3);
	nwc_attr_value((struct nwc_blob){ (const uint8_t *)"a\0c", 3 },
		       NWC_KIND_STRING, &value);
	assert_int_equal(value.blob.len, 1);
	nwc_attr_value((struct nwc_blob){ (const uint8_t *)"", 0 },
		       NWC_KIND_STRING, &value);
	assert_int_equal(value.blob.len, 0);
}

static void short_messages_are_refused(void **state)
{
	struct nlmsghdr nlh = { .nlmsg_len = NLMSG_HDRLEN + 3 };
	struct nwc_blob attrs;

	(void)state;
	assert_int_equal(nwc_msg_cmd(&nlh), -EBADMSG);
	assert_int_equal(nwc_msg_attrs(&nlh, &attrs), -EBADMSG);
}

static void attribute_lengths_are_checked(void **state)
{
	uint8_t raw[16] __attribute__((aligned(4)));
	struct nlattr *nla = (struct nlattr *)raw;
	struct nwc_blob attrs, payload;
	static const uint16_t bad[] = { 0, 3, 17, 0xffff };
	size_t i;

	(void)state;
	memset(raw, 0, sizeof(raw));
	nla->nla_type = 5 | NLA_F_NESTED;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++) {
		nla->nla_len = bad[i];
		attrs = (struct nwc_blob){ raw, sizeof(raw) };
		assert_int_equal(nwc_attr_next(&attrs, &payload), -EBADMSG);
	}

	/* Flags are not part of the type; the last padding may be missing. */
	nla->nla_len = 13;
	attrs = (struct nwc_blob){ raw, 13 };
	assert_int_equal(nwc_attr_next(&attrs, &payload), 5);
	assert_int_equal(payload.len, 9);
	assert_int_equal(nwc_attr_next(&attrs, &payload), -ENOENT);

	/* Less than a header is left. */
	attrs = (struct nwc_blob){ raw, 3 };
	assert_int_equal(nwc_attr_next(&attrs, &payload), -EBADMSG);
}

static void find_takes_the_first(void **state)
{
	struct nl_msg *msg = new_msg(NWIFI_CMD_SCAN);
	struct nwc_blob payload;

	(void)state;
	nla_put_u32(msg, NWIFI_A_CODE, 1);
	nla_put_u32(msg, NWIFI_A_CODE, 2);
	assert_int_equal(nwc_attr_find(attrs_of(msg), NWIFI_A_CODE,
				       &payload), 0);
	assert_int_equal(*payload.data, 1);
	assert_int_equal(nwc_attr_find(attrs_of(msg), NWIFI_A_BSS, &payload),
			 -ENOENT);
	nlmsg_free(msg);
}

/* An acknowledgement as the kernel builds it; @request as echoed. */
static struct nl_msg *new_ack(int type, int flags, int error,
			      const void *request, size_t len)
{
	struct nl_msg *msg = nlmsg_alloc();
	struct nlmsgerr err = {
		.error = error,
		.msg.nlmsg_len = NLMSG_LENGTH(len),
	};

	nlmsg_put(msg, 0, 0, type, 0, flags);
	if (type == NLMSG_DONE) {
		nlmsg_append(msg, &error, sizeof(error), NLMSG_ALIGNTO);
	} else {
		nlmsg_append(msg, &err, sizeof(err), NLMSG_ALIGNTO);
		if (request)
			nlmsg_append(msg, (void *)request, len, NLMSG_ALIGNTO);
	}
	return msg;
}

static void check_ack(struct nl_msg *msg, int error, const char *reason)
{
	struct nwc_blob text;
	int err;

	assert_int_equal(nwc_msg_ack(nlmsg_hdr(msg), &err, &text), 0);
	assert_int_equal(err, error);
	assert_int_equal(text.len, strlen(reason));
	assert_memory_equal(text.data, reason, text.len);
	nlmsg_free(msg);
}

static void reasons_are_found(void **state)
{
	struct nl_msg *msg;

	(void)state;
	msg = new_ack(NLMSG_ERROR, 0x100 | 0x200, -EBUSY, NULL, 40);
	nla_put_u32(msg, NLMSGERR_ATTR_OFFS, 20);
	nla_put_string(msg, NLMSGERR_ATTR_MSG, "busy");
	check_ack(msg, -EBUSY, "busy");

	/* Not capped: the request stands in between. */
	msg = new_ack(NLMSG_ERROR, 0x200, -EINVAL, "some request", 12);
	nla_put_string(msg, NLMSGERR_ATTR_MSG, "no");
	check_ack(msg, -EINVAL, "no");

	msg = new_ack(NLMSG_DONE, 0x200, -ENODEV, NULL, 0);
	nla_put_string(msg, NLMSGERR_ATTR_MSG, "gone");
	check_ack(msg, -ENODEV, "gone");

	check_ack(new_ack(NLMSG_ERROR, 0x100, -EPERM, NULL, 0), -EPERM, "");
	check_ack(new_ack(NLMSG_ERROR, 0, 0, NULL, 0), 0, "");
}

static void malformed_acks_are_refused(void **state)
{
	struct nl_msg *msg = new_ack(NLMSG_ERROR, 0x200, -EINVAL, NULL, 4000);
	struct nlmsghdr *nlh = nlmsg_hdr(msg);
	struct nwc_blob text;
	int err;

	(void)state;
	/* Claims to repeat a request that is not there. */
	assert_int_equal(nwc_msg_ack(nlh, &err, &text), -EBADMSG);
	((struct nlmsgerr *)NLMSG_DATA(nlh))->msg.nlmsg_len = 3;
	assert_int_equal(nwc_msg_ack(nlh, &err, &text), -EBADMSG);
	nlh->nlmsg_len = NLMSG_HDRLEN + 4;
	assert_int_equal(nwc_msg_ack(nlh, &err, &text), -EBADMSG);
	nlmsg_free(msg);
}

int suite_attr(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_are_exact),
		cmocka_unit_test(lengths_are_bounded),
		cmocka_unit_test(string_needs_no_terminator),
		cmocka_unit_test(short_messages_are_refused),
		cmocka_unit_test(attribute_lengths_are_checked),
		cmocka_unit_test(find_takes_the_first),
		cmocka_unit_test(reasons_are_found),
		cmocka_unit_test(malformed_acks_are_refused),
	};

	return cmocka_run_group_tests_name("attr", tests, NULL, NULL);
}
