# SPDX-License-Identifier: GPL-2.0-only
"""A system bus with the policy of ihvd, what is to be seen on it, and logind
played on it."""

import json
import pathlib
import shutil
import sys

from .adapter import nwifi_json
from .proc import Lines, run

TOP = pathlib.Path(__file__).resolve().parents[3]
POLICY = TOP / "packaging/dbus/org.nwifi.ihvd.conf"
NAME, PATH, INTERFACE = "org.nwifi.ihvd", "/org/nwifi/ihvd", "org.nwifi.Ihvd1"
MOCK = pathlib.Path(__file__).with_name("logind.py")


class Bus:
    """dbus-daemon, as the distribution configures it for the system."""

    def __init__(self):
        where = pathlib.Path("/etc/dbus-1/system.d")
        where.mkdir(parents=True, exist_ok=True)
        shutil.copy(POLICY, where)
        pathlib.Path("/run/dbus").mkdir(exist_ok=True)
        run("groupadd", "--system", "--force", "netdev")
        self.output = Lines("dbus-daemon", "--system", "--nofork",
                            "--nopidfile", "--print-address")
        self.output.wait_line("^unix:")

    def stop(self):
        """It goes, and with it what it has listened at."""
        self.output.stop()
        pathlib.Path("/run/dbus/system_bus_socket").unlink(missing_ok=True)


def busctl(*args, check=True):
    return run("busctl", "--system", "--json=short", *args, check=check)


def call(method, signature="", *args, check=True):
    """Call a method of ihvd by somebody else's program; what it returns."""
    result = busctl("call", NAME, PATH, INTERFACE, method,
                    *([signature] if signature else []), *args, check=check)
    if result.returncode:
        return result.stderr
    return json.loads(result.stdout)["data"]


def byte_args(data):
    """Arguments of busctl for an array of bytes."""
    return [len(data), *data]


class Watch:
    """nwifi -j ui watch"""

    def __init__(self, *before):
        self.output = Lines(*before, "nwifi", "-j", "ui", "watch")
        self.output.wait_line('{"event":"ready"}')
        self._next = 1

    def next(self, **members):
        """The next line has these members."""
        index, _ = self.output.wait_line("{", self._next)
        self._next = index + 1
        event = json.loads(self.output.lines[index])
        assert {key: event.get(key) for key in members} == members, event
        return event

    def stop(self):
        return self.output.stop()


def pending():
    """Questions for the user, by their GUIDs."""
    return {q["guid"]: q for q in nwifi_json("ui")}


class Logind:
    """logind.py, and what is to become of its sessions."""

    def __init__(self):
        self.output = Lines(sys.executable, MOCK)
        self.output.wait_line("^ready$")

    def _do(self, method, signature, *args):
        busctl("call", "org.freedesktop.login1", "/org/freedesktop/login1",
               "org.nwifi.test.Logind", method, signature, *args)

    def add(self, name, kind="user", seat="seat0", remote=False, active=True,
            uid=1000):
        self._do("Add", "sssbbu", name, kind, seat, str(remote).lower(),
                 str(active).lower(), uid)

    def set(self, name, what, value):
        self._do("Set", "ssb", name, what, str(value).lower())

    def close(self, name):
        """Its user has logged off; some process is still there."""
        self._do("Close", "s", name)

    def remove(self, name):
        self._do("Remove", "s", name)

    def stop(self):
        self.output.stop()
