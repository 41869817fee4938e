# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# What is seen: commands as one would type them, the events that they cause as
# "nwifi monitor" prints them, and what the commands printed. Read by "inside".
#
# Two monitors run: one for people, whose lines are shown, and one for the
# program, which waits for events and later looks at the ports' times.
#
# shellcheck disable=SC2154 # here and work come from there

bold='' dim='' green='' red='' plain=''
monitor_human=(nwifi monitor)

# set_terminal color|plain COLUMNS
set_terminal() {
	[ "$1" = plain ] || colors
	# Events are indented by three.
	width=$(($2 - 3))
}

# Use colours, and let the monitor think that it has a terminal.
colors() {
	bold=$'\e[1m' dim=$'\e[2m' green=$'\e[32m' red=$'\e[31m' plain=$'\e[0m'
	monitor_human=(script -qec 'exec nwifi monitor' /dev/null)
}

headline() {
	printf '\n%s== %s%s\n' "$bold" "$*" "$plain"
}

say() {
	printf '   %s\n' "$*"
}

# listeners: how many sockets of this namespace have joined a generic netlink
# (16) group.
listeners() {
	awk '$2 == 16 && $4 != "00000000" { n++ } END { print n + 0 }' \
		/proc/net/netlink
}

start_monitors() {
	local before tries

	before=$(listeners)
	"${monitor_human[@]}" </dev/null >"$work/human" 2>"$work/errors" &
	monitors=$!
	nwifi -j monitor >"$work/json" &
	monitors+=" $!"
	for ((tries = 0; $(listeners) < before + 2; tries++)); do
		((tries < 1000)) || fail "no monitors"
	done
	exec {human}<"$work/human" {json}<"$work/json"
	# The first line says "ready", which people do not see.
	shown=-1
}

stop_monitors() {
	# shellcheck disable=SC2086 # a list of numbers
	kill $monitors
	# shellcheck disable=SC2086
	wait $monitors || true
}

# expect PATTERN: wait for an event, and show what was not shown yet up to it.
# Each call goes on where the last one ended.
expect() {
	local line=''

	until [[ $line =~ $1 ]]; do
		next_line "$json" || fail "no event like '$1'"
		((++shown == 0)) || show_event
	done
}

show_event() {
	local line text

	next_line "$human" || fail "the monitor stands still"
	line=${line%$'\r'}
	# Colours take no room. What is cut off has none: they come first.
	text=${line//$'\e['*([0-9;])m/}
	if ((${#text} > width)); then
		line=${line:0:${#line} - ${#text} + width - 1}…
	fi
	printf '   %s\n' "$line"
}

# expect_open SESSION: its port is open now.
expect_open() {
	nwifi -j port nwl0 |
		grep -q "\"session\":$1,.*\"authorized\":true" ||
		fail "the port of session $1 is not open: $(nwifi port nwl0)"
}

# run COMMAND…: show it, do it, show what it printed.
run() {
	run_until -- "$@"
}

# run_until PATTERN… -- COMMAND…: and in between the events, until there was
# one like each PATTERN.
run_until() {
	local patterns=() pattern output

	until [ "$1" = -- ]; do
		patterns+=("$1")
		shift
	done
	shift
	printf '%s$ %s%s\n' "$bold" "$*" "$plain"
	output=$("$@" 2>&1) || fail "$* failed: $output"
	for pattern in "${patterns[@]}"; do
		expect "$pattern"
	done
	[ -z "$output" ] || printf '%s\n' "$output"
}

# undisturbed COMMAND…: show what it prints only when it is over. While output
# is on its way the machine's processor waits for the host, and its time goes on.
undisturbed() {
	"$@" >"$work/screen"
	cat "$work/screen"
}

# compare_roams OURS STOCK: answers of echo, with carrier changes appended.
compare_roams() {
	awk -v ours="$1" -v stock="$2" -v dim="$dim" -v green="$green" \
		-v red="$red" -v plain="$plain" -f "$here/compare.awk" </dev/null
}

summary() {
	headline "Summary"
	awk -v dim="$dim" -v green="$green" -v red="$red" -v plain="$plain" \
		-f "$here/timeline.awk" "$work/json"
	echo
	compare_roams "$1" "$2" || fail "the roam is not good enough"
	echo
	say "The machine's time counts instructions (scripts/vm-run --icount)."
}
