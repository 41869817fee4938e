// SPDX-License-Identifier: GPL-2.0-only
/* port: list the ports, and authorize them for the operating system. */
#include <errno.h>
#include <inttypes.h>
#include <time.h>

#include "lib/json.h"
#include "lib/names.h"
#include "lib/text.h"
#include "nwifi/command.h"
#include "nwifi/print.h"
#include "nwifi/request.h"

static double age_seconds(uint64_t since_ns)
{
	struct timespec now;

	clock_gettime(CLOCK_BOOTTIME, &now);
	return now.tv_sec + now.tv_nsec / 1e9 - since_ns / 1e9;
}

static void port_row(struct table *t, const struct nlmsghdr *nlh,
		     const char **bad)
{
	char name[NWC_NAME_TEXT], mac[NWC_MAC_TEXT];
	char number[NWC_NUMBER_TEXT];
	struct nwc_port p;
	uint64_t drops = 0;
	unsigned int i;

	if (nwc_port_parse(nlh, &p, bad))
		return;
	for (i = 0; i <= NWIFI_DROP_MAX; i++)
		drops += p.counters.drops[i];

	table_add(t, COLOR_BOLD, "%s",
		  nwc_escape(name, sizeof(name), p.adapter));
	table_add(t, COLOR_NONE, "%s", nwc_mac_text(mac, p.peer));
	table_add(t, COLOR_NONE, "%7" PRIu32, p.session);
	table_add(t, p.authorized ? COLOR_GREEN : COLOR_YELLOW, "%s",
		  p.authorized ? "open" : "closed");
	table_add(t, COLOR_NONE, "%s", p.controlled ? "yes" : "no");
	table_add(t, COLOR_NONE, "%s",
		  nwc_name_or_number(nwc_port_owner_name(p.owner),
				     p.owner, number));
	table_add(t, COLOR_NONE, "%.1f s", age_seconds(p.since_ns));
	table_add(t, COLOR_NONE, "%" PRIu64, p.counters.tx_packets);
	table_add(t, COLOR_NONE, "%" PRIu64, p.counters.rx_packets);
	table_add(t, drops ? COLOR_RED : COLOR_NONE, "%" PRIu64, drops);
}

static json_t *port_to_json(const struct nlmsghdr *nlh, const char **bad)
{
	struct nwc_port port;

	if (nwc_port_parse(nlh, &port, bad))
		return NULL;
	return nwc_json_port(&port);
}

static const char * const port_heads[] = {
	"ADAPTER", "PEER", "SESSION", "STATE", "CONTROLLED", "OWNER", "AGE",
	"SENT", "RECEIVED", "DROPPED",
};

static const struct list_format port_format = {
	.table = TABLE(port_heads),
	.row = port_row,
	.to_json = port_to_json,
};

static int port_get(struct cli *cli, struct nl_msg *msg)
{
	struct msg_list list = { 0 };
	int err = nwc_dump(&cli->sock, msg, msg_list_add, &list);

	if (!err)
		err = msg_list_print(cli, &list, &port_format);
	msg_list_free(&list);
	return err;
}

static int port_open(struct cli *cli, struct nl_msg *msg)
{
	if (nla_put_u8(msg, NWIFI_A_AUTHORIZED, 1))
		return -ENOMEM;
	return request_simple(cli, msg);
}

static int port_close(struct cli *cli, struct nl_msg *msg)
{
	if (nla_put_u8(msg, NWIFI_A_AUTHORIZED, 0))
		return -ENOMEM;
	return request_simple(cli, msg);
}

#define PEER_ARG \
	{ .kind = ARG_MAC, .attr = NWIFI_A_MAC, .meta = "MAC" }

const struct command port_commands[] = {
	{
		.words = "port",
		.args = { ADAPTER_ARG(ARG_OPTIONAL) },
		.request = NWIFI_CMD_PORT_GET,
		.run = port_get,
		.help = "list the ports, of all adapters or of one",
	},
	{
		.words = "port open",
		.args = { ADAPTER_ARG(0), PEER_ARG },
		.request = NWIFI_CMD_PORT_SET,
		.run = port_open,
		.help = "authorize a port",
		.detail =
		"    This is for managers that do not authorize stations by nl80211. Only\n"
		"    ports that the operating system authenticates can be opened.",
	},
	{
		.words = "port close",
		.args = { ADAPTER_ARG(0), PEER_ARG },
		.request = NWIFI_CMD_PORT_SET,
		.run = port_close,
		.help = "take the authorization of a port back",
	},
	{ 0 }
};
