// SPDX-License-Identifier: GPL-2.0-only
/*
 * User space's reading of the family. Input: a netlink message from its header
 * on (the length field is put right), tried as everything that the library
 * can read and turned into JSON; the bytes are also tried as text.
 */
#include <linux/genetlink.h>

#include "fuzz.h"
#include "lib/gap.h"
#include "lib/json.h"
#include "lib/json_object.h"
#include "lib/names.h"
#include "lib/text.h"

#define TEXT_MAX 20

/* what we print, others can read: it is ASCII, and JSON */
static void check_json(json_t *json)
{
	char *text = json_dumps(json, JSON_COMPACT | JSON_ENCODE_ANY);
	json_error_t error;
	json_t *again;

	REQUIRE(json && text);
	again = json_loads(text, JSON_DECODE_ANY, &error);
	REQUIRE(again && json_equal(json, again));
	json_decref(again);
	json_decref(json);
	free(text);
}

static void event(const struct nlmsghdr *nlh, const char **bad)
{
	struct nwc_event ev = { 0 };
	struct nwc_gaps gaps = { 0 };
	uint64_t lost;

	if (nwc_event_parse(nlh, &ev, bad))
		return;
	REQUIRE(nwc_is_event(ev.cmd));
	check_json(nwc_json_event(&ev, bad));
	REQUIRE(!nwc_gaps_note(&gaps, &ev, &lost) && (!lost || ev.seq > 1));
	REQUIRE(!nwc_gaps_note(&gaps, &ev, &lost));
	nwc_gaps_free(&gaps);
	check_json(nwc_json_lost(ev.name, lost & 0xffff));
	if (ev.desc)
		REQUIRE(strlen(nwc_code_short(ev.desc)));
}

static void objects(const struct nlmsghdr *nlh, const char **bad)
{
	struct nwc_adapter adapter;
	struct nwc_blob reason;
	struct nwc_bss bss;
	struct nwc_done done;
	struct nwc_port port;
	int error;

	if (!nwc_adapter_parse(nlh, &adapter, bad))
		check_json(nwc_json_adapter(&adapter));
	if (!nwc_bss_parse(nlh, &bss, bad))
		check_json(nwc_json_bss(&bss));
	if (!nwc_port_parse(nlh, &port, bad))
		check_json(nwc_json_port(&port));
	if (!nwc_done_parse(nlh, &done, bad))
		check_json(nwc_json_done(&done));
	if (!nwc_msg_ack(nlh, &error, &reason))
		check_json(nwc_json_text(reason));
}

static void text(struct nwc_blob bytes)
{
	char *string = malloc(bytes.len + 1), *buf, status[NWC_STATUS_TEXT];
	char mac_text[NWC_MAC_TEXT];
	uint8_t mac[NWIFI_MAC_LEN];
	uint32_t word = 0;
	size_t room;

	REQUIRE(string);
	memcpy(string, bytes.data, bytes.len);
	string[bytes.len] = '\0';
	if (nwc_mac_parse(string, mac)) {
		nwc_mac_text(mac_text, (struct nwc_blob){ mac, sizeof(mac) });
		REQUIRE(!strcasecmp(mac_text, string));
	}
	if (!nwc_ifname_check(string))
		REQUIRE(strlen(string) < 16 && !strpbrk(string, "/: \n"));
	free(string);

	/* cut at every length: never a byte too far, never half a character */
	for (room = 1; room <= NWC_ESCAPED(bytes.len); room++) {
		buf = malloc(room);
		REQUIRE(buf);
		REQUIRE(strlen(nwc_escape(buf, room, bytes)) < room);
		REQUIRE(strlen(nwc_hex(buf, room, bytes)) % 2 == 0);
		free(buf);
	}
	memcpy(&word, bytes.data, bytes.len < 4 ? bytes.len : 4);
	REQUIRE(strlen(nwc_status_text(word, status)) < sizeof(status));
	REQUIRE(nwc_channel(word) < 256);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct nwc_blob bytes = { data, size < TEXT_MAX ? size : TEXT_MAX };
	const char *bad = "";
	struct nlmsghdr *nlh;

	if (!size || size > 65536)
		return 0;
	text(bytes);
	if (size < NLMSG_HDRLEN)
		return 0;
	nlh = copy_exactly(data, size);
	nlh->nlmsg_len = (uint32_t)size;
	event(nlh, &bad);
	objects(nlh, &bad);
	REQUIRE(!bad || strlen(bad) < 64);
	free(nlh);
	return 0;
}
