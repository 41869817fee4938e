# SPDX-License-Identifier: GPL-2.0-only
"""Nothing passes the lower device but what the adapter hands to it (A1). What is
on the air says so, not the counters alone."""

import socket
import struct

import pytest

from lib.adapter import Adapter, refused
from lib.air import BEACON
from lib.genl import mac
from lib.inject import Wire
from lib.proc import run, until
from lib.trace import (association_completion, association_start,
                       connect_request, connected, connection_completion,
                       connection_start, link_quality, performed,
                       pre_associated)

SOL_PACKET, PACKET_QDISC_BYPASS = 263, 20
IPV4, VLAN, OWN, OTHER, EAPOL = 0x0800, 0x8100, 0x88b5, 0x88b6, 0x888e
MARK = b"past the gate: this must not be on the air"


@pytest.fixture
def host(adapter, make_host):
    adapter.trace.ignore |= {"Dot11ExtIhvReceivePacket",
                             "Dot11ExtIhvSendPacketCompletion"}
    return make_host(adapter)


def frames(own, ap):
    """Frames that a program could send at the lower device."""
    head = mac(ap.mac) + mac(own)
    ipv4 = struct.pack(">H", IPV4) + MARK
    return [head + ipv4, head + struct.pack(">HH", VLAN, 5) + ipv4,
            head + struct.pack(">H", OWN) + MARK,
            head + struct.pack(">H", EAPOL) + MARK,
            b"\xff" * 6 + mac(own) + ipv4]


def past_gate(adapter):
    return adapter.show()["counters"]["drops"]["tx_past_gate"]


def try_all(adapter, ap, air):
    """Send at the lower device in every way that needs no more than a packet
    socket; none of it is on the air."""
    own = adapter.show()["mac"]
    start, before, count = air.now(), past_gate(adapter), 0
    for bypass in (0, 1):
        sock = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
        sock.bind((adapter.lower, 0))
        sock.setsockopt(SOL_PACKET, PACKET_QDISC_BYPASS, bypass)
        for frame in frames(own, ap):
            try:
                sock.send(frame)
            except OSError:
                # A refused frame is an error for some senders. It counts.
                pass
            count += 1
        sock.close()
    until(lambda: past_gate(adapter) >= before + count, "they are counted")
    air.wait(lambda frame: frame.is_mgmt(BEACON), air.now())
    assert not air.find(lambda frame: MARK in frame.data, start)


def test_sender_at_lower_device(adapter, ap, air):
    """A1, PORT-25, PORT-31: without an association, with an open port, and
    after its end."""
    adapter.look(ap)
    try_all(adapter, ap, air)
    adapter.connect()
    adapter.expect(connected(ap))
    try_all(adapter, ap, air)
    # What the adapter itself sends does pass.
    wire = Wire(adapter.name)
    wire.send(ap.mac, adapter.show()["mac"], IPV4, MARK)
    air.wait(lambda frame: MARK in frame.data)
    wire.close()


def test_sender_with_open_radio(adapter, ap, air, host):
    """A1, PORT-41: an extension that has registered two EtherTypes has the
    radio's port open while its own is closed. Its packets pass, no others."""
    host.ethertypes(OWN, OTHER)
    adapter.look(ap)
    end = adapter.start("connect", "ssid", ap.ssid)
    host.pre_done(host.wait("perform_pre_associate"))
    host.wait("perform_post_associate")
    assert end().returncode == 0
    adapter.expect(pre_associated(1), connect_request(), connection_start(),
                   association_start(ap), association_completion(ap),
                   performed(ap, 1), connection_completion(), link_quality(ap))
    assert not adapter.port()["authorized"]
    try_all(adapter, ap, air)
    host.packet(ap.mac, OTHER, b"of the extension" + bytes(46))
    air.wait(lambda frame: b"of the extension" in frame.data)


@pytest.mark.parametrize("kind", [["vlan", "id", "5"], ["macvlan"]],
                         ids=["vlan", "macvlan"])
def test_no_other_upper_device(adapter, kind):
    """A1: nothing is stacked on the lower device beside the adapter, which says
    why; on the adapter it is welcome."""
    def add(name, below, check=True):
        return run("ip", "link", "add", "link", below, "name", name, "type",
                   *kind, check=check)

    result = add("past", adapter.lower, check=False)
    assert result.returncode, "stacked on the lower device"
    if kind[0] == "vlan":
        assert "the device belongs to an nwifi adapter" in result.stderr
    add("above", adapter.name)
    run("ip", "link", "del", "above")


def test_stacked_before(radios, monitor, ssid):
    """A1: a device on which others are stacked already is not taken."""
    lower = radios.own(0).ifname
    run("ip", "link", "add", "link", lower, "name", "before", "type", "vlan",
        "id", "5")
    try:
        result = run("nwifi", "adapter", "add", lower, check=False)
        refused(result, "other devices are stacked on the device")
    finally:
        run("ip", "link", "del", "before")
    adapter = Adapter(lower, ssid, monitor)
    adapter.delete()
