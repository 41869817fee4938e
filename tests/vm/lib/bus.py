# SPDX-License-Identifier: GPL-2.0-only
"""A system bus with the policy of ihvd, calls to ihvd, and logind played on
it."""

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
    """dbus-daemon with the distribution's configuration of the system bus."""

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
        """End the daemon and remove its socket."""
        self.output.stop()
        pathlib.Path("/run/dbus/system_bus_socket").unlink(missing_ok=True)


def busctl(*args, check=True):
    return run("busctl", "--system", "--json=short", *args, check=check)


def call(method, signature="", *args, check=True):
    """Call a method of ihvd by busctl. Returns the data of the reply, or with
    check=False the error message of a call that failed."""
    result = busctl("call", NAME, PATH, INTERFACE, method,
                    *([signature] if signature else []), *args, check=check)
    if result.returncode:
        return result.stderr
    return json.loads(result.stdout)["data"]


def byte_args(data):
    """The arguments of busctl for an array of bytes."""
    return [len(data), *data]


class Watch:
    """A running "nwifi -j ui watch"; before: a command line to run it by."""

    def __init__(self, *before):
        self.output = Lines(*before, "nwifi", "-j", "ui", "watch")
        self.output.wait_line('{"event":"ready"}')
        self._next = 1

    def next(self, **members):
        """Check that the next line has these members. Returns the line as an
        object."""
        index, _ = self.output.wait_line("{", self._next)
        self._next = index + 1
        event = json.loads(self.output.lines[index])
        assert {key: event.get(key) for key in members} == members, event
        return event

    def stop(self):
        return self.output.stop()


def pending():
    """The pending questions for the user, by their GUIDs."""
    return {q["guid"]: q for q in nwifi_json("ui")}


class Logind:
    """A running logind.py, with control of its sessions."""

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
        """Log the user of a session off, while a process of it remains."""
        self._do("Close", "s", name)

    def remove(self, name):
        self._do("Remove", "s", name)

    def stop(self):
        self.output.stop()
