// SPDX-License-Identifier: GPL-2.0-only
/*
 * Events as text: a verb, then words in any order. What the verbs and words
 * mean is in the tables below.
 */
#include "rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const text_timers[NWIFI_N_TIMERS] = {
	[NWIFI_TIMER_ATTEMPT] = "ATTEMPT",
	[NWIFI_TIMER_OPERATION] = "OPERATION",
	[NWIFI_TIMER_ROAM] = "ROAM",
	[NWIFI_TIMER_GIVE_UP] = "GIVE_UP",
	[NWIFI_TIMER_SCAN] = "SCAN",
	[NWIFI_TIMER_SCAN_END] = "SCAN_END",
	[NWIFI_TIMER_IHV] = "IHV",
	[NWIFI_TIMER_SA_QUERY] = "SA_QUERY",
};

static const struct {
	const char *verb;
	u8 type;
} verbs[] = {
	{ "connect", NWIFI_EV_CONNECT },
	{ "disconnect", NWIFI_EV_DISCONNECT },
	{ "reset", NWIFI_EV_RESET },
	{ "roam", NWIFI_EV_ROAM },
	{ "scan", NWIFI_EV_SCAN },
	{ "scan-abort", NWIFI_EV_SCAN_ABORT },
	{ "flush", NWIFI_EV_FLUSH },
	{ "settings", NWIFI_EV_SETTINGS },
	{ "authorize", NWIFI_EV_AUTHORIZE },
	{ "remove", NWIFI_EV_REMOVE },
	{ "gone", NWIFI_EV_GONE },
	{ "radio-up", NWIFI_EV_RADIO_UP },
	{ "radio-down", NWIFI_EV_RADIO_DOWN },
	{ "auth", NWIFI_EV_AUTH },
	{ "auth-timeout", NWIFI_EV_AUTH_TIMEOUT },
	{ "assoc", NWIFI_EV_ASSOC },
	{ "assoc-timeout", NWIFI_EV_ASSOC_TIMEOUT },
	{ "deauth", NWIFI_EV_DEAUTH },
	{ "disassoc", NWIFI_EV_DISASSOC },
	{ "scan-done", NWIFI_EV_SCAN_DONE },
	{ "scan-aborted", NWIFI_EV_SCAN_ABORTED },
	{ "failed", NWIFI_EV_RADIO_FAILED },
	{ "key", NWIFI_EV_KEY },
	{ "timer", NWIFI_EV_TIMER },
	{ "link", NWIFI_EV_LINK },
	{ "ihv-bind", NWIFI_EV_IHV_BIND },
	{ "ihv-unbind", NWIFI_EV_IHV_UNBIND },
	{ "ihv-pre", NWIFI_EV_IHV_PRE },
	{ "ihv-performed", NWIFI_EV_IHV_PERFORMED },
	{ "ihv-post", NWIFI_EV_IHV_POST },
	{ "ihv-ethertypes", NWIFI_EV_IHV_ETHERTYPES },
	{ "channel", NWIFI_EV_CHANNEL },
	{ "unprot-deauth", NWIFI_EV_UNPROT_DEAUTH },
	{ "unprot-disassoc", NWIFI_EV_UNPROT_DISASSOC },
	{ "sa-query", NWIFI_EV_SA_QUERY },
};

/* words of "failed": the action on the radio that was refused */
static const struct {
	const char *word;
	u8 action;
} failures[] = {
	{ "AUTH", NWIFI_ACT_RADIO_AUTH },
	{ "ASSOC", NWIFI_ACT_RADIO_ASSOC },
	{ "SCAN", NWIFI_ACT_RADIO_SCAN },
	{ "ABORT_SCAN", NWIFI_ACT_RADIO_ABORT_SCAN },
	{ "AUTHORIZE", NWIFI_ACT_RADIO_AUTHORIZE },
	{ "DEAUTH", NWIFI_ACT_RADIO_DEAUTH },
	{ "DISASSOC", NWIFI_ACT_RADIO_DISASSOC },
	{ "KEY", NWIFI_ACT_RADIO_KEY },
};

void text_mac(const char *word, u8 *mac)
{
	unsigned int n;

	if (!strcmp(word, "any")) {
		memset(mac, 0xff, NWIFI_MAC_BYTES);
		return;
	}
	if (sscanf(word, "ap%u", &n) != 1)
		fail_msg("not an address: %s", word);
	memset(mac, 0, NWIFI_MAC_BYTES);
	mac[0] = 0x02;
	mac[4] = (u8)(n >> 8);
	mac[5] = (u8)n;
}

