# SPDX-License-Identifier: GPL-2.0-only
#
# From "nwifi -j monitor": when was the port open, and for which session?

function member(name,    value) {
	if (!match($0, "\"" name "\":(\"[^\"]*\"|[^,}]*)"))
		return ""
	value = substr($0, RSTART, RLENGTH)
	sub("^\"" name "\":", "", value)
	gsub("\"", "", value)
	return value
}

# An interval ends now.
function row(    color) {
	if (since != "") {
		color = open ? green : red
		printf "   %7s  %-17s  %s%-6s%s %8.3f s  %s\n",
			open ? session : "-", open ? peer : "",
			color, open ? "open" : "closed", plain,
			(now - since) / 1e9, why
	}
	since = now
	why = ""
}

BEGIN {
	printf "%s   SESSION  PEER               PORT       LASTED  ENDED BY%s\n",
		dim, plain
}

/"event":"oid","oid":"OID_DOT11_DISCONNECT_REQUEST"/ { cause = "disconnect" }
/NDIS_STATUS_DOT11_ROAMING_START/ { cause = "roam" }
/NDIS_STATUS_DOT11_DISASSOCIATION/ {
	if (cause != "disconnect")
		cause = "deauthentication by the access point"
}

/"event":"port"/ {
	now = member("time_ns")
	authorized = member("action") != "delete" && member("authorized") == "true"
	if (authorized != open) {
		why = authorized ? "" : cause
		row()
		open = authorized
		cause = ""
	}
	session = member("session")
	peer = member("peer")
}
