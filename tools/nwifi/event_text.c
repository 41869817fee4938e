// SPDX-License-Identifier: GPL-2.0-only
/*
 * Events as lines of text: time of day, adapter, direction and name, then the
 * members that say something. The directions are
 *
 *	<-  an indication of the station
 *	->  an OID request, made of the station
 *	||  something that happened to a port
 *	=>  a handler of an IHV extension, called by its host
 *	<=  a function of the host, called by an IHV extension
 *	**  arrival or removal of the adapter
 */
#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "lib/names.h"
#include "lib/text.h"
#include "nwifi/event_text.h"
#include "nwifi/print.h"

#define NAME_WIDTH	24

static int64_t clock_ns(clockid_t clock)
{
	struct timespec ts;

	clock_gettime(clock, &ts);
	return ts.tv_sec * 1000000000LL + ts.tv_nsec;
}

static void put_time(FILE *out, uint64_t boot_ns)
{
	/* The time of day may be set, so it is read for each event. */
	int64_t ns = clock_ns(CLOCK_REALTIME) - clock_ns(CLOCK_BOOTTIME) +
		     (int64_t)boot_ns;
	time_t seconds = ns / 1000000000;
	char text[16] = "";
	struct tm tm;

	if (localtime_r(&seconds, &tm))
		strftime(text, sizeof(text), "%H:%M:%S", &tm);
	fprintf(out, "%s.%03d", text, (int)(ns / 1000000 % 1000));
}

static void put_number(FILE *out, enum nwc_meaning meaning, uint64_t u)
{
	char number[NWC_NUMBER_TEXT], status[NWC_STATUS_TEXT];
	const char *name;

	switch (meaning) {
	case NWC_MEANS_STATUS:
		fputs(nwc_status_text(u, status), out);
		return;
	case NWC_MEANS_NDIS_STATUS:
		name = nwc_ndis_status_name(u);
		break;
	case NWC_MEANS_AUTH:
		name = nwc_auth_name(u);
		break;
	case NWC_MEANS_CIPHER:
		name = nwc_cipher_name(u);
		break;
	case NWC_MEANS_BSS_TYPE:
		name = nwc_bss_type_name(u);
		break;
	case NWC_MEANS_DS_INFO:
		name = nwc_ds_info_name(u);
		break;
	case NWC_MEANS_QOS:
		name = nwc_qos_name(u);
		break;
	default:
		fprintf(out, "%" PRIu64, u);
		return;
	}
	fputs(nwc_name_or_number(name, u, number), out);
}

static void put_words(FILE *out, enum nwc_meaning meaning,
		      struct nwc_blob words)
{
	size_t i;

	for (i = 0; i < words.len / 4; i++) {
		const char *separator = i ? "+" : "";

		if (meaning == NWC_MEANS_ENCAPS) {
			struct nwc_encap encap = nwc_encap(words, i);

			fprintf(out, "%s0x%04x:%u", separator,
				encap.ethertype, encap.type);
		} else {
			fprintf(out, "%s%" PRIu32, separator,
				nwc_word(words, i));
		}
	}
}

static void put_link_qualities(FILE *out, struct nwc_blob payload)
{
	char mac[NWC_MAC_TEXT];
	const char *separator = "";
	struct nwc_blob peer;
	uint8_t quality;

	while (!nwc_linkq_next(&payload, &peer, &quality)) {
		fprintf(out, "%s%s %u", separator, nwc_mac_text(mac, peer),
			quality);
		separator = "+";
	}
}

static void put_value(FILE *out, const struct nwc_member *m,
		      const struct nwc_value *value)
{
	char ssid[NWC_SSID_TEXT], mac[NWC_MAC_TEXT];

	switch ((enum nwc_kind)m->kind) {
	case NWC_KIND_BOOL:
	case NWC_KIND_FLAG:
		fputs(value->u ? "yes" : "no", out);
		break;
	case NWC_KIND_MAC:
		fputs(nwc_mac_text(mac, value->blob), out);
		break;
	case NWC_KIND_SSID:
		fprintf(out, "\"%s\"",
			nwc_escape(ssid, sizeof(ssid), value->blob));
		break;
	case NWC_KIND_WORDS:
		put_words(out, m->meaning, value->blob);
		break;
	case NWC_KIND_LINKQ:
		put_link_qualities(out, value->blob);
		break;
	case NWC_KIND_BYTES:
	case NWC_KIND_NEST:
		fprintf(out, "%zu bytes", value->blob.len);
		break;
	default:
		put_number(out, m->meaning, value->u);
		break;
	}
}

/* Members without content are not shown. A status of zero is content. */
static bool member_is_shown(const struct nwc_member *m,
			    const struct nwc_value *value)
{
	static const uint8_t zero[NWIFI_MAC_LEN];

	if (m->meaning == NWC_MEANS_STATUS ||
	    m->meaning == NWC_MEANS_NDIS_STATUS ||
	    (m->kind == NWC_KIND_BOOL && m->attr == NWIFI_A_PAYLOAD_OPEN))
		return true;
	if (m->kind == NWC_KIND_MAC)
		return value->blob.len == sizeof(zero) &&
		       memcmp(value->blob.data, zero, sizeof(zero));
	return value->u || value->s || value->blob.len;
}

