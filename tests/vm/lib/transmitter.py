# SPDX-License-Identifier: GPL-2.0-only
"""Frames on the air that nobody's AP sends: a monitor interface on a radio."""

import socket
import struct
import threading

from .genl import mac
from .netns import open_socket
from .proc import run

# Radiotap header without any field
_RADIOTAP = struct.pack("<BBHI", 0, 0, 8, 0)
BEACON, PROBE_RESPONSE = 0x80, 0x50
BROADCAST = "ff:ff:ff:ff:ff:ff"
ESS, PRIVACY = 0x0001, 0x0010
RATES = bytes.fromhex("01088284 8b960c121824")


def element(number, body):
    return bytes((number, len(body))) + body


def beacon(bssid, ssid, channel, more=b"", capability=ESS, tsf=1,
           kind=BEACON, receiver=BROADCAST):
    """A beacon, or a probe response, of an AP."""
    return (struct.pack("<BBH", kind, 0, 0) + mac(receiver) + mac(bssid) * 2 +
            struct.pack("<HQHH", 0, tsf, 100, capability) +
            element(0, ssid) + RATES + element(3, bytes((channel,))) + more)


class Transmitter:
    """Sends frames on a channel, by a radio that does nothing else."""

    def __init__(self, radio, channel):
        self._netns = radio.netns
        self.name = f"mon{radio.index}"
        run("ip", "link", "set", radio.ifname, "down", netns=radio.netns)
        run("iw", f"phy#{radio.index}", "interface", "add", self.name, "type",
            "monitor", netns=radio.netns)
        run("ip", "link", "set", self.name, "up", netns=radio.netns)
        run("iw", "dev", self.name, "set", "channel", channel,
            netns=radio.netns)
        self._socket = open_socket(radio.netns, socket.AF_PACKET,
                                   socket.SOCK_RAW, 0)
        self._socket.bind((self.name, 0))
        self._again = None
        self._stop = threading.Event()

    def send(self, *frames):
        for frame in frames:
            self._socket.send(_RADIOTAP + frame)

    def repeat(self, *frames, pause=0.02):
        """Send the frames over and over, until pause() or stop()."""
        def send():
            while not self._stop.wait(pause):
                self.send(*frames)

        self._again = threading.Thread(target=send)
        self._again.start()

    def pause(self):
        """Send no more, until repeat()."""
        self._stop.set()
        if self._again:
            self._again.join()
        self._again = None
        self._stop.clear()

    def stop(self):
        self.pause()
        self._socket.close()
        run("iw", "dev", self.name, "del", netns=self._netns)
