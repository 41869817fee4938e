# SPDX-License-Identifier: GPL-2.0-only
"""The gate of the port, in both directions, one frame at a time."""

import struct
import time

import pytest

from lib import air as a
from lib.adapter import refused
from lib.hostapd import WPA2
from lib.inject import Wire
from lib.lane import not_in_debug_lane
from lib.nl80211 import connect_wpa2, set_authorized, set_pairwise_key
from lib.proc import DEADLINE, run, until
from lib.trace import (association_start, connected, disconnected,
                       port_closed, port_deleted, port_opened, roaming_start)

RADIOS = 3

BROADCAST = "ff:ff:ff:ff:ff:ff"
MULTICAST = "01:00:5e:00:00:fb"
STRANGER = "02:00:00:00:00:99"

IPV4, ARP, VLAN, IPV6, EAPOL, WAPI = (0x0800, 0x0806, 0x8100, 0x86dd, 0x888e,
                                      0x88b4)
# What is not the protocol of port authentication: EtherType, first bytes
DATA = [(IPV4, b"\x45"), (ARP, b""), (IPV6, b"\x60"), (WAPI, b""),
        (0x88b5, b""), (VLAN, b"\x00\x01\x88\x8e"), (100, b"\xaa\xaa\x03")]
EAPOL_START = b"\x01\x01\x00\x00" + bytes(42)
EAP_FAILURE = b"\x01\x00\x00\x04" + b"\x04\x01\x00\x04" + bytes(38)


@pytest.fixture
def wire(adapter):
    """Frames at the adapter."""
    wire = Wire.at(adapter)
    yield wire
    wire.close()


@pytest.fixture
def closed(adapter, wire, make_ap):
    """Associated with a port that nobody opens: the AP asks for the
    handshake, gets no answer, and is silent from then on."""
    ap = make_ap(0, **WPA2)
    adapter.look(ap)
    connect_wpa2(int(adapter.sysfs("ifindex")), ap.ssid)
    adapter.expect(connected(ap, managed=True))
    wire.wait(lambda frame: frame[12:14] == b"\x88\x8e")
    ap.freeze()
    adapter.ap = ap
    adapter.mac = adapter.show()["mac"]
    return adapter


@pytest.fixture
def opened(adapter, wire, make_ap, air):
    """Connected with an open network."""
    ap = make_ap(0)
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    adapter.ap = ap
    adapter.mac = adapter.show()["mac"]
    return adapter


def install_key(adapter):
    """A pairwise key, as if the handshake were over."""
    set_pairwise_key(int(adapter.sysfs("ifindex")), adapter.ap.mac, bytes(16))


def counters(adapter):
    return adapter.port()["counters"]


def own_data(air, adapter, start=0):
    return air.find(lambda f: f.is_msdu and f.sender == adapter.mac, start)


@pytest.mark.parametrize("destination", ["AP", BROADCAST, MULTICAST])
def test_tx_closed(closed, wire, air, destination):
    """PORT-31, PORT-39, SEND-14: no data out of a closed port, whatever its
    EtherType and destination; every frame is counted."""
    to = closed.ap.mac if destination == "AP" else destination
    start, before = air.now(), counters(closed)
    for ethertype, payload in DATA:
        wire.send(to, closed.mac, ethertype, payload + bytes(46))
    after = counters(closed)
    assert (after["drops"]["tx_port_closed"] -
            before["drops"]["tx_port_closed"]) == len(DATA)
    assert after["tx_packets"] == before["tx_packets"]
    # The frame behind them passes: so those before it have not.
    wire.send(closed.ap.mac, closed.mac, EAPOL, EAPOL_START)
    air.wait(lambda f: f.is_msdu and f.sender == closed.mac, start)
    assert [f.ethertype for f in own_data(air, closed, start)] == [EAPOL]


