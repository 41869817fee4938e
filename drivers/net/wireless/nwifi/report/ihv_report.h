/* SPDX-License-Identifier: GPL-2.0-only */
/* A report about the extension interface. */
#ifndef NWIFI_REPORT_IHV_REPORT_H
#define NWIFI_REPORT_IHV_REPORT_H

#include <linux/types.h>

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

#endif /* NWIFI_REPORT_IHV_REPORT_H */
