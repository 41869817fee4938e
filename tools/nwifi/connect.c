// SPDX-License-Identifier: GPL-2.0-only
/* connect, disconnect, roam, reset: requests for operations of the station. */
#include <stdio.h>

#include "lib/json.h"
#include "lib/text.h"
#include "nwifi/command.h"
#include "nwifi/host.h"
#include "nwifi/print.h"
#include "nwifi/request.h"

/* Requests after which the adapter is associated with a BSS. */
static int association_run(struct cli *cli, struct nl_msg *msg)
{
	char bssid[NWC_MAC_TEXT], message[NWC_ERROR_TEXT];
	struct nwc_done done;
	int err = request_done(cli, msg, cli->name, NULL, NULL, &done);

	if (err)
		return err;
	if (cli->json)
		return print_json(nwc_json_done(&done));

	/* A success may have a remark, such as "no better AP". */
	if (done.message.len)
		printf("%s: %s\n", cli->name,
		       nwc_escape(message, sizeof(message), done.message));
	else if (done.bssid.data)
		printf("%s: connected to %s\n", cli->name,
		       nwc_mac_text(bssid, done.bssid));
	return EXIT_OK;
}

static int connect_run(struct cli *cli, struct nl_msg *msg)
{
	struct nwc_blob attrs, ssid;
	int status = EXIT_OK;

	if (cli->text && !nwc_msg_attrs(nlmsg_hdr(msg), &attrs) &&
	    !nwc_attr_find(attrs, NWIFI_A_SSID, &ssid))
		status = host_profile_take(cli->name, cli->text, ssid);
	return status ? status : association_run(cli, msg);
}

#define BSSID_ARG \
	{ .kind = ARG_MAC, .attr = NWIFI_A_BSSID, .flags = ARG_OPTIONAL, \
	  .keyword = "bssid", .meta = "MAC" }

const struct command connect_commands[] = {
	{
		.words = "connect",
		.args = {
			ADAPTER_ARG(0),
			{ .kind = ARG_SSID, .attr = NWIFI_A_SSID,
			  .keyword = "ssid", .meta = "SSID" },
			BSSID_ARG,
			{ .kind = ARG_TEXT, .flags = ARG_OPTIONAL | ARG_HOST,
			  .keyword = "profile", .meta = "FILE" },
		},
		.request = NWIFI_CMD_CONNECT,
		.run = connect_run,
		.help = "connect to a network",
		.detail =
		"    Returns when the connection operation is complete. With 'bssid' only\n"
		"    that BSS is tried. With 'profile' that WLAN profile is stored first, and\n"
		"    ihvd uses it.",
	},
	{
		.words = "disconnect",
		.args = { ADAPTER_ARG(0) },
		.request = NWIFI_CMD_DISCONNECT,
		.run = request_simple,
		.help = "end the connection",
	},
	{
		.words = "roam",
		.args = { ADAPTER_ARG(0), BSSID_ARG },
		.request = NWIFI_CMD_ROAM,
		.run = association_run,
		.help = "look for a better AP now, or go to this one",
		.detail =
		"    If MAC is the connected BSS, the adapter reassociates with it.",
	},
	{
		.words = "reset",
		.args = { ADAPTER_ARG(0) },
		.request = NWIFI_CMD_RESET,
		.run = request_simple,
		.help = "reset the station",
		.detail =
		"    Ends all operations and restores the initial state.",
	},
	{ 0 }
};