def test_tx_eapol_closed(closed, wire, air):
    """PORT-31, PORT-32: port authentication passes, and is counted as
    passed; in the clear, for there is no key yet (AUTH-4)."""
    start, before = air.now(), counters(closed)
    wire.send(closed.ap.mac, closed.mac, EAPOL, EAPOL_START)
    frame = air.wait(lambda f: f.is_msdu and f.sender == closed.mac, start)
    assert frame.ethertype == EAPOL and not frame.protected
    assert frame.receiver == closed.ap.mac
    assert frame.body[8:12] == EAPOL_START[:4]
    after = counters(closed)
    assert after["tx_packets"] == before["tx_packets"] + 1
    assert sum(after["drops"].values()) == sum(before["drops"].values())


def test_tx_eapol_foreign(closed, wire, air):
    """A3, PORT-31: nobody above the adapter, a macvlan for one, has its port
    authentication sent in the name of the station, on a closed port or on an
    open one."""
    start, before = air.now(), counters(closed)
    wire.send(closed.ap.mac, STRANGER, EAPOL, EAPOL_START)
    run("ip", "link", "add", "link", closed.name, "name", "above", "address",
        STRANGER, "type", "macvlan", "mode", "bridge")
    run("sysctl", "-qw", "net.ipv6.conf.above.disable_ipv6=1")
    run("ip", "link", "set", "above", "up")
    above = Wire("above")
    above.send(closed.ap.mac, STRANGER, EAPOL, EAPOL_START)
    above.close()
    run("ip", "link", "del", "above")
    install_key(closed)
    closed.do("port open", closed.ap.mac)
    closed.expect(port_opened(closed.ap, 1))
    wire.send(closed.ap.mac, STRANGER, EAPOL, EAPOL_START)
    wire.send(closed.ap.mac, closed.mac, EAPOL, EAPOL_START)
    air.wait(lambda f: f.is_msdu and f.sender == closed.mac, start)
    assert len(own_data(air, closed, start)) == 1
    assert air.find(lambda f: f.sender == STRANGER, start) == []
    after = counters(closed)
    assert (after["drops"]["tx_foreign_source"] -
            before["drops"]["tx_foreign_source"]) == 3
    assert after["tx_packets"] == before["tx_packets"] + 1


@pytest.mark.parametrize("ethertype", [IPV4, ARP, IPV6, EAPOL])
def test_tx_no_port(adapter, wire, ethertype):
    """PORT table 5: without a port not even port authentication goes out."""
    mac = adapter.show()["mac"]
    run("ip", "link", "set", adapter.lower, "up")
    before = adapter.show()["counters"]
    wire.send(BROADCAST, mac, ethertype)
    after = adapter.show()["counters"]
    assert after["tx_packets"] == before["tx_packets"]
    assert (sum(after["drops"].values()) -
            sum(before["drops"].values())) <= 1


def test_rx_closed_at_the_radio(closed, wire):
    """Design, rule 10: the AP sends data, as if all were well; the radio's
    own flag refuses it before it gets here."""
    ap, netns = closed.ap, closed.ap.radio.netns
    set_authorized(ap.radio.ifindex, closed.mac, True, netns)
    before = counters(closed)
    wire.received()
    peer = Wire(ap.radio.ifname, netns)
    for ethertype, payload in DATA[:4]:
        peer.send(closed.mac, ap.mac, ethertype, payload + bytes(46))
    peer.send(closed.mac, ap.mac, EAPOL, EAPOL_START)
    peer.close()
    # Sent last, and let through: the others are not on their way any more.
    wire.wait(lambda frame: frame[12:14] == b"\x88\x8e")
    assert wire.received() == []
    after = counters(closed)
    assert after["rx_packets"] == before["rx_packets"] + 1