const char *text_mac_name(const u8 *mac)
{
	static char names[8][20];
	static unsigned int next;
	char *name = names[next++ % 8];
	static const u8 prefix[] = { 0x02, 0, 0, 0 };

	if (nwifi_mac_is_wildcard(mac))
		return "any";
	if (!memcmp(mac, prefix, sizeof(prefix)))
		snprintf(name, sizeof(names[0]), "ap%u", mac[4] << 8 | mac[5]);
	else
		snprintf(name, sizeof(names[0]),
			 "%02x:%02x:%02x:%02x:%02x:%02x", mac[0], mac[1],
			 mac[2], mac[3], mac[4], mac[5]);
	return name;
}

static void set_ssid(struct nwifi_ssid *ssid, const char *text)
{
	memset(ssid, 0, sizeof(*ssid));
	ssid->len = (u8)strlen(text);
	assert_true(ssid->len <= NWIFI_SSID_BYTES);
	memcpy(ssid->data, text, ssid->len);
}

/* an open network called home, any AP of it */
static void default_config(struct nwifi_config *config)
{
	memset(config, 0, sizeof(*config));
	config->bss_type = NWIFI_BSS_INFRASTRUCTURE;
	config->n_ssids = 1;
	set_ssid(&config->ssids[0], "home");
	config->n_bssids = 1;
	text_mac("any", config->bssids[0]);
	config->auth = NWIFI_BIT(NWIFI_AUTH_OPEN);
	config->unicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
	config->multicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
}

static void psk_config(struct nwifi_config *config)
{
	config->rsn_akms = NWIFI_BIT(NWIFI_AKM_PSK);
	config->auth = NWIFI_BIT(NWIFI_AUTH_RSNA_PSK);
	config->unicast = NWIFI_BIT(NWIFI_CIPHER_CCMP);
	config->multicast = NWIFI_BIT(NWIFI_CIPHER_CCMP);
	config->controlled = true;
}

/* words of connect and roam; a roam has a configuration if it names one */
static bool config_word(struct rig *rig, struct nwifi_event *event,
			const char *word)
{
	struct nwifi_config *config = &rig->config;

	if (!strcmp(word, "config"))
		;
	else if (!strcmp(word, "psk"))
		psk_config(config);
	else if (!strncmp(word, "ssid=", 5))
		set_ssid(&config->ssids[0], word + 5);
	else if (!strcmp(word, "mfp") || !strcmp(word, "mfp-only")) {
		config->mfp_capable = true;
		config->mfp_required = !strcmp(word, "mfp-only");
		config->group_mgmt = NWIFI_BIT(NWIFI_BIP_CMAC_128);
	}
	else if (!strcmp(word, "no-ssid"))
		config->n_ssids = 0;
	else if (!strcmp(word, "no-bssid"))
		config->n_bssids = 0;
	else if (!strncmp(word, "bssid=", 6))
		text_mac(word + 6, config->bssids[0]);
	else if (!strncmp(word, "hint=", 5)) {
		config->have_hint = true;
		text_mac(word + 5, config->hint);
	} else
		return false;
	if (event->type == NWIFI_EV_ROAM)
		event->roam.config = config;
	else if (event->type == NWIFI_EV_IHV_PRE)
		event->pre.config = config;
	else
		assert_int_equal(event->type, NWIFI_EV_CONNECT);
	return true;
}

/* "reason=N" of a disconnect request */
static bool reason_word(struct nwifi_event *event, const char *word)
{
	if (event->type != NWIFI_EV_DISCONNECT || strncmp(word, "reason=", 7))
		return false;
	event->disconnect.reason = (u16)strtoul(word + 7, NULL, 10);
	return true;
}

static bool table_word(struct nwifi_event *event, const char *word)
{
	unsigned int i;

	for (i = 0; i < NWIFI_N_TIMERS; i++)
		if (event->type == NWIFI_EV_TIMER &&
		    !strcmp(word, text_timers[i])) {
			event->timer.id = i;
			return true;
		}
	for (i = 0; i < sizeof(failures) / sizeof(*failures); i++)
		if (event->type == NWIFI_EV_RADIO_FAILED &&
		    !strcmp(word, failures[i].word)) {
			event->failed.action = failures[i].action;
			event->failed.error = -5;
			return true;
		}
	return false;
}

