// SPDX-License-Identifier: GPL-2.0-only
/*
 * The generic netlink family. Its handlers validate a request and post it to
 * the worker of its adapter. No handler waits for the worker, which may itself
 * be waiting for a lock that generic netlink holds around a handler.
 *
 * The family is defined in Documentation/netlink/specs/nwifi.yaml.
 */
#include <linux/module.h>
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "adapter/adapter.h"
#include "compat.h"
#include "report/reporter.h"
#include "request/family.h"
#include "request/genl.h"
#include "request/netlink_gen.h"

/* What a handler needs before it is called. */
enum family_need {
	NEED_ADAPTER,	/* the adapter that the request names */
	NEED_NOTHING,
	NEED_HOST,	/* that adapter, for its IHV extension host only */
};

static enum family_need family_need(u8 cmd)
{
	switch (cmd) {
	case NWIFI_CMD_ADAPTER_ADD:
		return NEED_NOTHING;
	case NWIFI_CMD_ADAPTER_GET:
	case NWIFI_CMD_ADAPTER_DEL:
	case NWIFI_CMD_ADAPTER_SET:
	case NWIFI_CMD_SCAN:
	case NWIFI_CMD_BSS_GET:
	case NWIFI_CMD_BSS_FLUSH:
	case NWIFI_CMD_CONNECT:
	case NWIFI_CMD_DISCONNECT:
	case NWIFI_CMD_ROAM:
	case NWIFI_CMD_RESET:
	case NWIFI_CMD_PORT_GET:
	case NWIFI_CMD_PORT_SET:
	case NWIFI_CMD_IHV_BIND:
		return NEED_ADAPTER;
	default:
		/* A command that is new here is refused to most, not allowed. */
		return NEED_HOST;
	}
}

/*
 * Is this a request that the worker has to come to? The end of an adapter is
 * never one too many.
 */
static bool family_posts(u8 cmd)
{
	return cmd != NWIFI_CMD_ADAPTER_GET && cmd != NWIFI_CMD_BSS_GET &&
	       cmd != NWIFI_CMD_PORT_GET && cmd != NWIFI_CMD_ADAPTER_DEL;
}

static int family_pre_doit(const NWIFI_COMPAT_GENL_OPS *ops,
			   struct sk_buff *skb, struct genl_info *info)
{
	const enum family_need need = family_need(info->genlhdr->cmd);
	struct nwifi_adapter *adapter;
	u32 binding = 0;
	int err = 0;

	info->user_ptr[0] = NULL;
	if (need == NEED_NOTHING)
		return 0;
	adapter = nwifi_genl_find(genl_info_net(info), info->attrs,
				  info->extack, &err);
	if (!adapter)
		return err;
	if (need == NEED_HOST &&
	    !nwifi_host_is(&adapter->host, info->snd_portid, &binding)) {
		NL_SET_ERR_MSG(info->extack,
			       "only its IHV extension host may do this");
		nwifi_adapter_put(adapter);
		return -EPERM;
	}
	if (need == NEED_ADAPTER && family_posts(info->genlhdr->cmd) &&
	    nwifi_requests_full(&adapter->requests, info->snd_portid)) {
		NL_SET_ERR_MSG(info->extack, "too many requests under way");
		nwifi_adapter_put(adapter);
		return -EBUSY;
	}
	info->user_ptr[0] = adapter;
	info->user_ptr[1] = (void *)(unsigned long)binding;
	return 0;
}

static void family_post_doit(const NWIFI_COMPAT_GENL_OPS *ops,
			     struct sk_buff *skb, struct genl_info *info)
{
	if (info->user_ptr[0])
		nwifi_adapter_put(info->user_ptr[0]);
}

static const struct genl_multicast_group family_groups[] = {
	[NWIFI_NLGRP_EVENTS] = { .name = NWIFI_MCGRP_EVENTS },
};

static struct genl_family nwifi_family __ro_after_init = {
	.name = NWIFI_FAMILY_NAME,
	.version = NWIFI_FAMILY_VERSION,
	.netnsok = true,
	.parallel_ops = true,
	.module = THIS_MODULE,
	.pre_doit = family_pre_doit,
	.post_doit = family_post_doit,
	.ops = nwifi_nl_ops,
	.n_ops = ARRAY_SIZE(nwifi_nl_ops),
	/* Every operation is validated strictly, and always was. */
	.resv_start_op = 1,
	.mcgrps = family_groups,
	.n_mcgrps = ARRAY_SIZE(family_groups),
};

/**
 * nwifi_family_init() - register the family, by which reports go out, too
 *
 * Context: module init.
 * Return: 0 or a negative error number.
 */
int __init nwifi_family_init(void)
{
	nwifi_report_init(&nwifi_family, NWIFI_NLGRP_EVENTS);
	return genl_register_family(&nwifi_family);
}

/**
 * nwifi_family_exit() - unregister the family
 *
 * Context: module exit; there is no adapter any more.
 */
void nwifi_family_exit(void)
{
	genl_unregister_family(&nwifi_family);
}