def test_rx_closed_at_the_gate(closed, wire, radios):
    """PORT-31, PORT-39, P-5: with the radio's flag set behind our back it is
    the gate that drops what comes, and counts it."""
    ap, netns = closed.ap, closed.ap.radio.netns
    set_authorized(ap.radio.ifindex, closed.mac, True, netns)
    set_authorized(radios.own().ifindex, ap.mac, True)
    before = counters(closed)
    wire.received()
    peer = Wire(ap.radio.ifname, netns)
    for ethertype, payload in DATA[:4]:
        peer.send(closed.mac, ap.mac, ethertype, payload + bytes(46))
    until(lambda: counters(closed)["drops"]["rx_port_closed"] >=
          before["drops"]["rx_port_closed"] + 4, "the frames are counted")
    peer.close()
    assert wire.received() == []
    assert counters(closed)["rx_packets"] == before["rx_packets"]


def test_rx_eapol_closed(closed, wire):
    """PORT-31: port authentication comes in from the peer."""
    before = counters(closed)
    wire.received()
    peer = Wire(closed.ap.radio.ifname, closed.ap.radio.netns)
    peer.send(closed.mac, closed.ap.mac, EAPOL, EAPOL_START)
    peer.close()
    frame = wire.wait(lambda frame: frame[12:14] == b"\x88\x8e")
    assert frame[14:18] == EAPOL_START[:4]
    assert counters(closed)["rx_packets"] == before["rx_packets"] + 1


def test_rx_eapol_in_the_clear(closed, wire):
    """A12, PORT-52: once there is a pairwise key, nobody who does not have it
    speaks for the AP, not even before the port is open."""
    peer = Wire(closed.ap.radio.ifname, closed.ap.radio.netns)
    peer.send(closed.mac, closed.ap.mac, EAPOL, EAPOL_START)
    wire.wait(lambda frame: frame[14:18] == EAPOL_START[:4])
    install_key(closed)
    before = closed.show()["counters"]
    wire.received()
    # The AP, which has not completed the handshake, has no key.
    peer.send(closed.mac, closed.ap.mac, EAPOL, EAP_FAILURE)
    until(lambda: closed.show()["counters"]["drops"]["rx_unencrypted"] ==
          before["drops"]["rx_unencrypted"] + 1, "the frame is counted")
    assert wire.received() == []
    assert closed.show()["counters"]["rx_packets"] == before["rx_packets"]
    set_pairwise_key(closed.ap.radio.ifindex, closed.mac, bytes(16),
                     closed.ap.radio.netns)
    peer.send(closed.mac, closed.ap.mac, EAPOL, EAP_FAILURE)
    peer.close()
    frame = wire.wait(lambda frame: frame[12:14] == b"\x88\x8e")
    assert frame[14:].startswith(EAP_FAILURE)


def test_rx_eapol_stranger(closed, wire):
    """A frame of port authentication from another station has no port that
    it could belong to."""
    radio = closed.ap.radio
    # Its own authentication frames are all that an AP sends otherwise.
    set_authorized(radio.ifindex, closed.mac, True, radio.netns)
    before = closed.show()["counters"]["drops"]
    wire.received()
    peer = Wire(radio.ifname, radio.netns)
    peer.send(closed.mac, STRANGER, EAPOL, EAPOL_START)
    until(lambda: closed.show()["counters"]["drops"]["rx_not_peer"] ==
          before["rx_not_peer"] + 1, "the frame is counted")
    peer.close()
    assert wire.received() == []


@pytest.mark.parametrize("by", ["netlink", "nl80211"])
def test_not_open_without_a_key(closed, wire, air, by):
    """PORT-13, finding A2: nothing would encrypt what an open port lets out,
    so it stays closed, whoever asks for it."""
    start, before = air.now(), counters(closed)
    if by == "netlink":
        refused(closed.do("port open", closed.ap.mac, check=False),
                "there is no pairwise key")
    else:
        set_authorized(int(closed.sysfs("ifindex")), closed.ap.mac, True)
        # A request that is answered comes behind it.
        closed.do("port close", closed.ap.mac)
    assert not closed.port()["authorized"]
    wire.send(BROADCAST, closed.mac, ARP)
    wire.send(closed.ap.mac, closed.mac, EAPOL, EAPOL_START)
    air.wait(lambda f: f.is_msdu and f.sender == closed.mac, start)
    assert [f.ethertype for f in own_data(air, closed, start)] == [EAPOL]
    assert counters(closed)["drops"]["tx_port_closed"] == \
        before["drops"]["tx_port_closed"] + 1


