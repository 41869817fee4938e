// SPDX-License-Identifier: GPL-2.0-only
/* The command table: what is accepted, what it asks for, what usage says. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "build_msg.h"
#include "nwifi/command_list.h"
#include "suites.h"

#define SSID32	"12345678901234567890123456789012"
#define MAX_WORDS	48

/* Split at spaces; "" stands for an empty argument. */
static int parse(const char *line, struct parsed *parsed, char *reason)
{
	char *copy = strdup(line), *words[MAX_WORDS], *save, *word;
	int n = 0, err;

	for (word = strtok_r(copy, " ", &save); word;
	     word = strtok_r(NULL, " ", &save))
		words[n++] = !strcmp(word, "\"\"") ? word + 2 : word;
	err = command_parse(command_groups, n, words, parsed, reason);
	free(copy);
	return err;
}

static void check_attr(const struct parsed *p, int attr, const char *expected)
{
	struct nwc_blob attrs, payload;

	nwc_msg_attrs(nlmsg_hdr(p->msg), &attrs);
	assert_int_equal(nwc_attr_find(attrs, attr, &payload), 0);
	assert_int_equal(payload.len, strlen(expected));
	assert_memory_equal(payload.data, expected, payload.len);
}

static void check_name(const struct parsed *p, int attr, const char *name)
{
	struct nwc_blob attrs, payload;

	nwc_msg_attrs(nlmsg_hdr(p->msg), &attrs);
	assert_int_equal(nwc_attr_find(attrs, attr, &payload), 0);
	assert_string_equal((const char *)payload.data, name);
}

static void every_command_of_the_contract(void **state)
{
	static const struct {
		const char *line;
		int request;
	} good[] = {
		{ "adapter", NWIFI_CMD_ADAPTER_GET },
		{ "adapter nwl0", NWIFI_CMD_ADAPTER_GET },
		{ "adapter add wlan0", NWIFI_CMD_ADAPTER_ADD },
		{ "adapter add wlan0 name nwl7", NWIFI_CMD_ADAPTER_ADD },
		{ "adapter del nwl0", NWIFI_CMD_ADAPTER_DEL },
		{ "adapter set nwl0 extension-required on",
		  NWIFI_CMD_ADAPTER_SET },
		{ "scan nwl0", NWIFI_CMD_SCAN },
		{ "scan nwl0 passive", NWIFI_CMD_SCAN },
		{ "scan nwl0 ssid a ssid \"\" passive", NWIFI_CMD_SCAN },
		{ "bss nwl0", NWIFI_CMD_BSS_GET },
		{ "bss nwl0 flush", NWIFI_CMD_BSS_FLUSH },
		{ "bss flush", NWIFI_CMD_BSS_GET },
		{ "connect nwl0 ssid " SSID32, NWIFI_CMD_CONNECT },
		{ "connect nwl0 ssid bssid bssid 02:00:00:00:00:01",
		  NWIFI_CMD_CONNECT },
		{ "connect nwl0 bssid 02:00:00:00:00:01 ssid a",
		  NWIFI_CMD_CONNECT },
		{ "connect nwl0 ssid -j", NWIFI_CMD_CONNECT },
		{ "connect nwl0 ssid a profile a.xml", NWIFI_CMD_CONNECT },
		{ "disconnect nwl0", NWIFI_CMD_DISCONNECT },
		{ "roam nwl0", NWIFI_CMD_ROAM },
		{ "roam nwl0 bssid 02:00:00:00:00:01", NWIFI_CMD_ROAM },
		{ "reset nwl0", NWIFI_CMD_RESET },
		{ "port", NWIFI_CMD_PORT_GET },
		{ "port nwl0", NWIFI_CMD_PORT_GET },
		{ "port open nwl0 02:00:00:00:00:01", NWIFI_CMD_PORT_SET },
		{ "port close open 02:00:00:00:00:01", NWIFI_CMD_PORT_SET },
		{ "profile add file.xml", 0 },
		{ "profile add dir dir /tmp", 0 },
		{ "profile list", 0 },
		{ "profile list dir /tmp", 0 },
		{ "profile show home", 0 },
		{ "profile delete \"\"", 0 },
		{ "ui", 0 },
		{ "ui answer guid", 0 },
		{ "ui answer guid words", 0 },
		{ "ui answer guid -", 0 },
		{ "ui answer guid \"\"", 0 },
		{ "ui answer guid --hex 00fF", 0 },
		{ "ui watch", 0 },
		{ "control nwl0", 0 },
		{ "control nwl0 00", 0 },
		{ "monitor", NWIFI_CMD_ADAPTER_GET },
		{ "monitor nwl0", NWIFI_CMD_ADAPTER_GET },
		{ "help", 0 },
		{ "help scan", 0 },
	};
	char reason[REASON_TEXT];
	struct parsed p;
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(good); i++) {
		if (parse(good[i].line, &p, reason))
			fail_msg("%s: %s", good[i].line, reason);
		assert_int_equal(p.cmd->request, good[i].request);
		if (p.msg)
			assert_int_equal(nwc_msg_cmd(nlmsg_hdr(p.msg)),
					 good[i].request);
		nlmsg_free(p.msg);
	}
}

