// SPDX-License-Identifier: GPL-2.0-only
/* A kernel and a plugin's process that say what they are told to. */
#include <errno.h>
#include <netlink/attr.h>
#include <netlink/genl/genl.h>
#include <stdlib.h>
#include <string.h>

#include "fake.h"

struct fake fake;

int __wrap_kernel_request(struct kernel_socket *k, struct nl_msg *msg);
void __wrap_adapter_report(struct adapter *a,
			   const struct nwc_ihv_report *report);
void __wrap_plugin_answer(struct plugin *p, const struct ihvd_message *call,
			  struct ihvd_message *answer);

static void take(struct fake_request *r, struct nlattr *attr)
{
	const struct nwc_blob blob = { nla_data(attr), nla_len(attr) };

	switch (nla_type(attr)) {
	case NWIFI_A_IFINDEX:
		r->ifindex = nla_get_u32(attr);
		break;
	case NWIFI_A_IHV_SESSION:
		r->session = nla_get_u32(attr);
		break;
	case NWIFI_A_IHV_RESULT:
		r->result = nla_get_u32(attr);
		break;
	case NWIFI_A_IHV_REASON:
		r->reason = nla_get_u32(attr);
		break;
	case NWIFI_A_AUTH_ALGO:
		r->auth = nla_get_u32(attr);
		break;
	case NWIFI_A_UNICAST_CIPHER:
		r->unicast = nla_get_u32(attr);
		break;
	case NWIFI_A_MULTICAST_CIPHER:
		r->multicast = nla_get_u32(attr);
		break;
	case NWIFI_A_COOKIE:
		r->cookie = nla_get_u64(attr);
		break;
	case NWIFI_A_ETHERTYPE:
		r->ethertype = nla_get_u16(attr);
		break;
	case NWIFI_A_BACKLOG:
		r->backlog = nla_get_u32(attr);
		break;
	case NWIFI_A_REGISTRATION:
		if (r->n_registrations == FAKE_REGISTRATIONS)
			abort();
		r->registrations[r->n_registrations++] = nla_get_u16(attr);
		break;
	case NWIFI_A_EXEMPTION_ACTION:
		r->exemption_action = nla_get_u32(attr);
		break;
	case NWIFI_A_EXEMPTION_PACKETS:
		r->exemption_packets = nla_get_u32(attr);
		break;
	case NWIFI_A_KEY_CIPHER:
		r->cipher = nla_get_u32(attr);
		break;
	case NWIFI_A_KEY_INDEX:
		r->index = nla_get_u32(attr);
		break;
	case NWIFI_A_KEY_DELETE:
		r->remove = true;
		break;
	case NWIFI_A_KEY_DEFAULT:
		r->make_default = true;
		break;
	case NWIFI_A_IHV_MANAGED:
		r->managed = true;
		break;
	case NWIFI_A_SETTINGS:
		if (blob.len != sizeof(r->settings))
			abort();
		memcpy(&r->settings, blob.data, sizeof(r->settings));
		break;
	case NWIFI_A_MAC:
		r->mac = blob;
		break;
	case NWIFI_A_KEY:
		r->key = blob;
		break;
	case NWIFI_A_KEY_SEQ:
		r->seq = blob;
		break;
	case NWIFI_A_SCAN_SSID:
		r->ssid = blob;
		break;
	case NWIFI_A_PACKET:
		r->packet = blob;
		break;
	default:
		/* one that nobody here looks at is one that nobody checks */
		abort();
	}
}

int __wrap_kernel_request(struct kernel_socket *k, struct nl_msg *msg)
{
	struct nlmsghdr *nlh;
	struct nlattr *attr;
	int left;

	(void)k;
	fake.n_requests++;
	memset(&fake.request, 0, sizeof(fake.request));
	nlmsg_free(fake.msg);
	fake.msg = msg;
	if (!msg)
		return -ENOMEM;
	nlh = nlmsg_hdr(msg);
	fake.request.cmd = genlmsg_hdr(nlh)->cmd;
	nla_for_each_attr(attr, genlmsg_attrdata(genlmsg_hdr(nlh), 0),
			  genlmsg_attrlen(genlmsg_hdr(nlh), 0), left)
		take(&fake.request, attr);
	return fake.error;
}

void __wrap_adapter_report(struct adapter *a,
			   const struct nwc_ihv_report *report)
{
	(void)a;
	fake.n_reports++;
	fake.report = *report;
}

void __wrap_plugin_answer(struct plugin *p, const struct ihvd_message *call,
			  struct ihvd_message *answer)
{
	const struct nwc_blob bytes = answer->bytes.bytes;

	(void)p;
	(void)call;
	fake.n_answers++;
	fake.answer = *answer;
	free(fake.data);
	fake.data = NULL;
	fake.len = 0;
	if (answer->head.op == IHVD_GET_PROFILE_CUSTOM_USER_DATA && bytes.len) {
		fake.data = malloc(bytes.len);
		if (!fake.data)
			abort();
		fake.len = bytes.len;
		memcpy(fake.data, bytes.data, bytes.len);
	}
}

/**
 * fake_reset() - nothing has been said yet, and the kernel does as it is told
 */
void fake_reset(void)
{
	nlmsg_free(fake.msg);
	free(fake.data);
	memset(&fake, 0, sizeof(fake));
}