def test_open_and_close(closed, wire, air):
    """PORT-17, PORT-18: the OS side opens and closes; the gate follows."""
    install_key(closed)
    closed.do("port open", closed.ap.mac)
    closed.expect(port_opened(closed.ap, 1))
    start, before = air.now(), counters(closed)
    wire.send(BROADCAST, closed.mac, ARP)
    sent = air.wait(lambda f: f.is_msdu and f.sender == closed.mac, start)
    assert sent.protected
    assert counters(closed)["tx_packets"] == before["tx_packets"] + 1
    closed.do("port close", closed.ap.mac)
    closed.expect(port_closed(closed.ap, 1))
    start = air.now()
    wire.send(BROADCAST, closed.mac, ARP)
    wire.send(closed.ap.mac, closed.mac, EAPOL, EAPOL_START)
    air.wait(lambda f: f.is_msdu and f.sender == closed.mac, start)
    # Port authentication is all that passes; it is encrypted by now.
    assert len(own_data(air, closed, start)) == 1
    assert counters(closed)["drops"]["tx_port_closed"] == \
        before["drops"]["tx_port_closed"] + 1


def test_uncontrolled(opened, wire, air):
    """PORT-5, PORT-34, PORT-39: everything passes, in both directions."""
    start, before = air.now(), counters(opened)
    sent = [(IPV4, b"\x45"), (ARP, b""), (WAPI, b""), (0x88b5, b"")]
    for ethertype, payload in sent:
        for to in (opened.ap.mac, BROADCAST, MULTICAST):
            wire.send(to, opened.mac, ethertype, payload + bytes(46))
    until(lambda: len(own_data(air, opened, start)) >= 3 * len(sent),
          "all of them are on the air")
    assert [f.ethertype for f in own_data(air, opened, start)] == [
        ethertype for ethertype, _ in sent for _ in range(3)]
    assert (counters(opened)["tx_packets"] - before["tx_packets"] ==
            3 * len(sent))
    peer = Wire("br0", opened.ap.radio.netns)
    wire.received()
    for to in (opened.mac, BROADCAST):
        peer.send(to, STRANGER, 0x88b5, bytes(46))
        wire.wait(lambda frame: frame[12:14] == b"\x88\xb5")
    peer.close()


def test_tx_data_foreign(opened, wire, air):
    """A3, PORT-34: data keeps its source, as on the radio without an adapter;
    nobody speaks in the name of the station."""
    start, before = air.now(), counters(opened)
    wire.send(opened.ap.mac, STRANGER, 0x88b5)
    air.wait(lambda f: f.is_msdu and f.sender == STRANGER, start)
    assert own_data(air, opened, start) == []
    after = counters(opened)
    assert after["tx_packets"] == before["tx_packets"] + 1
    assert after["drops"] == before["drops"]


def test_open_network_is_not_ours_to_close(opened):
    """PORT-6: a port that nobody authenticates cannot be set."""
    result = opened.do("port close", opened.ap.mac, check=False)
    assert result.returncode == 1
    assert "not authorized by the operating system" in result.stderr
    assert opened.port()["authorized"]


def test_after_deletion(opened, wire, air):
    """PORT-20, PORT-25: after the deletion nothing passes, and it is counted
    for the adapter."""
    opened.disconnect()
    opened.expect(disconnected(opened.ap, session=1))
    start, before = air.now(), opened.show()["counters"]
    for ethertype, payload in DATA:
        wire.send(BROADCAST, opened.mac, ethertype, payload + bytes(46))
    after = opened.show()["counters"]
    assert after["tx_packets"] == before["tx_packets"]
    assert own_data(air, opened, start) == []


