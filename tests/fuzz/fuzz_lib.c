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
	struct nwifi_event ev = { 0 };
	struct nwifi_gaps gaps = { 0 };
	uint64_t lost;

	if (nwifi_event_parse(nlh, &ev, bad))
		return;
	REQUIRE(nwifi_is_event(ev.cmd));
	check_json(nwifi_json_event(&ev, bad));
	REQUIRE(!nwifi_gaps_note(&gaps, &ev, &lost) && (!lost || ev.seq > 1));
	REQUIRE(!nwifi_gaps_note(&gaps, &ev, &lost));
	nwifi_gaps_free(&gaps);
	check_json(nwifi_json_lost(ev.name, lost & 0xffff));
	if (ev.desc)
		REQUIRE(strlen(nwifi_code_short(ev.desc)));
}

static void objects(const struct nlmsghdr *nlh, const char **bad)
{
	struct nwifi_adapter adapter;
	struct nwifi_blob reason;
	struct nwifi_bss bss;
	struct nwifi_done done;
	struct nwifi_port port;
	int error;

	if (!nwifi_adapter_parse(nlh, &adapter, bad))
		check_json(nwifi_json_adapter(&adapter));
	if (!nwifi_bss_parse(nlh, &bss, bad))
		check_json(nwifi_json_bss(&bss));
	if (!nwifi_port_parse(nlh, &port, bad))
		check_json(nwifi_json_port(&port));
	if (!nwifi_done_parse(nlh, &done, bad))
		check_json(nwifi_json_done(&done));
	if (!nwifi_msg_ack(nlh, &error, &reason))
		check_json(nwifi_json_text(reason));
}

static void text(struct nwifi_blob bytes)
{
	char *string = malloc(bytes.len + 1), *buf, status[NWIFI_STATUS_TEXT];
	char mac_text[NWIFI_MAC_TEXT];
	uint8_t mac[NWIFI_MAC_LEN];
	uint32_t word = 0;
	size_t room;

	REQUIRE(string);
	memcpy(string, bytes.data, bytes.len);
	string[bytes.len] = '\0';
	if (nwifi_mac_parse(string, mac)) {
		nwifi_mac_text(mac_text, (struct nwifi_blob){ mac, sizeof(mac) });
		REQUIRE(!strcasecmp(mac_text, string));
	}
	if (!nwifi_ifname_check(string))
		REQUIRE(strlen(string) < 16 && !strpbrk(string, "/: \n"));
	free(string);

	/* cut at every length: never a byte too far, never half a character */
	for (room = 1; room <= NWIFI_ESCAPED(bytes.len); room++) {
		buf = malloc(room);
		REQUIRE(buf);
		REQUIRE(strlen(nwifi_escape(buf, room, bytes)) < room);
		REQUIRE(strlen(nwifi_hex(buf, room, bytes)) % 2 == 0);
		free(buf);
	}
	memcpy(&word, bytes.data, bytes.len < 4 ? bytes.len : 4);
	REQUIRE(strlen(nwifi_status_text(word, status)) < sizeof(status));
	REQUIRE(nwifi_channel(word) < 256);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct nwifi_blob bytes = { data, size < TEXT_MAX ? size : TEXT_MAX };
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