/* the address that an event is about */
static void mac_word(struct nwifi_event *event, const char *word)
{
	switch (event->type) {
	case NWIFI_EV_ROAM:
		event->roam.have_bssid = true;
		text_mac(word, event->roam.bssid);
		break;
	case NWIFI_EV_AUTHORIZE:
		text_mac(word, event->authorize.peer);
		break;
	case NWIFI_EV_AUTH:
	case NWIFI_EV_AUTH_TIMEOUT:
	case NWIFI_EV_ASSOC:
	case NWIFI_EV_ASSOC_TIMEOUT:
		text_mac(word, event->response.bssid);
		break;
	case NWIFI_EV_DEAUTH:
	case NWIFI_EV_DISASSOC:
	case NWIFI_EV_UNPROT_DEAUTH:
	case NWIFI_EV_UNPROT_DISASSOC:
		text_mac(word, event->leave.bssid);
		break;
	case NWIFI_EV_SA_QUERY:
		text_mac(word, event->sa_query.bssid);
		break;
	case NWIFI_EV_RADIO_FAILED:
		text_mac(word, event->failed.bssid);
		break;
	case NWIFI_EV_KEY:
		event->key.pairwise = true;
		text_mac(word, event->key.peer);
		break;
	case NWIFI_EV_IHV_POST:
		text_mac(word, event->post.peer);
		break;
	default:
		fail_msg("an event that has no address: %s", word);
	}
}

static void on_word(struct nwifi_event *event)
{
	switch (event->type) {
	case NWIFI_EV_AUTHORIZE:
		event->authorize.on = true;
		break;
	case NWIFI_EV_IHV_UNBIND:
		event->unbind.orderly = true;
		break;
	case NWIFI_EV_IHV_PRE:
		event->pre.managed = true;
		break;
	case NWIFI_EV_IHV_POST:
		event->post.authorized = true;
		break;
	default:
		fail_msg("an event that is neither on nor off");
	}
}

static void session_word(struct nwifi_event *event, u32 session)
{
	switch (event->type) {
	case NWIFI_EV_AUTHORIZE:
		event->authorize.session = session;
		break;
	case NWIFI_EV_KEY:
		event->key.session = session;
		break;
	case NWIFI_EV_IHV_PRE:
		event->pre.session = session;
		break;
	case NWIFI_EV_IHV_PERFORMED:
		event->performed.session = session;
		break;
	case NWIFI_EV_IHV_POST:
		event->post.session = session;
		break;
	default:
		fail_msg("an event that has no session");
	}
}

static void code_word(struct nwifi_event *event, u16 code)
{
	if (event->type == NWIFI_EV_DEAUTH ||
	    event->type == NWIFI_EV_DISASSOC ||
	    event->type == NWIFI_EV_UNPROT_DEAUTH ||
	    event->type == NWIFI_EV_UNPROT_DISASSOC)
		event->leave.reason = code;
	else if (event->type == NWIFI_EV_SA_QUERY)
		event->sa_query.id = code;
	else
		event->response.status = code;
}

static void error_word(struct nwifi_event *event, u32 error)
{
	if (event->type == NWIFI_EV_IHV_PRE)
		event->pre.result = error;
	else
		event->performed.result = error;
}

/* words of "key": what is to be done with which */
static bool key_word(struct nwifi_event *event, const char *word)
{
	static const char * const ops[] = { "add", "del", "default", "mgmt" };
	struct nwifi_key_request *key = &event->key;
	u8 op;

	if (event->type != NWIFI_EV_KEY)
		return false;
	for (op = 0; op < 4; op++)
		if (!strcmp(word, ops[op])) {
			key->op = op;
			return true;
		}
	if (!strcmp(word, "unicast"))
		key->unicast = true;
	else if (!strcmp(word, "multicast"))
		key->multicast = true;
	else if (!strncmp(word, "index=", 6))
		key->index = (u8)strtoul(word + 6, NULL, 0);
	else
		return false;
	return true;
}

