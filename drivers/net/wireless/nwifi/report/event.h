/* SPDX-License-Identifier: GPL-2.0-only */
/* Events, as those who listen to the netlink family hear them. */
#ifndef NWIFI_REPORT_EVENT_H
#define NWIFI_REPORT_EVENT_H

#include <linux/types.h>

struct nwifi_action;
struct nwifi_ihv_report;
struct nwifi_indicated;
struct nwifi_port_change;
struct nwifi_reporter;

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
