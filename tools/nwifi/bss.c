// SPDX-License-Identifier: GPL-2.0-only
/* scan, bss: the networks that were found. */
#include <errno.h>
#include <stdlib.h>

#include "lib/json.h"
#include "lib/json_object.h"
#include "lib/names.h"
#include "lib/text.h"
#include "nwifi/command.h"
#include "nwifi/print.h"
#include "nwifi/request.h"

/* Size of a buffer for all names of a multi-valued attribute */
#define NAMES_TEXT	(NWC_U32S_MAX * NWC_NUMBER_TEXT)

static int bss_compare(const void *a, const void *b)
{
	const struct nwc_bss *x = a, *y = b;

	return (x->signal < y->signal) - (x->signal > y->signal);
}

static char *names_text(char *buf, size_t size, const struct nwc_u32s *list,
			const char *(*look_up)(uint32_t))
{
	char number[NWC_NUMBER_TEXT];
	unsigned int i;
	size_t n = 0;

	snprintf(buf, size, "-");
	for (i = 0; i < list->n && n < size; i++)
		n += snprintf(buf + n, size - n, "%s%s", i ? "+" : "",
			      nwc_name_or_number(look_up(list->v[i]),
						 list->v[i], number));
	return buf;
}

static void bss_row(struct table *t, const struct nwc_bss *bss)
{
	enum color color = bss->current ? COLOR_GREEN : COLOR_NONE;
	char text[NWC_SSID_TEXT], mac[NWC_MAC_TEXT], names[NAMES_TEXT];

	table_add(t, color, "%s", bss->current ? "*" : "");
	table_add(t, color, "%s", nwc_mac_text(mac, bss->bssid));
	table_add(t, COLOR_NONE, "%4.0f dBm", bss->signal / 100.0);
	table_add(t, COLOR_NONE, "%3u", bss->link_quality);
	table_add(t, COLOR_NONE, "%4u", bss->frequency);
	table_add(t, COLOR_NONE, "%3u", nwc_channel(bss->frequency));
	table_add(t, COLOR_NONE, "%5.1f s", bss->seen_ms_ago / 1000.0);
	table_add(t, COLOR_NONE, "%s",
		  names_text(names, sizeof(names), &bss->auth, nwc_auth_name));
	table_add(t, COLOR_NONE, "%s",
		  names_text(names, sizeof(names), &bss->unicast_ciphers,
			     nwc_cipher_name));
	table_add(t, color, "%s",
		  bss->ssid.len ? nwc_escape(text, sizeof(text), bss->ssid) :
				  "(hidden)");
}

static int bss_print_table(const struct cli *cli, const struct nwc_bss *bss,
			   size_t n)
{
	static const char * const heads[] = {
		"", "BSSID", "  SIGNAL", " LQ", " MHZ", " CH", "   AGE",
		"AUTH", "CIPHERS", "SSID",
	};
	struct table t = TABLE(heads);
	size_t i;

	for (i = 0; i < n; i++)
		bss_row(&t, &bss[i]);
	return table_print(cli, &t);
}

static int bss_print_array(const struct nwc_bss *bss, size_t n)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < n; i++)
		array = nwc_json_append(array, nwc_json_bss(&bss[i]));
	return print_json(array);
}

static int bss_print_list(struct cli *cli, const struct msg_list *list)
{
	struct nwc_bss *bss = calloc(list->n + 1, sizeof(*bss));
	const char *bad;
	int err = 0;
	size_t i;

	if (!bss)
		return -ENOMEM;
	for (i = 0; i < list->n && !err; i++) {
		if (nwc_bss_parse(nlmsg_hdr(list->msgs[i]), &bss[i], &bad))
			err = nwc_sock_malformed(&cli->sock, bad);
	}
	if (!err) {
		qsort(bss, list->n, sizeof(*bss), bss_compare);
		err = cli->json ? bss_print_array(bss, list->n) :
				  bss_print_table(cli, bss, list->n);
	}
	free(bss);
	return err;
}

static int bss_get(struct cli *cli, struct nl_msg *msg)
{
	struct msg_list list = { 0 };
	int err = nwc_dump(&cli->sock, msg, msg_list_add, &list);

	if (!err)
		err = bss_print_list(cli, &list);
	msg_list_free(&list);
	return err;
}

static int scan_run(struct cli *cli, struct nl_msg *msg)
{
	struct nwc_done done;
	struct nl_msg *get;
	int err = request_done(cli, msg, cli->name, NULL, NULL, &done);

	if (err)
		return err;
	get = nwc_request(NWIFI_CMD_BSS_GET);
	if (!get || nla_put_string(get, NWIFI_A_IFNAME, cli->name))
		err = -ENOMEM;
	else
		err = bss_get(cli, get);
	nlmsg_free(get);
	return err;
}

const struct command bss_commands[] = {
	{
		.words = "scan",
		.args = {
			ADAPTER_ARG(0),
			{ .kind = ARG_SSID, .attr = NWIFI_A_SCAN_SSID,
			  .flags = ARG_OPTIONAL | ARG_REPEAT,
			  .limit = NWIFI_MAX_SCAN_SSIDS, .keyword = "ssid",
			  .meta = "SSID" },
			{ .kind = ARG_WORD, .attr = NWIFI_A_SCAN_PASSIVE,
			  .flags = ARG_OPTIONAL, .keyword = "passive" },
		},
		.request = NWIFI_CMD_SCAN,
		.run = scan_run,
		.help = "scan, then print the BSS list",
		.detail =
		"    Probes for all networks, or for the named ones, which may be hidden.\n"
		"    With 'passive' the adapter only listens.",
	},
	{
		.words = "bss",
		.args = {
			ADAPTER_ARG(0),
		},
		.request = NWIFI_CMD_BSS_GET,
		.run = bss_get,
		.help = "print the BSS list",
		.detail =
		"    The strongest BSS comes first. An asterisk marks the one that the adapter\n"
		"    is associated with.",
	},
	{
		.words = "bss",
		.args = {
			ADAPTER_ARG(0),
			{ .kind = ARG_WORD, .keyword = "flush" },
		},
		.request = NWIFI_CMD_BSS_FLUSH,
		.run = request_simple,
		.help = "empty the BSS list",
		.detail =
		"    This is only possible while the adapter is in the INIT state.",
	},
	{ 0 }
};