/* words of "ihv-ethertypes": "type=0x88b5", "exempt=0x888e:always:3" */
static bool ethertypes_word(struct nwifi_event *event, const char *word)
{
	struct nwifi_registration *reg = &event->ethertypes.registration;
	struct nwifi_exemption *exemption = &event->ethertypes.exemption;
	unsigned int type, packets;
	char action[16];

	if (event->type != NWIFI_EV_IHV_ETHERTYPES)
		return false;
	if (!strncmp(word, "type=", 5)) {
		assert_true(reg->n < NWIFI_MAX_REGISTERED);
		reg->type[reg->n++] = (u16)strtoul(word + 5, NULL, 0);
		return true;
	}
	if (sscanf(word, "exempt=%x:%15[a-z-]:%u", &type, action, &packets) != 3)
		return false;
	exemption->ethertype = (u16)type;
	exemption->action = strcmp(action, "always") ?
			    NWIFI_EXEMPTION_NO_MAPPING_KEY :
			    NWIFI_EXEMPTION_ALWAYS;
	exemption->packets = (u8)packets;
	return true;
}

/* words of "channel": "5180", where it is, or where it goes: "moved 5200" */
static bool channel_word(struct nwifi_event *event, const char *word)
{
	struct nwifi_channel_report *report = &event->channel;

	if (event->type != NWIFI_EV_CHANNEL)
		return false;
	if (!strcmp(word, "announced")) {
		report->change = NWIFI_CHANNEL_ANNOUNCED;
		report->count = 5;
		report->quiet = true;
	} else if (!strcmp(word, "moved")) {
		report->change = NWIFI_CHANNEL_MOVED;
	} else {
		report->channel.freq = strtoul(word, NULL, 10);
		report->channel.center1 = report->channel.freq + 10;
		report->channel.width = 2;
	}
	return true;
}

/* words of "settings": a setting to set, or to clear with a dash before it */
static bool setting_word(struct nwifi_event *event, const char *word)
{
	const bool clear = *word == '-';

	if (event->type != NWIFI_EV_SETTINGS ||
	    strcmp(word + clear, "extension-required"))
		return false;
	event->settings.selected |= NWIFI_SET_EXTENSION_REQUIRED;
	if (!clear)
		event->settings.values |= NWIFI_SET_EXTENSION_REQUIRED;
	return true;
}

static bool flag_word(struct nwifi_event *event, const char *word)
{
	if (!strcmp(word, "nl80211"))
		event->manager = NWIFI_MANAGER_NL80211;
	else if (!strcmp(word, "local"))
		event->leave.local = true;
	else if (!strcmp(word, "busy"))
		event->failed.busy = true;
	else if (!strcmp(word, "on"))
		on_word(event);
	else if (!strcmp(word, "re"))
		event->response.reassoc = true;
	else if (!strncmp(word, "code=", 5))
		code_word(event, (u16)strtoul(word + 5, NULL, 0));
	else if (!strncmp(word, "dbm=", 4))
		event->link.signal = 100 * (s32)strtol(word + 4, NULL, 0);
	else if (!strncmp(word, "pre=", 4))
		event->bind.pre_ms = (u32)strtoul(word + 4, NULL, 0);
	else if (!strncmp(word, "session=", 8))
		session_word(event, strtoul(word + 8, NULL, 0));
	else if (!strncmp(word, "error=", 6))
		error_word(event, strtoul(word + 6, NULL, 0));
	else if (!strncmp(word, "comeback=", 9))
		event->response.comeback = strtoul(word + 9, NULL, 0);
	else
		return !strcmp(word, "off") || !strcmp(word, "genl");
	return true;
}

static void event_word(struct rig *rig, struct nwifi_event *event,
		       const char *word)
{
	if (channel_word(event, word))
		return;
	if (*word == '#') {
		event->request = rig->next_request++;
	} else if (*word >= '0' && *word <= '9') {
		event->request = strtoul(word, NULL, 10);
	} else if (!strncmp(word, "ap", 2) || !strcmp(word, "any")) {
		mac_word(event, word);
	} else if (!key_word(event, word) && !ethertypes_word(event, word) &&
		   !config_word(rig, event, word) &&
		   !setting_word(event, word) && !reason_word(event, word) &&
		   !table_word(event, word) && !flag_word(event, word)) {
		fail_msg("unknown word: %s", word);
	}
}

