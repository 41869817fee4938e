# SPDX-License-Identifier: GPL-2.0-only
"""What a network manager works on: an adapter, or a radio as it is, so that the
same scenario runs on both."""

import collections
import contextlib
import pathlib
import re

from .ctrl import Ctrl
from .proc import Lines, run, until
from .supplicant import CTRL_DIR
from .trace import disconnected


class OnRadio:
    """A radio without an adapter, which has no events."""

    def __init__(self, radio):
        self.name = radio.ifname

    def bssid(self):
        """The AP that it is connected to, or None"""
        # iw fails if the connection ends between its two questions.
        found = re.match("Connected to (.{17})",
                         run("iw", "dev", self.name, "link",
                             check=False).stdout)
        return found and found[1]

    def roam(self, ap):
        """Move to another AP, as wpa_cli has wpa_supplicant do it."""
        ctrl = Ctrl(f"{CTRL_DIR}/{self.name}")
        # It knows an AP once it has seen it in a scan.
        until(lambda: ctrl.ask(f"ROAM {ap.mac}") == "OK" or
              not ctrl.ask("SCAN"), f"{ap.mac} is seen")
        ctrl.close()
        until(lambda: self.bssid() == ap.mac, f"roamed to {ap.mac}")

    def expect(self, *expected):
        """See OnAdapter."""

    skip_to = expect

    @staticmethod
    def end(manager):
        """End the manager."""
        manager.stop()


class OnAdapter:
    """An adapter, whose events are checked."""

    def __init__(self, adapter):
        self.adapter = adapter
        self.name = adapter.name
        # Managers scan when they like.
        adapter.trace.ignore.add("SCAN_CONFIRM")
        self.expect = adapter.expect
        self.skip_to = adapter.trace.skip_to

    def bssid(self):
        return self.adapter.show()["bssid"]

    def roam(self, ap):
        self.adapter.roam(ap)

    def end(self, manager):
        """End the manager. Its connection ends with it."""
        ports = self.adapter.ports()
        manager.stop()
        for port in ports:
            self.expect(disconnected(Peer(port["peer"]), port["session"]))


Peer = collections.namedtuple("Peer", "mac")


def wiphy_of(ifname):
    """The name of its wiphy"""
    return pathlib.Path("/sys/class/net", ifname,
                        "phy80211/name").read_text().strip()


def addresses(ifname):
    """The IPv4 addresses of a network device"""
    text = run("ip", "-4", "-o", "address", "show", "dev", ifname).stdout
    return re.findall(r"inet ([\d.]+)/", text)


def wait_address(ifname):
    """Wait for an IPv4 address, and return it."""
    return until(lambda: addresses(ifname), f"an address of {ifname}")[0]


@contextlib.contextmanager
def address_kept(ifname):
    """The network device has its IPv4 addresses all the time."""
    before = addresses(ifname)
    assert before
    watch = Lines("ip", "-4", "-o", "monitor", "address", "dev", ifname)
    yield
    watch.stop()
    lost = [line for line in watch.lines if line.startswith("Deleted")]
    assert not lost and addresses(ifname) == before