def test_totals_survive_the_port(opened, wire):
    """What a port has counted is added to the adapter's counters when it is
    deleted."""
    for _ in range(5):
        wire.send(opened.ap.mac, opened.mac, 0x88b5)
    before = opened.show()["counters"]
    assert before["tx_packets"] >= 5
    opened.disconnect()
    opened.expect(disconnected(opened.ap, session=1))
    assert opened.show()["counters"]["tx_packets"] == before["tx_packets"]


def test_new_port_counts_from_zero(opened, wire):
    """PORT-1: each association has its own port."""
    wire.send(opened.ap.mac, opened.mac, 0x88b5)
    assert counters(opened)["tx_packets"] >= 1
    opened.disconnect()
    opened.connect()
    opened.expect(disconnected(opened.ap, session=1),
                  connected(opened.ap, session=2))
    port = opened.port()
    assert port["session"] == 2
    assert port["counters"]["tx_packets"] == 0


@not_in_debug_lane("sends without a pause until a frame is on the air; where "
                   "time stands still meanwhile, that is without end")
def test_nothing_queued_leaves_over_the_new_port(make_ap, closed, wire, air):
    """PORT-21, PORT-40: data is sent all the time while the station roams to
    an AP whose port stays closed. Not one frame gets there, and none comes
    to the first AP once the new association has begun."""
    first = closed.ap
    second = make_ap(1, channel=6, **WPA2)
    install_key(closed)
    closed.do("port open", first.mac)
    closed.expect(port_opened(first, 1))
    closed.look(second)
    start = air.now()
    roam = closed.start("roam", "bssid", second.mac)
    number = 0
    end = time.monotonic() + DEADLINE
    while not air.mgmt(a.REASSOC_RESP, sender=second.mac, start=start):
        assert time.monotonic() < end, "the station does not roam"
        number += 1
        for to in (first.mac, second.mac, BROADCAST):
            wire.send(to, closed.mac, 0x88b5, struct.pack(">I", number) * 12)
    second.freeze()
    assert roam().returncode == 0
    for _ in range(20):
        wire.send(second.mac, closed.mac, 0x88b5)
    assert counters(closed)["drops"]["tx_port_closed"] >= 20
    wire.send(second.mac, closed.mac, EAPOL, EAPOL_START)
    air.wait(lambda f: f.is_msdu and f.sender == closed.mac and
             f.receiver == second.mac and f.ethertype == EAPOL, start)
    # Addressed to the AP that the radio is associated with.
    to_second = [f for f in own_data(air, closed, start)
                 if f.receiver == second.mac]
    assert all(f.ethertype == EAPOL for f in to_second), to_second
    frames = air.frames[start:]
    auth = next(i for i, f in enumerate(frames)
                if f.is_mgmt(a.AUTH) and f.sender == closed.mac)
    to_first = [i for i, f in enumerate(frames) if f.is_msdu and
                f.sender == closed.mac and f.receiver == first.mac]
    # Data has left before, or its absence afterwards would mean nothing.
    assert to_first and max(to_first) < auth, (to_first, auth)
    closed.expect(roaming_start(0xb), association_start(second),
                  port_deleted(first, 1, "implicit", 8))
    closed.trace.skip_to(connected(second)[-1])


def test_statistics_of_the_netdev(opened, wire):
    """The drops show up where everybody looks for them."""
    def dropped():
        shown = run("ip", "-s", "-s", "link", "show", opened.name).stdout
        return int(shown.split("TX:")[1].splitlines()[1].split()[3])

    opened.disconnect()
    opened.expect(disconnected(opened.ap, session=1))
    # The link is down: the stack may refuse the frame before we can.
    before, drops = dropped(), opened.show()["counters"]["drops"]
    wire.send(BROADCAST, opened.mac, ARP)
    after = opened.show()["counters"]["drops"]
    assert dropped() - before >= (after["tx_no_port"] - drops["tx_no_port"])
