# SPDX-License-Identifier: GPL-2.0-only
"""The simulated radios: the first ones are for APs, the last ones for us."""

import errno
import pathlib
import re

from .netns import Namespace
from .proc import run, until

SIGNAL_DEFAULT = -30
# What hwsim adds to the strength that it is told: the transmit power.
POWER = 20


class Radio:
    def __init__(self, phy, ifname):
        self.phy = phy
        self.index = pathlib.Path("/sys/class/ieee80211", phy,
                                  "index").read_text().strip()
        self.ifname = ifname
        self.netns = None
        sysfs = pathlib.Path("/sys/class/net", ifname)
        self.mac = (sysfs / "address").read_text().strip()

    def __repr__(self):
        return f"{self.phy} {self.ifname}"

    @property
    def ifindex(self):
        """Of the netdev; a move to another namespace may change it."""
        return int(run("ip", "-o", "link", "show", self.ifname,
                       netns=self.netns).stdout.split(":")[0])

    def signal(self, dbm):
        """How strongly everybody receives what this radio sends."""
        file = pathlib.Path("/sys/kernel/debug/ieee80211", self.phy, "hwsim",
                            "rx_rssi")
        # Linux 6.1 takes a negative number only in disguise.
        for number in (dbm - POWER, (dbm - POWER) % 2**64):
            try:
                return file.write_text(str(number))
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ERANGE):
                    raise
        raise AssertionError(f"{file} does not take {dbm}")

    def set_mac(self, mac):
        """Give the netdev another address; it is down afterwards."""
        if mac != self.mac:
            run("ip", "link", "set", self.ifname, "down", netns=self.netns)
            run("ip", "link", "set", self.ifname, "address", mac,
                netns=self.netns)
            self.mac = mac

    def move(self, netns):
        """Move the radio to a namespace (None: ours), out of ours or of it."""
        if netns is self.netns:
            return
        # By number: its name is looked up in /sys, which is that of our own
        # namespace.
        where = ["name", netns.name] if netns else [1]
        run("iw", f"phy#{self.index}", "set", "netns", *where,
            netns=self.netns)
        self.netns = netns


class Radios:
    """All of them; those of APs live in a namespace of their own, so that
    traffic with them has to cross the air."""

    def __init__(self):
        # Few channels, and permission to probe on nearly all of them: a scan
        # takes a quarter of the time that it takes in the world domain.
        run("iw", "reg", "set", "CN")
        until(lambda: "country CN" in run("iw", "reg", "get").stdout,
              "the regulatory domain")
        self.ap_netns = Namespace("ap")
        run("ip", "link", "add", "br0", "type", "bridge", "forward_delay", 0,
            netns=self.ap_netns)
        run("ip", "addr", "add", "10.0.0.1/24", "dev", "br0",
            netns=self.ap_netns)
        run("ip", "link", "set", "br0", "up", netns=self.ap_netns)
        self.find()

    def find(self):
        """Look for the radios; those in our namespace are found."""
        self.all = []
        for path in pathlib.Path("/sys/class/ieee80211").iterdir():
            if (path / "device/driver").resolve().name == "mac80211_hwsim":
                self.all += [Radio(path.name, dev.name)
                             for dev in (path / "device/net").iterdir()]
        self.all.sort(key=lambda radio: int(re.sub(r"\D", "", radio.phy)))

    def ap(self, index, number):
        """A radio for an AP, counted from the first one; number makes its
        address another one than in the tests before."""
        radio = self.all[index]
        radio.move(self.ap_netns)
        radio.set_mac(f"02:00:{number >> 8:02x}:{number & 255:02x}:aa:"
                      f"{index:02x}")
        radio.signal(SIGNAL_DEFAULT)
        return radio

    def own(self, index=0):
        """A radio for an adapter, counted from the last one."""
        radio = self.all[-1 - index]
        # A test that has failed may have left it elsewhere.
        radio.move(None)
        return radio
