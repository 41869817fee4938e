// SPDX-License-Identifier: GPL-2.0-only
/* adapter: attach, detach, list and show adapters. */
#include <inttypes.h>
#include <stdio.h>

#include "lib/json.h"
#include "lib/json_object.h"
#include "lib/names.h"
#include "lib/text.h"
#include "nwifi/command.h"
#include "nwifi/print.h"
#include "nwifi/request.h"

static const char *bytes_text(char *buf, size_t size, struct nwc_blob bytes)
{
	return bytes.len ? nwc_escape(buf, size, bytes) : "-";
}

/* A phase that only a newer module has is shown by its letters. */
static const char *phase_text(char *buf, size_t size, struct nwc_blob phase)
{
	return nwc_phase_name(phase) ?: bytes_text(buf, size, phase);
}

static const char *mac_text(char *buf, struct nwc_blob mac)
{
	return mac.data ? nwc_mac_text(buf, mac) : "-";
}

static void adapter_row(struct table *t, const struct nlmsghdr *nlh,
			const char **bad)
{
	char text[NWC_SSID_TEXT], mac[NWC_MAC_TEXT];
	char number[NWC_NUMBER_TEXT];
	struct nwc_adapter a;

	if (nwc_adapter_parse(nlh, &a, bad))
		return;
	table_add(t, COLOR_BOLD, "%s", bytes_text(text, sizeof(text), a.name));
	table_add(t, COLOR_NONE, "%s", bytes_text(text, sizeof(text), a.lower));
	table_add(t, COLOR_NONE, "%s", mac_text(mac, a.mac));
	table_add(t, a.state == NWIFI_STATE_OP ? COLOR_GREEN : COLOR_NONE, "%s",
		  nwc_name_or_number(nwc_state_name(a.state), a.state,
				     number));
	table_add(t, COLOR_NONE, "%s",
		  phase_text(text, sizeof(text), a.phase));
	table_add(t, COLOR_NONE, "%s", mac_text(mac, a.bssid));
	table_add(t, COLOR_NONE, "%s", bytes_text(text, sizeof(text), a.ssid));
}

static json_t *adapter_to_json(const struct nlmsghdr *nlh, const char **bad)
{
	struct nwc_adapter a;

	if (nwc_adapter_parse(nlh, &a, bad))
		return NULL;
	return nwc_json_adapter(&a);
}

static const char * const adapter_heads[] = {
	"NAME", "LOWER", "MAC", "STATE", "PHASE", "BSSID", "SSID",
};

static const struct list_format adapter_format = {
	.table = TABLE(adapter_heads),
	.row = adapter_row,
	.to_json = adapter_to_json,
};

static void drops_print(const struct nwc_counters *c)
{
	bool any = false;
	unsigned int i;

	for (i = 0; i <= NWIFI_DROP_MAX; i++) {
		if (!c->drops[i])
			continue;
		printf("%s%s %" PRIu64, any ? ", " : "  drops    ",
		       nwc_drop_name(i), c->drops[i]);
		any = true;
	}
	puts(any ? "" : "  drops    none");
}

static void settings_print(uint32_t settings)
{
	uint32_t bit;

	for (bit = 1; bit & NWIFI_SETTING_MASK; bit <<= 1)
		printf("  %s %s\n", nwc_setting_name(bit),
		       settings & bit ? "on" : "off");
}

static int adapter_print(struct cli *cli, const struct nlmsghdr *nlh)
{
	char text[NWC_SSID_TEXT], mac[NWC_MAC_TEXT];
	char number[NWC_NUMBER_TEXT];
	struct nwc_adapter a;
	const char *bad;

	if (nwc_adapter_parse(nlh, &a, &bad))
		return nwc_sock_malformed(&cli->sock, bad);
	if (cli->json)
		return print_json(nwc_json_adapter(&a));

	printf("%s%s%s\n", color_code(cli, COLOR_BOLD),
	       bytes_text(text, sizeof(text), a.name),
	       color_code(cli, COLOR_NONE));
	printf("  lower    %s\n", bytes_text(text, sizeof(text), a.lower));
	printf("  wiphy    %s\n", bytes_text(text, sizeof(text), a.wiphy));
	printf("  mac      %s\n", mac_text(mac, a.mac));
	printf("  state    %s\n",
	       nwc_name_or_number(nwc_state_name(a.state), a.state,
				  number));
	printf("  phase    %s\n", phase_text(text, sizeof(text), a.phase));
	printf("  ssid     %s\n", bytes_text(text, sizeof(text), a.ssid));
	printf("  bssid    %s\n", mac_text(mac, a.bssid));
	printf("  sent     %" PRIu64 " packets, %" PRIu64 " bytes\n",
	       a.counters.tx_packets, a.counters.tx_bytes);
	printf("  received %" PRIu64 " packets, %" PRIu64 " bytes\n",
	       a.counters.rx_packets, a.counters.rx_bytes);
	drops_print(&a.counters);
	settings_print(a.settings);
	return EXIT_OK;
}

