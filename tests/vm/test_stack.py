# SPDX-License-Identifier: GPL-2.0-only
"""The network stack above an adapter: which frames it wants to receive, frames
that it has queued, and what it knows of the network after a roam."""

import re
import socket
import struct

import pytest

from lib.hostapd import PASSPHRASE, WPA2
from lib.inject import Wire
from lib.lane import not_in_debug_lane
from lib.netns import open_socket
from lib.proc import run, until
from lib.trace import (connected, port_opened, removal, roamed)
from lib.traffic import ping

RADIOS = 3

GROUP = "239.1.2.3"
GROUP_MAC = "01:00:5e:01:02:03"
GROUP6 = "ff05::1:2:3"
GROUP6_MAC = "33:33:00:02:00:03"
LINK_GROUP = "01:00:5e:7f:00:01"
ABOVE = "02:00:00:00:88:01"


def groups_of(ifname):
    """The link-layer groups that a device receives, and its further unicast
    addresses."""
    shown = run("bridge", "fdb", "show", "dev", ifname).stdout
    return {line.split()[0] for line in shown.splitlines() if "self" in line}


def filters_of(ifname):
    """How many ask a device to be promiscuous, and to receive all groups."""
    shown = run("ip", "-d", "link", "show", "dev", ifname).stdout
    return tuple(int(re.search(rf"{word} (\d+)", shown)[1])
                 for word in ("promiscuity", "allmulti"))


def joined(ifname, family=socket.AF_INET):
    """A socket that has joined GROUP, or GROUP6, on a device."""
    sock = open_socket(None, family, socket.SOCK_DGRAM)
    index = socket.if_nametoindex(ifname)
    if family == socket.AF_INET:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                        socket.inet_aton(GROUP) +
                        struct.pack("=4si", bytes(4), index))
    else:
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP,
                        socket.inet_pton(family, GROUP6) +
                        struct.pack("=I", index))
    return sock


def test_groups(adapter):
    """B10: the radio receives the groups that are joined on the adapter, for
    as long as they are."""
    adapter.up()
    before = groups_of(adapter.lower)
    assert not before & {GROUP_MAC, GROUP6_MAC, LINK_GROUP}
    sockets = [joined(adapter.name), joined(adapter.name, socket.AF_INET6)]
    run("ip", "maddr", "add", LINK_GROUP, "dev", adapter.name)
    assert groups_of(adapter.lower) - before == {GROUP_MAC, GROUP6_MAC,
                                                 LINK_GROUP}
    for sock in sockets:
        sock.close()
    run("ip", "maddr", "del", LINK_GROUP, "dev", adapter.name)
    until(lambda: groups_of(adapter.lower) == before, "the groups are left")


def test_groups_up_and_down(adapter):
    """B10: an interface that is down wants nothing; what it had joined before
    it came up counts as well."""
    sock = joined(adapter.name)
    run("ip", "link", "set", adapter.name, "down")
    assert GROUP_MAC not in groups_of(adapter.lower)
    adapter.up()
    assert GROUP_MAC in groups_of(adapter.lower)
    # The radio keeps it while it is down itself.
    run("ip", "link", "set", adapter.lower, "down")
    run("ip", "link", "set", adapter.lower, "up")
    assert GROUP_MAC in groups_of(adapter.lower)
    run("ip", "link", "set", adapter.name, "down")
    assert GROUP_MAC not in groups_of(adapter.lower)
    sock.close()


def test_flags(adapter):
    """B10: promiscuous, or receiving all groups, also if that was asked for
    while the interface was down."""
    idle = filters_of(adapter.lower)
    lower = adapter.lower

    def flag(name, state):
        run("ip", "link", "set", adapter.name, name, state)

    adapter.up()
    flag("promisc", "on")
    assert filters_of(lower)[0] == idle[0] + 1
    flag("promisc", "off")
    assert filters_of(lower) == idle
    flag("allmulticast", "on")
    assert filters_of(lower)[1] == idle[1] + 1
    run("ip", "link", "set", adapter.name, "down")
    assert filters_of(lower) == idle
    flag("promisc", "on")
    assert filters_of(lower) == idle
    adapter.up()
    assert filters_of(lower)[0] == idle[0] + 1
    flag("promisc", "off")
    flag("allmulticast", "off")
    assert filters_of(lower) == idle


def test_device_above(adapter):
    """B10: a macvlan on the adapter has an address of its own, which the lower
    device is told of; a promiscuous one makes all promiscuous."""
    before = groups_of(adapter.lower)
    idle = filters_of(adapter.lower)
    adapter.up()
    run("ip", "link", "add", "link", adapter.name, "name", "above", "address",
        ABOVE, "type", "macvlan", "mode", "bridge")
    run("ip", "link", "set", "above", "up")
    assert ABOVE in groups_of(adapter.lower)
    run("ip", "link", "del", "above")
    until(lambda: ABOVE not in groups_of(adapter.lower), "it is taken back")
    run("ip", "link", "add", "link", adapter.name, "name", "above", "address",
        ABOVE, "type", "macvlan", "mode", "passthru")
    run("ip", "link", "set", "above", "up")
    assert filters_of(adapter.lower)[0] > idle[0]
    run("ip", "link", "del", "above")
    until(lambda: filters_of(adapter.lower) == idle, "it is taken back")
    run("ip", "link", "set", adapter.name, "down")
    assert groups_of(adapter.lower) == before


