# SPDX-License-Identifier: GPL-2.0-only
"""Ethernet frames by hand, into an interface and out of it."""

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
