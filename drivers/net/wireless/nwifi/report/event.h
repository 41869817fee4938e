/* SPDX-License-Identifier: GPL-2.0-only */
/* Events, as those who listen to the netlink family hear them. */
#ifndef NWIFI_REPORT_EVENT_H
#define NWIFI_REPORT_EVENT_H

#include <linux/types.h>

struct nwifi_action;
struct nwifi_indicated;
struct nwifi_port_change;
struct nwifi_reporter;

/**
 * struct nwifi_ihv_report - a handler or function of the extension interface
 * @name: documented name
 * @function: it is a function of the host, else a handler
 * @phase: enum nwifi_ihv_phase
 * @have_result: @result holds
 * @result: Win32 error
 * @have_session: @session holds
 * @session: connection session or session of a port
 * @peer: MAC address, %NULL for none
 */
struct nwifi_ihv_report {
	const char *name;
	bool function;
	u32 phase;
	bool have_result;
	u32 result;
	bool have_session;
	u32 session;
	const u8 *peer;
};

void nwifi_report_indication(struct nwifi_reporter *reporter,
			     const struct nwifi_indicated *what);
void nwifi_report_oid(struct nwifi_reporter *reporter,
		      const struct nwifi_action *act);
void nwifi_report_port(struct nwifi_reporter *reporter,
		       const struct nwifi_port_change *change);
void nwifi_report_ihv(struct nwifi_reporter *reporter,
		      const struct nwifi_ihv_report *report);
void nwifi_report_adapter(struct nwifi_reporter *reporter, u32 action);

#endif /* NWIFI_REPORT_EVENT_H */