void text_event(struct rig *rig, const char *command, struct nwifi_event *event)
{
	char copy[128], *word, *save = NULL;
	unsigned int i;

	memset(event, 0, sizeof(*event));
	assert_true(strlen(command) < sizeof(copy));
	strcpy(copy, command);
	word = strtok_r(copy, " ", &save);
	for (i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (!strcmp(word, verbs[i].verb))
			break;
	if (i == sizeof(verbs) / sizeof(*verbs))
		fail_msg("unknown event: %s", command);
	event->type = verbs[i].type;
	/* 802.11 "leaving" where a test does not care */
	if (event->type == NWIFI_EV_DEAUTH || event->type == NWIFI_EV_DISASSOC)
		event->leave.reason = 3;
	default_config(&rig->config);
	if (event->type == NWIFI_EV_CONNECT)
		event->connect.config = &rig->config;
	while ((word = strtok_r(NULL, " ", &save)))
		event_word(rig, event, word);
}

/* "see ap1 -50 [psk] [ssid=x] [hidden] [freq=MHz]": it was heard just now */
static void see(struct rig *rig, char *save)
{
	const char *word = strtok_r(NULL, " ", &save);
	struct nwifi_bss *bss;
	u8 mac[NWIFI_MAC_BYTES];

	text_mac(word, mac);
	bss = rig_bss(rig, mac);
	rig->seen[bss - rig->bss] = rig->now;
	set_ssid(&bss->ssid, "home");
	bss->freq = 2412;
	bss->signal = -5000;
	bss->capability = NWIFI_CAPAB_ESS;
	bss->beacon_interval = 100;
	bss->phy = NWIFI_PHY_ERP;
	bss->wmm = true;
	memset(&bss->security, 0, sizeof(bss->security));
	bss->security.auth = NWIFI_BIT(NWIFI_AUTH_OPEN);
	bss->security.unicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
	bss->security.multicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
	while ((word = strtok_r(NULL, " ", &save))) {
		if (*word == '-')
			bss->signal = (s32)strtol(word, NULL, 10) * 100;
		else if (!strcmp(word, "hidden"))
			set_ssid(&bss->ssid, "");
		else if (!strncmp(word, "ssid=", 5))
			set_ssid(&bss->ssid, word + 5);
		else if (!strncmp(word, "freq=", 5))
			bss->freq = strtoul(word + 5, NULL, 10);
		else if (!strcmp(word, "mfp") || !strcmp(word, "mfp-only")) {
			bss->security.mfp_capable = true;
			bss->security.mfp_required = !strcmp(word, "mfp-only");
			bss->security.group_mgmt = NWIFI_BIP_CMAC_128;
		}
		else if (!strcmp(word, "psk")) {
			bss->capability |= NWIFI_CAPAB_PRIVACY;
			bss->security.auth = NWIFI_BIT(NWIFI_AUTH_RSNA_PSK);
			bss->security.unicast = NWIFI_BIT(NWIFI_CIPHER_CCMP);
			bss->security.multicast = NWIFI_BIT(NWIFI_CIPHER_CCMP);
			bss->security.rsn = (struct nwifi_suites) {
				.akms = NWIFI_BIT(NWIFI_AKM_PSK),
				.unicast = bss->security.unicast,
				.multicast = bss->security.multicast,
			};
		} else
			fail_msg("see: unknown word: %s", word);
	}
}

static void lose(struct rig *rig, const char *word)
{
	struct nwifi_bss *bss;
	u8 mac[NWIFI_MAC_BYTES];
	unsigned int i;

	text_mac(word, mac);
	bss = rig_bss(rig, mac);
	rig->n_bss--;
	for (i = (unsigned int)(bss - rig->bss); i < rig->n_bss; i++) {
		rig->bss[i] = rig->bss[i + 1];
		rig->seen[i] = rig->seen[i + 1];
	}
}

/* what changes around the core; false if the command is an event */
bool text_command(struct rig *rig, const char *command)
{
	char copy[128], *word, *save = NULL;

	assert_true(strlen(command) < sizeof(copy));
	strcpy(copy, command);
	word = strtok_r(copy, " ", &save);
	if (!strcmp(word, "see"))
		see(rig, save);
	else if (!strcmp(word, "lose"))
		lose(rig, strtok_r(NULL, " ", &save));
	else if (!strcmp(word, "forget"))
		rig->n_bss = 0;
	else if (!strcmp(word, "perform-returns"))
		rig->perform_error = atoi(strtok_r(NULL, " ", &save));
	else if (!strcmp(word, "show-accept"))
		rig->show_accept = true;
	else if (!strcmp(word, "show-peers"))
		rig->show_peers = true;
	else if (!strcmp(word, "sleep"))
		rig_advance(rig, strtoul(strtok_r(NULL, " ", &save), NULL, 10));
	else
		return false;
	return true;
}
