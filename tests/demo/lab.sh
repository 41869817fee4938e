# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# The surroundings: two access points of one open network and a stock client,
# in network namespaces of their own so that what is sent between them really
# crosses the air. Read by "inside".
#
# shellcheck disable=SC2154 # work, ssid and echo_tool come from there

in_aps=(ip netns exec aps)
in_stock=(ip netns exec stock)

# Seconds, in the clock of the machine, after which waiting is given up
patience=600

# A pipe that nobody writes to, to wait a moment without starting a program,
# which would disturb what is being measured.
exec {never}<> <(:)
doze() {
	read -r -t 0.02 -u "$never" || true
}

# fail TEXT…: say what went wrong, and end.
fail() {
	echo "demo: $*" >&2
	exit 1
}

# next_line DESCRIPTOR: the next line as soon as it is complete, in $line.
next_line() {
	local part='' deadline=$((SECONDS + patience))

	line=
	until IFS= read -r part <&"$1"; do
		line+=$part
		((SECONDS < deadline)) || return 1
		doze
	done
	line+=$part
}

# await FILE PATTERN: until a line of FILE matches the extended regular
# expression.
await() {
	local line='' file

	exec {file}<"$1"
	until [[ $line =~ $2 ]]; do
		next_line "$file" || fail "no '$2' in $1: $(cat "$1")"
	done
	exec {file}<&-
}

# warm COMMAND…: read programs and their libraries into memory, so that the time
# for this is no part of what is measured.
warm() {
	local program

	for program; do
		program=$(type -P "$program")
		cat "$program"
		ldd "$program" | grep -o '/[^ ]*' | xargs cat
	done >/dev/null
}

mac() {
	cat "/sys/class/net/$1/address"
}

# carrier_changes INTERFACE [COMMAND…]: COMMAND gets into its namespace.
carrier_changes() {
	"${@:2}" cat "/sys/class/net/$1/carrier_changes"
}

# move_radio INTERFACE NAMESPACE
move_radio() {
	iw phy "$(cat "/sys/class/net/$1/phy80211/name")" set netns name "$2"
}

# start_ap INTERFACE CHANNEL
start_ap() {
	cat >"$work/$1.conf" <<-END
		interface=$1
		bridge=br0
		driver=nl80211
		ctrl_interface=/run/hostapd
		ssid=$ssid
		hw_mode=g
		channel=$2
	END
	"${in_aps[@]}" hostapd -B -f "$work/$1.log" "$work/$1.conf" >/dev/null ||
		fail "hostapd: $(cat "$work/$1.log")"
	await "$work/$1.log" AP-ENABLED
}

# wlan0 and wlan1, bridged, with 10.0.0.1 behind them.
start_aps() {
	ap0=$(mac wlan0)
	ap1=$(mac wlan1)
	ip netns add aps
	move_radio wlan0 aps
	move_radio wlan1 aps
	ip -n aps link add br0 type bridge
	ip -n aps address add 10.0.0.1/24 dev br0
	ip -n aps link set br0 up
	start_ap wlan0 1
	start_ap wlan1 6
	"${in_aps[@]}" "$echo_tool" serve 7 &
}

other_ap() {
	if [ "$1" = "$ap0" ]; then
		echo "$ap1"
	else
		echo "$ap0"
	fi
}

ap_name() {
	if [ "$1" = "$ap0" ]; then
		echo wlan0
	else
		echo wlan1
	fi
}

# start_stock INTERFACE: into the same network with the stack that everybody
# has, which means wpa_supplicant on the radio itself.
start_stock() {
	ip netns add stock
	move_radio "$1" stock
	cat >"$work/stock.conf" <<-END
		ctrl_interface=/run/wpa_supplicant
		network={
			ssid="$ssid"
			key_mgmt=NONE
			scan_freq=2412 2437
		}
	END
	"${in_stock[@]}" wpa_supplicant -B -f "$work/stock.log" -D nl80211 \
		-i "$1" -c "$work/stock.conf" >/dev/null ||
		fail "wpa_supplicant: $(cat "$work/stock.log")"
	ip -n stock address add 10.0.0.3/24 dev "$1"
	await "$work/stock.log" CTRL-EVENT-CONNECTED
}

# echo_start [COMMAND…]: start the traffic; COMMAND gets into its namespace.
echo_start() {
	coproc ECHO { exec "$@" "$echo_tool" to 10.0.0.1 7; }
	# Those of a coprocess cannot be used everywhere.
	exec {to_echo}>&"${ECHO[1]}" {from_echo}<&"${ECHO[0]}"
	echo_tell mark >/dev/null
}

# echo_tell WORD: and print the answer.
echo_tell() {
	local answer

	echo "$1" >&"$to_echo"
	read -r -t "$patience" -u "$from_echo" answer ||
		fail "the traffic does not come back"
	printf '%s\n' "$answer"
}

echo_stop() {
	kill "$ECHO_PID"
	exec {to_echo}>&- {from_echo}<&-
}
