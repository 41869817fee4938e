# SPDX-License-Identifier: GPL-2.0-only
"""Frames by hand: Ethernet into an interface and out of it, and IEEE 802.11
into the air."""

import socket
import struct

from .genl import mac
from .netns import open_socket
from .proc import DEADLINE, run

ETH_P_ALL = 3
PACKET_OUTGOING = 4


class Wire:
    """Sends frames through a netdev, and receives the frames that it gives to
    the stack."""

    def __init__(self, ifname, netns=None, ethertype=ETH_P_ALL):
        self._socket = open_socket(netns, socket.AF_PACKET, socket.SOCK_RAW,
                                   socket.htons(ethertype))
        self._socket.bind((ifname, ethertype))
        self._socket.settimeout(DEADLINE)

    @classmethod
    def at(cls, adapter):
        """A wire at an adapter, which is set up."""
        # Frames that IPv6 sends on its own would disturb counts of frames.
        run("sysctl", "-qw", f"net.ipv6.conf.{adapter.name}.disable_ipv6=1")
        adapter.up()
        return cls(adapter.name)

    def send(self, destination, source, ethertype, payload=bytes(46)):
        self._socket.send(mac(destination) + mac(source) +
                          struct.pack(">H", ethertype) + payload)

    def wait(self, predicate=lambda frame: True):
        """Wait for a received frame."""
        while True:
            data, address = self._socket.recvfrom(65536)
            if address[2] != PACKET_OUTGOING and predicate(data):
                return data

    def received(self, predicate=lambda frame: True):
        """The received frames so far, without waiting."""
        found = []
        self._socket.setblocking(False)
        try:
            while True:
                data, address = self._socket.recvfrom(65536)
                if address[2] != PACKET_OUTGOING and predicate(data):
                    found.append(data)
        except BlockingIOError:
            self._socket.settimeout(DEADLINE)
            return found

    def close(self):
        self._socket.close()


# Radiotap header without a field
RADIOTAP = struct.pack("<BBHI", 0, 0, 8, 0)


def forge(ap, frame):
    """Send an IEEE 802.11 frame as it is, without hostapd's knowledge, on the
    channel of an AP."""
    netns, monitor = ap.radio.netns, f"mon-{ap.radio.ifname}"
    run("iw", "dev", ap.radio.ifname, "interface", "add", monitor, "type",
        "monitor", netns=netns)
    try:
        run("ip", "link", "set", monitor, "up", netns=netns)
        wire = open_socket(netns, socket.AF_PACKET, socket.SOCK_RAW, 0)
        wire.bind((monitor, 0))
        wire.send(RADIOTAP + frame)
        wire.close()
    finally:
        run("iw", "dev", monitor, "del", netns=netns)


def forge_deauthentication(ap, receiver, reason=7):
    """Forge a Deauthentication frame of an AP, in the clear."""
    forge(ap, struct.pack("<HH6s6s6sHH", 0x00c0, 0, mac(receiver),
                          mac(ap.mac), mac(ap.mac), 0, reason))


def forge_action(ap, receiver, body):
    """Forge an Action frame of an AP, in the clear. body: from its category
    on."""
    forge(ap, struct.pack("<HH6s6s6sH", 0x00d0, 0, mac(receiver), mac(ap.mac),
                          mac(ap.mac), 0) + body)
