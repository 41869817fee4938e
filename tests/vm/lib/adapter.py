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
    """An adapter made by "nwifi adapter add LOWER". Its trace has every event
    since then.

    ssid: the network that connect() uses by default.
    settled: the check by settle() is done.
    """

    def __init__(self, lower, ssid, monitor, name=None, netns=None):
        self.lower = lower
        self.ssid = ssid
        self.settled = False
        self._overlooked = None
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
        """Begin do() in the background. Returns a function that waits for its
        end and returns its result."""
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
        """The only port of the adapter."""
        ports = self.ports()
        assert len(ports) == 1, ports
        return ports[0]

    def iw(self, *args, check=True):
        return run("iw", "dev", self.name, *args, netns=self.netns,
                   check=check)

    def look(self, *aps):
        """Scan the channels of these APs by nl80211 until all of them are in
        the cache."""
        freqs = sorted({ap.freq for ap in aps})
        wanted = {ap.mac for ap in aps}
        # nl80211 scans only with an interface that is up.
        self.up()

        def look():
            # "iw scan" could miss the end of a scan this short.
            self.iw("scan", "trigger", "freq", *freqs, "flush")
            self.expect(scan_confirm())
            return wanted <= {bss["bssid"] for bss in self.bss()}

        until(look, f"{wanted} are seen")

    def begin_scan(self, genl, cookie):
        """Begin an explicit scan. It is accepted when this returns."""
        genl.request("CMD_SCAN", attr("A_IFNAME", self.name),
                     attr("A_COOKIE", u64(cookie)))

    def up(self, address=None):
        run("ip", "link", "set", self.name, "up", netns=self.netns)
        if address:
            run("ip", "addr", "add", address, "dev", self.name,
                netns=self.netns)

    def sysfs(self, name):
        """An attribute of the netdev. The adapter must be in the network
        namespace of the test."""
        return pathlib.Path("/sys/class/net", self.name,
                            name).read_text().strip()

    def overlook(self, *names):
        """The test does not list all events. settle() then overlooks those that
        it has not come to, but none that tells of something that went wrong or
        came to an end unasked for, unless its name is given here."""
        self._overlooked = (self._overlooked or set()) | set(names)

    def settle(self):
        """Check that there was no event that the test did not expect.

        A reset is requested, and has to be the next event, except for what
        overlook() is for. Events of the reset itself are not checked here.
        """
        if self.settled:
            return
        self.settled = True
        self.do("reset")
        if self._overlooked is None:
            self.trace.expect_none_before(reset_request())
        else:
            self.trace.expect_no_alarm_before(reset_request(),
                                              self._overlooked)