static void put_payload(FILE *out, const struct nwc_event *ev,
			const char **bad)
{
	const struct nwc_member *m = ev->desc ? ev->desc->members : NULL;
	const char *separator = "";
	struct nwc_value value;

	for (; m && m->name; m++) {
		bool malformed = nwc_member_get(ev, m, &value) != 0;

		if (!malformed && !member_is_shown(m, &value))
			continue;
		fprintf(out, "%s%s ", separator, m->name);
		if (malformed) {
			fputs("malformed", out);
			*bad = m->name;
		} else {
			put_value(out, m, &value);
		}
		separator = ", ";
	}
}

static void put_code(const struct cli *cli, FILE *out,
		     const struct nwc_event *ev, const char **bad)
{
	bool down = ev->cmd == NWIFI_CMD_OID_EVENT;
	char number[NWC_NUMBER_TEXT];

	fprintf(out, "%s%s %-*s%s ",
		color_code(cli, down ? COLOR_CYAN : COLOR_BOLD),
		down ? "->" : "<-", NAME_WIDTH,
		nwc_name_or_number(ev->desc ? nwc_code_short(ev->desc) : NULL,
				   ev->code, number),
		color_code(cli, COLOR_NONE));
	put_payload(out, ev, bad);
}

static void put_port(const struct cli *cli, FILE *out,
		     const struct nwc_event *ev)
{
	static const enum color colors[] = {
		[NWIFI_PORT_ACTION_CREATE] = COLOR_YELLOW,
		[NWIFI_PORT_ACTION_OPEN] = COLOR_GREEN,
		[NWIFI_PORT_ACTION_CLOSE] = COLOR_YELLOW,
		[NWIFI_PORT_ACTION_DELETE] = COLOR_RED,
	};
	char number[NWC_NUMBER_TEXT], status[NWC_STATUS_TEXT];
	char mac[NWC_MAC_TEXT];
	const struct nwc_port *p = &ev->port;
	enum color color = COLOR_NONE;

	if (ev->port_action < NWC_ARRAY_SIZE(colors))
		color = colors[ev->port_action];
	fprintf(out, "%s|| port %-*s%s ", color_code(cli, color),
		NAME_WIDTH - 5,
		nwc_name_or_number(nwc_port_action_name(ev->port_action),
				   ev->port_action, number),
		color_code(cli, COLOR_NONE));
	fprintf(out, "%s session %" PRIu32 ", %s, %s",
		nwc_mac_text(mac, p->peer), p->session,
		p->controlled ? "controlled" : "uncontrolled",
		p->authorized ? "authorized" : "unauthorized");
	if (p->controlled)
		fprintf(out, ", owner %s",
			nwc_name_or_number(nwc_port_owner_name(p->owner),
					   p->owner, number));
	if (ev->port_action == NWIFI_PORT_ACTION_DELETE)
		fprintf(out, ", %s: %s",
			nwc_name_or_number(nwc_port_cause_name(ev->port_cause),
					   ev->port_cause, number),
			nwc_status_text(ev->status, status));
}

static void put_ihv(const struct cli *cli, FILE *out,
		    const struct nwc_event *ev)
{
	char label[NWC_NAME_TEXT], number[NWC_NUMBER_TEXT];
	char mac[NWC_MAC_TEXT];

	fprintf(out, "%s%s %s%s %s", color_code(cli, COLOR_CYAN),
		ev->ihv_function ? "<=" : "=>",
		nwc_escape(label, sizeof(label), ev->ihv_name),
		color_code(cli, COLOR_NONE),
		nwc_name_or_number(nwc_ihv_phase_name(ev->ihv_phase),
				   ev->ihv_phase, number));
	if (ev->peer.len)
		fprintf(out, ", peer %s", nwc_mac_text(mac, ev->peer));
	if (ev->ihv_session)
		fprintf(out, ", session %" PRIu32, ev->ihv_session);
	if (ev->ihv_phase != NWIFI_IHV_PHASE_CALL)
		fprintf(out, ", result %" PRIu32, ev->ihv_result);
}

/**
 * event_text() - write an event as a line, without the newline
 * @cli: context, which says whether colours are wanted
 * @out: stream to write to
 * @ev: event
 * @bad: set to the documented name of a malformed member, or to NULL
 */
void event_text(const struct cli *cli, FILE *out, const struct nwc_event *ev,
		const char **bad)
{
	char name[NWC_NAME_TEXT], number[NWC_NUMBER_TEXT];

	*bad = NULL;
	fputs(color_code(cli, COLOR_DIM), out);
	put_time(out, ev->time_ns);
	fprintf(out, "%s  %-6s ", color_code(cli, COLOR_NONE),
		nwc_escape(name, sizeof(name), ev->name));

	switch (ev->cmd) {
	case NWIFI_CMD_INDICATION:
	case NWIFI_CMD_OID_EVENT:
		put_code(cli, out, ev, bad);
		break;
	case NWIFI_CMD_PORT_EVENT:
		put_port(cli, out, ev);
		break;
	case NWIFI_CMD_ADAPTER_EVENT:
		fprintf(out, "%s** adapter %s%s", color_code(cli, COLOR_BOLD),
			nwc_name_or_number(
				nwc_adapter_action_name(ev->adapter_action),
				ev->adapter_action, number),
			color_code(cli, COLOR_NONE));
		break;
	case NWIFI_CMD_IHV_EVENT:
		put_ihv(cli, out, ev);
		break;
	}
}
