/* SPDX-License-Identifier: GPL-2.0-only */
/* Tracepoints of indications, port events, radio requests and radio reports. */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM nwifi

#if !defined(NWIFI_REPORT_TRACE_H) || defined(TRACE_HEADER_MULTI_READ)
#define NWIFI_REPORT_TRACE_H

#include <linux/etherdevice.h>
#include <linux/tracepoint.h>
#include <uapi/linux/nwifi.h>

#include "compat_trace.h"
#include "core/action.h"
#include "report/ihv_report.h"
#include "report/reporter.h"

TRACE_EVENT(nwifi_indication,
	TP_PROTO(const struct nwifi_reporter *reporter, u32 code, const u8 *mac,
		 u32 status),
	TP_ARGS(reporter, code, mac, status),
	TP_STRUCT__entry(
		__string(name, reporter->name)
		__field(u64, seq)
		__field(u32, code)
		__field(u32, status)
		__array(u8, mac, ETH_ALEN)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, reporter->name);
		__entry->seq = reporter->seq + 1;
		__entry->code = code;
		__entry->status = status;
		memcpy(__entry->mac, mac, ETH_ALEN);
	),
	TP_printk("%s seq %llu code 0x%08x mac %pM status 0x%08x",
		  __get_str(name), __entry->seq, __entry->code, __entry->mac,
		  __entry->status)
);

TRACE_EVENT(nwifi_oid,
	TP_PROTO(const struct nwifi_reporter *reporter, u32 code, const u8 *peer,
		 bool open),
	TP_ARGS(reporter, code, peer, open),
	TP_STRUCT__entry(
		__string(name, reporter->name)
		__field(u64, seq)
		__field(u32, code)
		__field(bool, open)
		__array(u8, peer, ETH_ALEN)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, reporter->name);
		__entry->seq = reporter->seq + 1;
		__entry->code = code;
		__entry->open = open;
		memcpy(__entry->peer, peer, ETH_ALEN);
	),
	TP_printk("%s seq %llu oid 0x%08x peer %pM open %d", __get_str(name),
		  __entry->seq, __entry->code, __entry->peer, __entry->open)
);

TRACE_EVENT(nwifi_port,
	TP_PROTO(const struct nwifi_reporter *reporter,
		 const struct nwifi_port_change *change),
	TP_ARGS(reporter, change),
	TP_STRUCT__entry(
		__string(name, reporter->name)
		__field(u64, seq)
		__array(u8, peer, ETH_ALEN)
		__field(u32, session)
		__field(u8, action)
		__field(bool, authorized)
		__field(u32, status)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, reporter->name);
		__entry->seq = reporter->seq + 1;
		memcpy(__entry->peer, change->peer, ETH_ALEN);
		__entry->session = change->session;
		__entry->action = change->action;
		__entry->authorized = change->authorized;
		__entry->status = change->status;
	),
	TP_printk("%s seq %llu %s peer %pM session %u authorized %d status 0x%08x",
		  __get_str(name), __entry->seq,
		  __print_symbolic(__entry->action,
				   { NWIFI_PORT_CREATE, "create" },
				   { NWIFI_PORT_OPEN, "open" },
				   { NWIFI_PORT_CLOSE, "close" },
				   { NWIFI_PORT_DELETE, "delete" }),
		  __entry->peer, __entry->session, __entry->authorized,
		  __entry->status)
);

TRACE_EVENT(nwifi_ihv,
	TP_PROTO(const struct nwifi_reporter *reporter,
		 const struct nwifi_ihv_report *report),
	TP_ARGS(reporter, report),
	TP_STRUCT__entry(
		__string(name, reporter->name)
		__string(what, report->name)
		__field(u64, seq)
		__field(u32, phase)
		__field(u32, result)
		__field(u32, session)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, reporter->name);
		nwifi_compat_assign_str(what, report->name);
		__entry->seq = reporter->seq + 1;
		__entry->phase = report->phase;
		__entry->result = report->result;
		__entry->session = report->session;
	),
	TP_printk("%s seq %llu %s %s result %u session %u", __get_str(name),
		  __entry->seq, __get_str(what),
		  __print_symbolic(__entry->phase,
				   { NWIFI_IHV_PHASE_CALL, "call" },
				   { NWIFI_IHV_PHASE_RETURN, "return" },
				   { NWIFI_IHV_PHASE_COMPLETION,
				     "completion" }),
		  __entry->result, __entry->session)
);

TRACE_EVENT(nwifi_radio,
	TP_PROTO(const struct nwifi_reporter *reporter, const char *request,
		 const u8 *mac, int err),
	TP_ARGS(reporter, request, mac, err),
	TP_STRUCT__entry(
		__string(name, reporter->name)
		__string(request, request)
		__array(u8, mac, ETH_ALEN)
		__field(int, err)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, reporter->name);
		nwifi_compat_assign_str(request, request);
		if (mac)
			memcpy(__entry->mac, mac, ETH_ALEN);
		else
			eth_zero_addr(__entry->mac);
		__entry->err = err;
	),
	TP_printk("%s %s %pM: %d", __get_str(name), __get_str(request),
		  __entry->mac, __entry->err)
);

TRACE_EVENT(nwifi_radio_event,
	TP_PROTO(const struct nwifi_reporter *reporter, const char *what,
		 const u8 *bssid, bool local, size_t len),
	TP_ARGS(reporter, what, bssid, local, len),
	TP_STRUCT__entry(
		__string(name, reporter->name)
		__string(what, what)
		__field(bool, local)
		__field(u32, len)
		__array(u8, bssid, ETH_ALEN)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, reporter->name);
		nwifi_compat_assign_str(what, what);
		__entry->local = local;
		__entry->len = len;
		memcpy(__entry->bssid, bssid, ETH_ALEN);
	),
	TP_printk("%s %s bssid %pM local %d len %u", __get_str(name),
		  __get_str(what), __entry->bssid, __entry->local,
		  __entry->len)
);

#endif /* NWIFI_REPORT_TRACE_H */

#undef TRACE_INCLUDE_PATH
#define TRACE_INCLUDE_PATH report
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE trace
#include <trace/define_trace.h>
