# SPDX-License-Identifier: GPL-2.0-only
#
# One roam here and one there: ours and stock are what "echo" said, followed by
# the carrier changes. Fails if ours is not at least ten times as good.

function line(name, gap, lost, carrier, color,    bar) {
	for (bar = ""; length(bar) < gap / worst * 30;)
		bar = bar "#"
	printf "   %-12s%9.0f ms %6d %16d  %s%s%s\n", name, gap / 1000, lost,
		carrier, color, bar, plain
}

BEGIN {
	# gap_us N sent N lost N carrier N
	split(ours, o)
	split(stock, s)
	worst = o[2] > s[2] ? o[2] : s[2]
	ratio = o[2] / s[2]

	printf "%s   ONE ROAM    TRAFFIC GAP   LOST  CARRIER CHANGES%s\n",
		dim, plain
	line("nwifi", o[2], o[6], o[8], green)
	line("stock stack", s[2], s[6], s[8], red)
	printf "   ratio       %9.3f     (wanted: at most 0.1)\n", ratio
	exit !(ratio <= 0.1 && o[8] == 0)
}
