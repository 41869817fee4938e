#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# completion.sh NWIFI IHVD: hold the completions of packaging/completion/bash
# against what is expected of them. NWIFI and IHVD are asked for their usage
# text; adapters, ports and BSSs are made up here, for there is no module.
set -euo pipefail

real_nwifi=$1
real_ihvd=$2
top=$(dirname "$(readlink -f "$0")")/../../..
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# Lists as "nwifi" prints them
nwifi() {
	case $* in
	adapter)
		cat <<-EOT
			NAME  LOWER  MAC                STATE  PHASE  BSSID  SSID
			nwl0  wlan0  02:00:00:00:00:00  INIT   IDLE   -      -
			nwl1  wlan1  02:00:00:00:01:00  INIT   IDLE   -      -
		EOT
		;;
	'port nwl0')
		cat <<-EOT
			ADAPTER  PEER               SESSION  STATE   CONTROLLED
			nwl0     02:00:00:00:02:00        1  closed  yes
		EOT
		;;
	'bss nwl0')
		cat <<-EOT
			   BSSID                SIGNAL   LQ   MHZ   CH     AGE  SSID
			*  02:00:00:00:02:00   -30 dBm  100  2412    1   0.1 s  cafe
			   02:00:00:00:03:00   -40 dBm  100  2412    1   0.1 s  office
		EOT
		;;
	ui)
		cat <<-EOT
			GUID                                  ADAPTER  SESSION  QUESTION
			00112233-4455-6677-8899-aabbccddeeff  nwl0     0        Password?
		EOT
		;;
	'profile list') "$real_nwifi" profile list dir "$work/profiles" ;;
	*) "$real_nwifi" "$@" ;;
	esac
}

ihvd() {
	"$real_ihvd" "$@"
}

# There is no readline here to take the option.
compopt() {
	compopts=$*
}

for name in cafe 'two words'; do
	cat >"$work/profile.xml" <<-EOT
		<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
		<name>$name</name>
		<SSIDConfig><SSID><name>cafe</name></SSID></SSIDConfig>
		<connectionType>ESS</connectionType>
		</WLANProfile>
	EOT
	"$real_nwifi" profile add "$work/profile.xml" dir "$work/profiles" >/dev/null
done

# shellcheck source=packaging/completion/bash/nwifi
. "$top/packaging/completion/bash/nwifi"
# shellcheck source=packaging/completion/bash/ihvd
. "$top/packaging/completion/bash/ihvd"

passed=0
failed=0

# same EXPECTED GOT WHAT
same() {
	if [ "$1" = "$2" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAIL  %s\n      expected %s\n      got      %s\n' \
			"$3" "$1" "$2"
	fi
}

# expect "CANDIDATE|…" WORD…: complete the last word
expect() {
	local expected=$1

	shift
	COMP_WORDS=("$@")
	COMP_CWORD=$(($# - 1))
	COMPREPLY=()
	compopts=''
	"_$1" "$1" "${*: -1}" "${*: -2:1}"
	same "$expected" "$(IFS='|' && echo "${COMPREPLY[*]-}")" "$*"
}

# as readline's default, but for blanks
COMP_WORDBREAKS='"'"'><=;|&(:"

commands='adapter|bss|connect|control|disconnect|help|monitor|port|profile|reset|roam|scan|ui'
expect "$commands" nwifi ''
expect "$commands" nwifi -j ''
expect 'connect|control' nwifi c
expect 'scan' nwifi -j sc
expect '--help|--json|--version' nwifi -
expect '--json' nwifi --j
expect '' nwifi nonsense ''
expect '' nwifi disconnect nwl0 ''
expect "$commands" nwifi help ''

# A command, or the adapter of a shorter one
expect 'add|del|nwl0|nwl1|set' nwifi adapter ''
expect 'add' nwifi adapter a
expect 'nwl0|nwl1' nwifi adapter del ''
expect 'name' nwifi adapter add wlan0 ''
expect '' nwifi adapter add wlan0 name ''
expect 'nwl0|nwl1' nwifi adapter set ''
expect 'extension-required' nwifi adapter set nwl0 ''
expect 'off|on' nwifi adapter set nwl0 extension-required ''
expect 'off' nwifi adapter set nwl0 extension-required of
expect '' nwifi adapter set nwl0 extension-required on ''
expect 'nwl0|nwl1' nwifi monitor nw
expect 'close|nwl0|nwl1|open' nwifi port ''
expect 'nwl1' nwifi bss nwl1

# Keywords: each once, but for those that may be repeated
expect 'flush' nwifi bss nwl0 ''
expect '' nwifi bss nwl0 flush ''
expect 'passive|ssid' nwifi scan nwl0 ''
expect 'ssid' nwifi scan nwl0 passive ''
expect '' nwifi scan nwl0 ssid ''
expect 'passive|ssid' nwifi scan nwl0 ssid cafe ''
expect 'bssid|profile|ssid' nwifi connect nwl0 ''
expect 'bssid|profile' nwifi connect nwl0 ssid cafe ''
expect 'ssid' nwifi connect nwl0 bssid 02 : 00 : 00 : 00 : 02 : 00 s
expect 'profile' nwifi connect nwl0 ssid cafe bssid 02 : 00 : 00 : 00 : 02 : 00 ''

# Addresses, of which readline has what follows the last colon
expect '02:00:00:00:02:00|02:00:00:00:03:00' nwifi roam nwl0 bssid ''
expect '02:00|03:00' nwifi roam nwl0 bssid 02 : 00 : 00 : 00 :
expect '03:00' nwifi roam nwl0 bssid 02 : 00 : 00 : 00 : 03
expect '02:00:00:00:02:00' nwifi port open nwl0 ''
expect '' nwifi port open nwl1 ''
COMP_WORDBREAKS=${COMP_WORDBREAKS//:/}
expect '02:00:00:00:03:00' nwifi roam nwl0 bssid 02:00:00:00:03
COMP_WORDBREAKS+=:

# Profiles, files, directories
expect 'cafe|two\ words' nwifi profile show ''
expect 'two\ words' nwifi profile delete 'two\ w'
expect 'dir' nwifi profile delete cafe ''
expect "$work/profile.xml" nwifi connect nwl0 ssid cafe profile "$work/profile.x"
expect "$work/profile.xml" nwifi profile add "$work/profile.x"
same '-o filenames' "$compopts" 'option for files'
expect "$work/profiles" nwifi profile list dir "$work/prof"

# Questions
expect 'answer|watch' nwifi ui ''
expect '00112233-4455-6677-8899-aabbccddeeff' nwifi ui answer 00
expect '--hex' nwifi ui answer 00112233-4455-6677-8899-aabbccddeeff ''
expect '--hex' nwifi ui answer 00112233-4455-6677-8899-aabbccddeeff words ''
expect '' nwifi ui answer 00112233-4455-6677-8899-aabbccddeeff --hex ''
expect 'nwl0|nwl1' nwifi control ''

expect '--adapter|--config|--help|--plugin|--profile|--version' ihvd ''
expect '--plugin|--profile' ihvd --p
expect "$work/profile.xml" ihvd --profile "$work/profile.x"
expect "$work/profile.xml" ihvd --adapter nwl0 --plugin "$work/profile.x"
expect 'nwl0|nwl1' ihvd --plugin plugin.so --adapter ''
expect '--config' ihvd --help --c

same 'complete -F _nwifi nwifi' "$(complete -p nwifi)" 'registered'
same 'complete -F _ihvd ihvd' "$(complete -p ihvd)" 'registered'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