@pytest.mark.parametrize("how", ["nwifi", "ip"])
def test_attached_again(make_adapter, radios, how):
    """B10: the lower device is given back with nothing left of it, and the
    next adapter begins anew."""
    lower = radios.own().ifname
    before, idle = groups_of(lower), filters_of(lower)
    adapter = make_adapter()
    adapter.up()
    sock = joined(adapter.name)
    run("ip", "link", "set", adapter.name, "promisc", "on")
    assert GROUP_MAC in groups_of(lower)
    adapter.settle()
    adapter.trace.ignore |= {"RESET_REQUEST"}
    if how == "nwifi":
        adapter.delete()
    else:
        run("ip", "link", "del", adapter.name)
    adapter.expect(removal())
    assert groups_of(lower) == before
    assert filters_of(lower) == idle
    sock.close()
    again = make_adapter(lower, name="again0")
    again.up()
    sock = joined(again.name)
    assert GROUP_MAC in groups_of(lower)
    assert filters_of(lower) == idle
    sock.close()


# Frames that the stack sends by itself, as they are on the air
IPV4, ARP, IPV6 = 0x0800, 0x0806, 0x86dd
IGMP = 2
REPORT, REPORT_V2, ADVERTISEMENT = 131, 143, 136


def msdu(frame, ethertype):
    """The bytes behind the EtherType of a data frame in the clear, or None."""
    if (not frame.is_msdu or frame.protected or len(frame.body) < 8 or
            frame.ethertype != ethertype):
        return None
    return frame.body[8:]


def is_announcement(frame):
    """A gratuitous ARP request or reply."""
    arp = msdu(frame, ARP)
    return bool(arp) and arp[14:18] == arp[24:28]


def is_igmp_report(frame):
    """It speaks of GROUP."""
    ip = msdu(frame, IPV4)
    return bool(ip) and ip[9] == IGMP and socket.inet_aton(GROUP) in ip[20:]


def icmp6(frame):
    """The ICMPv6 message, behind a hop-by-hop header if there is one."""
    ip = msdu(frame, IPV6)
    if not ip:
        return b""
    if ip[6] == 0:
        return ip[40 + 8 * (ip[41] + 1):]
    return ip[40:] if ip[6] == 58 else b""


def is_mld_report(frame):
    """It speaks of GROUP6."""
    message = icmp6(frame)
    return (message[:1] in (bytes([REPORT]), bytes([REPORT_V2])) and
            socket.inet_pton(socket.AF_INET6, GROUP6) in message)


def is_advertisement(frame):
    """An unsolicited neighbour advertisement."""
    message = icmp6(frame)
    return message[:1] == bytes([ADVERTISEMENT]) and not message[4] & 0x40


@pytest.fixture
def aps(make_ap):
    """Two APs of the network."""
    return make_ap(0), make_ap(1, channel=6)


@pytest.fixture
def station(adapter, aps, echo, address):
    """Connected to the first AP, with an address; data passes."""
    adapter.up(address)
    adapter.look(*aps)
    adapter.connect(bssid=aps[0].mac)
    adapter.expect(connected(aps[0]))
    ping()
    return adapter


@not_in_debug_lane("its kernel has no IP multicast")
def test_announced_after_a_roam(station, aps, air):
    """B12: switches behind the new AP learn where the station is, and which
    groups it has joined; once, and over the new AP only."""
    run("ip", "addr", "add", "fd00::2/64", "dev", station.name, "nodad")
    sockets = [joined(station.name), joined(station.name, socket.AF_INET6)]
    first, second = aps
    own = station.show()["mac"]
    kinds = (is_announcement, is_igmp_report, is_mld_report, is_advertisement)
    # Who joins a group says so twice by itself.
    for kind in (is_igmp_report, is_mld_report):
        until(lambda kind=kind: len(air.find(
            lambda f: f.sender == own and kind(f))) >= 2, "it has joined")
    for old, new, session in ((first, second, 1), (second, first, 2)):
        start = air.now()
        station.roam(new)
        station.expect(roamed(old, new, session))
        for kind in kinds:
            frame = air.wait(lambda f, kind=kind: f.sender == own and kind(f),
                             start)
            assert frame.receiver == new.mac
        assert len(air.find(lambda f: f.sender == own and is_announcement(f),
                            start)) == 1
    for sock in sockets:
        sock.close()


@not_in_debug_lane("time stands still, so that the announcement comes before the "
                   "AP lets the station's data in")
def test_announced_when_the_port_opens(adapter, make_ap, make_supplicant,
                                       echo, address):
    """B12: over a port that is authorized the frames wait for that, or they
    would be dropped."""
    aps = make_ap(0, **WPA2), make_ap(1, channel=6, **WPA2)
    adapter.up(address)
    supplicant = make_supplicant(adapter)
    supplicant.add_network(aps[0].ssid, [ap.freq for ap in aps], PASSPHRASE)
    supplicant.wait_connected()
    bssid = supplicant.status()["bssid"]
    old, new = sorted(aps, key=lambda ap: ap.mac != bssid)
    adapter.expect(connected(old, managed=True), port_opened(old, 1))
    ping()
    bridge = Wire("br0", new.radio.netns)
    own = bytes.fromhex(adapter.show()["mac"].replace(":", ""))
    supplicant.ctrl.do(f"ROAM {new.mac}")
    bridge.wait(lambda f: f[6:12] == own and f[12:14] == b"\x08\x06" and
                f[28:32] == f[38:42])
    bridge.close()
    adapter.expect(roamed(old, new, 1, managed=True), port_opened(new, 2))
