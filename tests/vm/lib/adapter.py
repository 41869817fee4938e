# SPDX-License-Identifier: GPL-2.0-only
"""An adapter, used through the nwifi command."""

import json
import pathlib
import threading

from .genl import attr, u64
from .proc import run, until
from .trace import Trace, arrival, reset_request, scan_confirm


def nwifi(*args, netns=None, check=True):
    return run("nwifi", *args, netns=netns, check=check)


def nwifi_json(*args, netns=None):
    return json.loads(nwifi("-j", *args, netns=netns).stdout)


def refused(result, reason, status=1):
    """The command failed, and said why."""
    assert result.returncode == status, result
    assert reason in result.stderr, result
    return result


class Adapter:
    """nwifi adapter add LOWER; every event since then is in the trace.

    ssid: the network that it connects to unless told otherwise.
    """

    def __init__(self, lower, ssid, monitor, name=None, netns=None):
        self.lower = lower
        self.ssid = ssid
        self.settled = False
        self.netns = netns
        self.name = nwifi("adapter", "add", lower, *(["name", name] if name
                                                     else []),
                          netns=netns).stdout.strip()
        self.trace = Trace(monitor, self.name)
        self.expect = self.trace.expect
        self.expect(arrival())

    def do(self, command, *args, check=True):
        """nwifi COMMAND NAME ARG…"""
        return nwifi(*command.split(), self.name, *args, netns=self.netns,
                     check=check)

    def start(self, command, *args):
        """The same, in the background: returns a function to end it with."""
        result = []
        thread = threading.Thread(
            target=lambda: result.append(self.do(command, *args, check=False)))
        thread.start()

        def join():
            thread.join()
            return result[0]

        return join

    def connect(self, ssid=None, bssid=None, check=True):
        return self.do("connect", "ssid", ssid or self.ssid,
                       *(["bssid", bssid] if bssid else []), check=check)

    def roam(self, ap=None, check=True):
        return self.do("roam", *(["bssid", ap.mac] if ap else []),
                       check=check)

    def disconnect(self, check=True):
        return self.do("disconnect", check=check)

    def delete(self):
        return self.do("adapter del")

    def alive(self):
        """It has not been deleted."""
        return any(found["name"] == self.name
                   for found in nwifi_json("adapter", netns=self.netns))

    def show(self):
        return nwifi_json("adapter", self.name, netns=self.netns)

    def bss(self):
        return nwifi_json("bss", self.name, netns=self.netns)

    def ports(self):
        return nwifi_json("port", self.name, netns=self.netns)

    def port(self):
        """The one port there is."""
        ports = self.ports()
        assert len(ports) == 1, ports
        return ports[0]

    def iw(self, *args, check=True):
        return run("iw", "dev", self.name, *args, netns=self.netns,
                   check=check)

    def look(self, *aps):
        """Short scans, by nl80211, until the cache knows these APs."""
        freqs = sorted({ap.freq for ap in aps})
        wanted = {ap.mac for ap in aps}
        # Without an interface that is up nl80211 does not scan.
        self.up()

        def look():
            # "iw scan" starts to wait after such a scan may be over.
            self.iw("scan", "trigger", "freq", *freqs, "flush")
            self.expect(scan_confirm())
            return wanted <= {bss["bssid"] for bss in self.bss()}

        until(look, f"{wanted} are seen")

    def begin_scan(self, genl, cookie):
        """An explicit scan, accepted before any later request is."""
        genl.request("CMD_SCAN", attr("A_IFNAME", self.name),
                     attr("A_COOKIE", u64(cookie)))

    def up(self, address=None):
        run("ip", "link", "set", self.name, "up", netns=self.netns)
        if address:
            run("ip", "addr", "add", address, "dev", self.name,
                netns=self.netns)

    def sysfs(self, name):
        """Attribute of the netdev; only in our own namespace."""
        return pathlib.Path("/sys/class/net", self.name,
                            name).read_text().strip()

    def settle(self):
        """Nothing has happened that was not expected.

        The request of a reset shows up behind all of it. What the reset does
        then is not looked at here.
        """
        if self.settled:
            return
        self.settled = True
        self.do("reset")
        self.trace.expect_none_before(reset_request())
