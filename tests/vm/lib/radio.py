# SPDX-License-Identifier: GPL-2.0-only
"""The simulated radios: the first ones are for APs, the last ones for
adapters."""

import errno
import pathlib
import re

from .netns import Namespace
from .proc import run, until

SIGNAL_DEFAULT = -30
# The transmit power, which hwsim adds to the signal strength that it is given
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
        """Index of the netdev. A move to another namespace may change it."""
        return int(run("ip", "-o", "link", "show", self.ifname,
                       netns=self.netns).stdout.split(":")[0])

    def restore(self, ifindex):
        """Make the netdev again, if a manager that has ended had replaced the
        one with this index by one that ends with the manager."""
        path = pathlib.Path("/sys/class/net", self.ifname, "ifindex")
        until(lambda: not path.exists() or int(path.read_text()) == ifindex,
              f"the {self.ifname} of the manager ends")
        if not path.exists():
            run("iw", "phy", self.phy, "interface", "add", self.ifname, "type",
                "managed")

    def signal(self, dbm):
        """Set the signal strength at which all receive this radio."""
        file = pathlib.Path("/sys/kernel/debug/ieee80211", self.phy, "hwsim",
                            "rx_rssi")
        # Linux 6.1 takes a negative number only as an unsigned one.
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
        """Move the radio to a network namespace; None stands for that of the
        test."""
        if netns is self.netns:
            return
        # iw would look up a name in /sys, which shows the namespace of the
        # test; a number works in all namespaces.
        where = ["name", netns.name] if netns else [1]
        run("iw", f"phy#{self.index}", "set", "netns", *where,
            netns=self.netns)
        self.netns = netns


class Radios:
    """All radios. Those of APs are in a network namespace of their own, so that
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
        """List the radios in the network namespace of the test."""
        self.all = []
        for path in pathlib.Path("/sys/class/ieee80211").iterdir():
            if (path / "device/driver").resolve().name == "mac80211_hwsim":
                self.all += [Radio(path.name, dev.name)
                             for dev in (path / "device/net").iterdir()]
        self.all.sort(key=lambda radio: int(re.sub(r"\D", "", radio.phy)))

    def ap(self, index, number):
        """A radio for an AP, counted from the first one. Its address depends on
        number, so that it differs from that of other tests."""
        radio = self.all[index]
        radio.move(self.ap_netns)
        radio.set_mac(f"02:00:{number >> 8:02x}:{number & 255:02x}:aa:"
                      f"{index:02x}")
        radio.signal(SIGNAL_DEFAULT)
        return radio

    def own(self, index=0):
        """A radio for an adapter, counted from the last one."""
        radio = self.all[-1 - index]
        # A failed test may have left it in another namespace.
        radio.move(None)
        return radio
