# SPDX-License-Identifier: GPL-2.0-only
"""ihvd with many adapters: how long a new daemon takes to know of all ports."""

import os
import pathlib
import socket
import subprocess

from lib.adapter import Adapter, nwifi_json
from lib.ihvd import plugin, profile
from lib.lane import not_in_debug_lane
from lib.proc import DEADLINE, RUN, run, until

PORTS = 100
# with two stations each; the driver makes 100 at most
RADIOS = 53
LONG = 1
TIMEOUT = 2400

# From the first adapter that is bound to the last port that is open: 100 ms. But
# an instruction takes 2 ns on the clock of this machine, and all that runs
# shares its one processor; one that is met today does at least two instructions
# in each nanosecond. So it is 200 million instructions, of everybody together.
SOON_NS = 2 * 200_000_000

pytestmark = not_in_debug_lane("it is about time, of which the sanitizers "
                                "take most")


class Daemon:
    """ihvd without anybody who reads what it says: there is one processor, and
    who looks on would need more of it than who works."""

    def __init__(self, *args):
        path = pathlib.Path(RUN, "notify")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
            notify.bind(str(path))
            notify.settimeout(DEADLINE)
            with open(pathlib.Path(RUN, "ihvd.log"), "wb") as log:
                self.process = subprocess.Popen(
                    ["ihvd", *args], stdin=subprocess.DEVNULL, stderr=log,
                    env={**os.environ, "NOTIFY_SOCKET": str(path)})
            assert notify.recv(100) == b"READY=1"
        path.unlink()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait(DEADLINE)


def authorized():
    return sum(port["owner"] == "ihv" and port["authorized"]
               for port in nwifi_json("port"))


def times(monitor, start, **members):
    return [event["time_ns"] for event in monitor.events[start:]
            if members.items() <= event.items()]


def two_stations(ifname):
    """The interface of a radio, and another one."""
    run("iw", "dev", ifname, "interface", "add", f"{ifname}b", "type",
        "managed")
    return ifname, f"{ifname}b"


def test_resynchronises(radios, monitor, make_ap, ssid):
    """A daemon that comes back: every port is open again at once. It tells
    systemd when it is ready."""
    ap = make_ap(0, max_num_sta=PORTS)
    adapters = [Adapter(lower, ssid, monitor) for i in range(PORTS // 2)
                for lower in two_stations(radios.own(i).ifname)]
    args = "--plugin", plugin("accept-all"), "--profile", profile(ap.ssid)
    daemon = Daemon(*args)
    for adapter in adapters:
        adapter.connect()
    until(lambda: authorized() == PORTS, "all ports are open")
    daemon.kill()
    until(lambda: authorized() == 0, "all ports are closed")
    start = len(monitor.events)
    with monitor.paused():
        daemon = Daemon(*args)
    opened = monitor.wait_until(lambda: len(
        again := times(monitor, start, event="port", action="open")) == PORTS
        and again)
    began = min(times(monitor, start, phase="call",
                      handler="Dot11ExtIhvInitAdapter"))
    print(f"{PORTS} ports in {(max(opened) - began) / 2e6:.0f} million "
          "instructions")
    assert daemon.stop() == 0
    for adapter in adapters:
        adapter.delete()
    assert max(opened) - began < SOON_NS