static void wrong_usage_is_explained(void **state)
{
	static const struct {
		const char *line;
		const char *reason;
	} bad[] = {
		{ "", "unknown command ''" },
		{ "frob", "unknown command 'frob'" },
		{ "adapter add", "missing LOWER" },
		{ "adapter del", "missing NAME" },
		{ "adapter add wlan0 name", "missing NAME after 'name'" },
		{ "adapter set nwl0", "missing SETTING" },
		{ "adapter set nwl0 extension-required", "missing on|off" },
		{ "adapter set nwl0 extension-required 1",
		  "'1' is neither on nor off" },
		{ "adapter set nwl0 none on", "there is no setting 'none'" },
		{ "adapter nwl0 x", "unexpected 'x'" },
		{ "adapter add 1234567890123456",
		  "interface name '1234567890123456' is longer than 15 bytes" },
		{ "adapter a/b",
		  "interface name 'a/b' contains a slash, a colon or a space" },
		{ "scan", "missing NAME" },
		{ "scan nwl0 ssid", "missing SSID after 'ssid'" },
		{ "scan nwl0 passive passive", "'passive' is given twice" },
		{ "scan nwl0 ssid " SSID32 "3",
		  "the SSID is longer than 32 bytes" },
		{ "scan nwl0 ssid a ssid a ssid a ssid a ssid a ssid a ssid a "
		  "ssid a ssid a ssid a ssid a ssid a ssid a ssid a ssid a "
		  "ssid a ssid a",
		  "'ssid' is given more than 16 times" },
		{ "bss", "missing NAME" },
		{ "bss nwl0 wash", "unexpected 'wash'" },
		{ "connect nwl0", "missing ssid SSID" },
		{ "connect nwl0 ssid a ssid b", "'ssid' is given twice" },
		{ "connect nwl0 ssid a bssid 02:00",
		  "bssid: '02:00' is not a MAC address (02:00:00:00:00:01)" },
		{ "connect nwl0 ssid a bssid 01:00:5e:00:00:01",
		  "bssid: 01:00:5e:00:00:01 is a multicast address" },
		{ "connect nwl0 ssid a bssid 00:00:00:00:00:00",
		  "bssid: 00:00:00:00:00:00 is not a usable address" },
		{ "port open", "missing NAME" },
		{ "port open nwl0", "missing MAC" },
		{ "port open nwl0 x",
		  "MAC: 'x' is not a MAC address (02:00:00:00:00:01)" },
		{ "port open nwl0 ff:ff:ff:ff:ff:ff",
		  "MAC: ff:ff:ff:ff:ff:ff is a multicast address" },
		{ "port nwl0 x", "unexpected 'x'" },
		{ "profile", "unknown command 'profile'" },
		{ "profile add", "missing FILE" },
		{ "profile add a b", "unexpected 'b'" },
		{ "profile show", "missing NAME" },
		{ "profile delete a dir", "missing DIR after 'dir'" },
		{ "profile list dir \"\"", "dir: the path is empty" },
		{ "profile list dir /a dir /b", "'dir' is given twice" },
		{ "profile list home", "unexpected 'home'" },
		{ "ui answer", "missing GUID" },
		{ "ui answer guid a b", "unexpected 'b'" },
		{ "ui answer guid --hex", "missing HEX after '--hex'" },
		{ "ui answer guid --hex 0",
		  "'0' is not pairs of hexadecimal digits" },
		{ "control", "missing NAME" },
		{ "control nwl0 0x",
		  "'0x' is not pairs of hexadecimal digits" },
		{ "monitor nwl0 x", "unexpected 'x'" },
	};
	char reason[REASON_TEXT];
	struct parsed p;
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++) {
		assert_int_equal(parse(bad[i].line, &p, reason), -EINVAL);
		assert_string_equal(reason, bad[i].reason);
	}
}

