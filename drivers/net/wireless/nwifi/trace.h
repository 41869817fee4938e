/* SPDX-License-Identifier: GPL-2.0-only */
/* Tracepoints: every indication, port event, radio request and radio event. */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM nwifi

#if !defined(NWIFI_TRACE_H) || defined(TRACE_HEADER_MULTI_READ)
#define NWIFI_TRACE_H

#include <linux/etherdevice.h>
#include <linux/tracepoint.h>

#include "adapter.h"
#include "compat_trace.h"
#include "event.h"

TRACE_EVENT(nwifi_indication,
	TP_PROTO(const struct nwifi_adapter *adapter, u32 code, const u8 *mac,
		 u32 status),
	TP_ARGS(adapter, code, mac, status),
	TP_STRUCT__entry(
		__string(name, adapter->name)
		__field(u64, seq)
		__field(u32, code)
		__field(u32, status)
		__array(u8, mac, ETH_ALEN)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, adapter->name);
		__entry->seq = adapter->seq + 1;
		__entry->code = code;
		__entry->status = status;
		memcpy(__entry->mac, mac, ETH_ALEN);
	),
	TP_printk("%s seq %llu code 0x%08x mac %pM status 0x%08x",
		  __get_str(name), __entry->seq, __entry->code, __entry->mac,
		  __entry->status)
);

TRACE_EVENT(nwifi_oid,
	TP_PROTO(const struct nwifi_adapter *adapter, u32 code, const u8 *peer,
		 bool open),
	TP_ARGS(adapter, code, peer, open),
	TP_STRUCT__entry(
		__string(name, adapter->name)
		__field(u64, seq)
		__field(u32, code)
		__field(bool, open)
		__array(u8, peer, ETH_ALEN)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, adapter->name);
		__entry->seq = adapter->seq + 1;
		__entry->code = code;
		__entry->open = open;
		memcpy(__entry->peer, peer, ETH_ALEN);
	),
	TP_printk("%s seq %llu oid 0x%08x peer %pM open %d", __get_str(name),
		  __entry->seq, __entry->code, __entry->peer, __entry->open)
);

TRACE_EVENT(nwifi_port,
	TP_PROTO(const struct nwifi_adapter *adapter,
		 const struct nwifi_port_change *change),
	TP_ARGS(adapter, change),
	TP_STRUCT__entry(
		__string(name, adapter->name)
		__field(u64, seq)
		__array(u8, peer, ETH_ALEN)
		__field(u32, session)
		__field(u8, action)
		__field(bool, authorized)
		__field(u32, status)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, adapter->name);
		__entry->seq = adapter->seq + 1;
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
	TP_PROTO(const struct nwifi_adapter *adapter,
		 const struct nwifi_ihv_report *report),
	TP_ARGS(adapter, report),
	TP_STRUCT__entry(
		__string(name, adapter->name)
		__string(what, report->name)
		__field(u64, seq)
		__field(u32, phase)
		__field(u32, result)
		__field(u32, session)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, adapter->name);
		nwifi_compat_assign_str(what, report->name);
		__entry->seq = adapter->seq + 1;
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
	TP_PROTO(const struct nwifi_adapter *adapter, const char *request,
		 const u8 *mac, int err),
	TP_ARGS(adapter, request, mac, err),
	TP_STRUCT__entry(
		__string(name, adapter->name)
		__string(request, request)
		__array(u8, mac, ETH_ALEN)
		__field(int, err)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, adapter->name);
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
	TP_PROTO(const struct nwifi_adapter *adapter,
		 const struct nwifi_radio_event *event),
	TP_ARGS(adapter, event),
	TP_STRUCT__entry(
		__string(name, adapter->name)
		__field(u8, type)
		__field(bool, local)
		__field(u32, len)
		__array(u8, bssid, ETH_ALEN)
	),
	TP_fast_assign(
		nwifi_compat_assign_str(name, adapter->name);
		__entry->type = event->type;
		__entry->local = event->local;
		__entry->len = event->frame_len;
		memcpy(__entry->bssid, event->bssid, ETH_ALEN);
	),
	TP_printk("%s %s bssid %pM local %d len %u", __get_str(name),
		  __print_symbolic(__entry->type,
				   { NWIFI_RADIO_AUTH, "auth" },
				   { NWIFI_RADIO_AUTH_TIMEOUT, "auth timeout" },
				   { NWIFI_RADIO_ASSOC, "assoc" },
				   { NWIFI_RADIO_ASSOC_TIMEOUT,
				     "assoc timeout" },
				   { NWIFI_RADIO_DEAUTH, "deauth" },
				   { NWIFI_RADIO_DISASSOC, "disassoc" },
				   { NWIFI_RADIO_SCAN_DONE, "scan done" },
				   { NWIFI_RADIO_SCAN_ABORTED, "scan aborted" },
				   { NWIFI_RADIO_CONTROL_PORT, "control port" },
				   { NWIFI_RADIO_MIC_FAILURE, "mic failure" },
				   { NWIFI_RADIO_OVERRUN, "overrun" }),
		  __entry->bssid, __entry->local, __entry->len)
);

#endif /* NWIFI_TRACE_H */

#undef TRACE_INCLUDE_PATH
#define TRACE_INCLUDE_PATH .
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE trace
#include <trace/define_trace.h>