static int adapter_get(struct cli *cli, struct nl_msg *msg)
{
	struct msg_list list = { 0 };
	int err;

	if (cli->name)
		err = nwc_call(&cli->sock, msg, msg_list_add, &list);
	else
		err = nwc_dump(&cli->sock, msg, msg_list_add, &list);
	if (!err && !cli->name)
		err = msg_list_print(cli, &list, &adapter_format);
	else if (!err)
		err = list.n ? adapter_print(cli, nlmsg_hdr(list.msgs[0])) :
			       nwc_sock_malformed(&cli->sock, "no reply");
	msg_list_free(&list);
	return err;
}

static int adapter_add(struct cli *cli, struct nl_msg *msg)
{
	const struct nwc_field fields[] = {
		{ "name", NWIFI_A_IFNAME, NWC_KIND_STRING, true, 0 },
	};
	struct msg_list list = { 0 };
	struct nwc_blob attrs, name = { 0 };
	char text[NWC_NAME_TEXT];
	struct nwc_done done;
	const char *bad;
	int err;

	err = request_done(cli, msg, NULL, msg_list_add, &list, &done);
	if (err)
		goto out;
	err = nwc_sock_malformed(&cli->sock, "no reply");
	if (!list.n || nwc_msg_attrs(nlmsg_hdr(list.msgs[0]), &attrs))
		goto out;
	if (nwc_decode(attrs, fields, NWC_ARRAY_SIZE(fields), &name,
		       &bad)) {
		err = nwc_sock_malformed(&cli->sock, bad);
		goto out;
	}
	if (cli->json)
		err = print_json(json_pack("{s:o}", "name",
					   nwc_json_text(name)));
	else
		err = puts(nwc_escape(text, sizeof(text), name)) < 0;
out:
	msg_list_free(&list);
	return err;
}

const struct command adapter_commands[] = {
	{
		.words = "adapter",
		.args = {
			ADAPTER_ARG(ARG_OPTIONAL),
		},
		.request = NWIFI_CMD_ADAPTER_GET,
		.run = adapter_get,
		.help = "list the adapters, or show one",
	},
	{
		.words = "adapter add",
		.args = {
			{ .kind = ARG_IFNAME, .attr = NWIFI_A_LOWER_IFNAME,
			  .meta = "LOWER" },
			{ .kind = ARG_IFNAME, .attr = NWIFI_A_IFNAME,
			  .flags = ARG_OPTIONAL, .keyword = "name",
			  .meta = "NAME" },
		},
		.request = NWIFI_CMD_ADAPTER_ADD,
		.run = adapter_add,
		.help = "attach an adapter to a wireless device",
		.detail =
		"    Prints the name of the adapter once it drives the radio. NAME may be a\n"
		"    template; the default is nwl%d. LOWER belongs to the adapter from then\n"
		"    on and must not be configured by other programs.",
	},
	{
		.words = "adapter set",
		.args = {
			ADAPTER_ARG(0),
			{ .kind = ARG_SETTING, .meta = "SETTING" },
			{ .kind = ARG_SWITCH, .attr = NWIFI_A_SETTINGS,
			  .meta = "on|off" },
		},
		.request = NWIFI_CMD_ADAPTER_SET,
		.run = request_simple,
		.help = "change a setting of an adapter",
		.detail =
		"    SETTING is one of\n"
		"\n"
		"    extension-required  without an IHV extension host, no port is open and\n"
		"                        no connection is made. ihvd sets it for its adapters.\n"
		"\n"
		"    Settings hold until the adapter is detached.",
	},
	{
		.words = "adapter del",
		.args = {
			ADAPTER_ARG(0),
		},
		.request = NWIFI_CMD_ADAPTER_DEL,
		.run = request_simple,
		.help = "detach an adapter",
		.detail =
		"    Ends its connection and gives the wireless device back.",
	},
	{ 0 }
};