static void request_carries_the_arguments(void **state)
{
	char reason[REASON_TEXT];
	struct parsed p;
	char *words[] = { "connect", "nwl0", "ssid", "a\xff b", "bssid",
			  "02:00:00:00:00:01" };

	(void)state;
	assert_int_equal(command_parse(command_groups, 6, words, &p, reason),
			 0);
	assert_string_equal(p.name, "nwl0");
	check_name(&p, NWIFI_A_IFNAME, "nwl0");
	check_attr(&p, NWIFI_A_SSID, "a\xff b");
	nlmsg_free(p.msg);

	assert_int_equal(parse("connect nwl0 ssid a\\xff\\x20b\\", &p,
			       reason), 0);
	check_attr(&p, NWIFI_A_SSID, "a\xff b\\");
	nlmsg_free(p.msg);

	assert_int_equal(parse("adapter add wlan0 name nwl7", &p, reason), 0);
	check_name(&p, NWIFI_A_LOWER_IFNAME, "wlan0");
	check_name(&p, NWIFI_A_IFNAME, "nwl7");
	nlmsg_free(p.msg);

	assert_int_equal(parse("scan nwl0 ssid ab passive", &p, reason), 0);
	check_attr(&p, NWIFI_A_SCAN_SSID, "ab");
	check_attr(&p, NWIFI_A_SCAN_PASSIVE, "");
	nlmsg_free(p.msg);
}

static void store_is_kept_apart_from_the_text(void **state)
{
	char reason[REASON_TEXT];
	struct parsed p;
	char *words[] = { "profile", "show", "dir", "dir", "/tmp" };

	(void)state;
	assert_int_equal(command_parse(command_groups, 5, words, &p, reason),
			 0);
	assert_string_equal(p.text, "dir");
	assert_string_equal(p.dir, "/tmp");
	assert_null(p.msg);

	assert_int_equal(command_parse(command_groups, 3, words, &p, reason),
			 0);
	assert_null(p.dir);
}

static void answer_is_words_or_digits(void **state)
{
	char *digits[] = { "ui", "answer", "guid", "--hex", "0a" };
	char *words[] = { "ui", "answer", "guid", "-hex" };
	char reason[REASON_TEXT];
	struct parsed p;

	(void)state;
	assert_int_equal(command_parse(command_groups, 5, digits, &p, reason),
			 0);
	assert_string_equal(p.text, "guid");
	assert_string_equal(p.hex, "0a");
	assert_null(p.data);

	assert_int_equal(command_parse(command_groups, 4, words, &p, reason),
			 0);
	assert_string_equal(p.data, "-hex");
	assert_null(p.hex);
}

static void usage_follows_from_the_table(void **state)
{
	static const char * const usages[] = {
		"adapter [NAME]",
		"adapter add LOWER [name NAME]",
		"adapter set NAME SETTING on|off",
		"adapter del NAME",
		"scan NAME [ssid SSID]... [passive]",
		"bss NAME",
		"bss NAME flush",
		"connect NAME ssid SSID [bssid MAC] [profile FILE]",
		"disconnect NAME",
		"roam NAME [bssid MAC]",
		"reset NAME",
		"port [NAME]",
		"port open NAME MAC",
		"port close NAME MAC",
		"profile add FILE [dir DIR]",
		"profile list [dir DIR]",
		"profile show NAME [dir DIR]",
		"profile delete NAME [dir DIR]",
		"ui",
		"ui answer GUID [DATA] [--hex HEX]",
		"ui watch",
		"control NAME [HEX]",
		"monitor [NAME]",
		"help [COMMAND]",
	};
	const struct command * const *group;
	const struct command *cmd;
	char buf[160];
	size_t i = 0;

	(void)state;
	for (group = command_groups; *group; group++) {
		for (cmd = *group; cmd->words; cmd++) {
			assert_true(i < NWC_ARRAY_SIZE(usages));
			assert_string_equal(command_usage(cmd, buf,
							  sizeof(buf)),
					    usages[i]);
			assert_non_null(cmd->help);
			assert_non_null(cmd->run);
			i++;
		}
	}
	assert_int_equal(i, NWC_ARRAY_SIZE(usages));
}

static void help_is_per_group(void **state)
{
	char *text;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	(void)state;
	assert_true(command_print_help(command_groups, out, "port"));
	assert_false(command_print_help(command_groups, out, "por"));
	assert_false(command_print_usage(command_groups, out, "open"));
	fclose(out);
	assert_non_null(strstr(text, "nwifi [-j] port close NAME MAC\n"));
	assert_null(strstr(text, "scan"));
	free(text);
}

int suite_command(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_of_the_contract),
		cmocka_unit_test(wrong_usage_is_explained),
		cmocka_unit_test(request_carries_the_arguments),
		cmocka_unit_test(store_is_kept_apart_from_the_text),
		cmocka_unit_test(answer_is_words_or_digits),
		cmocka_unit_test(usage_follows_from_the_table),
		cmocka_unit_test(help_is_per_group),
	};

	return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
