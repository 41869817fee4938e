# SPDX-License-Identifier: GPL-2.0-only
"""ihvd with a plugin, and profiles for it."""

import os
import pathlib
import re
import shutil
import signal

from .proc import RUN, Lines, run, until
from .trace import QUERIES, ihv

TOP = pathlib.Path(__file__).resolve().parents[3]
SAMPLES = TOP / "build/samples"

_PROFILE = """<?xml version="1.0"?>
<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
  <name>{name}</name>
  <SSIDConfig><SSID><name>{ssid}</name></SSID></SSIDConfig>
  <connectionType>ESS</connectionType>
  <connectionMode>manual</connectionMode>
  <MSM><security><authEncryption>
    <authentication>open</authentication>
    <encryption>none</encryption>
    <useOneX>false</useOneX>
  </authEncryption></security></MSM>
  <IHV>
    <OUIHeader><OUI>00e04c</OUI><type>00</type></OUIHeader>
    <connectivity>{connectivity}</connectivity>
    <security>{security}</security>
    <useMSOneX>{uses_onex}</useMSOneX>
    {onex}
  </IHV>
</WLANProfile>
"""
_NOTHING = '<nothing xmlns="http://example.com/nothing"/>'


def profile(ssid, name=None, connectivity=_NOTHING, security=_NOTHING,
            onex=""):
    """Write a profile of the extension for a network; returns its file. onex:
    the OneX element of a profile that uses the 802.1X of the host."""
    path = pathlib.Path(RUN, f"{name or ssid}.xml")
    path.write_text(_PROFILE.format(name=name or ssid, ssid=ssid,
                                    connectivity=connectivity,
                                    security=security, onex=onex,
                                    uses_onex=str(bool(onex)).lower()))
    return path


def _plugin_path(name):
    # Plugins run without rights, so the directory must be open to all users.
    os.chmod(RUN, 0o755)
    return pathlib.Path(RUN, f"{name}.so")


def compiled(source, *more, name=None):
    """Compile a plugin of tests/vm/plugins, which wraps the sample accept-all.
    Returns the shared object. more: further arguments of the compiler."""
    path = _plugin_path(name or source)
    samples = TOP / "samples/plugins"
    run("cc", "-shared", "-fPIC", "-pthread", "-D_GNU_SOURCE",
        "-I", TOP / "include/nwifi", "-I", samples,
        TOP / f"tests/vm/plugins/{source}.c",
        *[samples / f"{part}.c" for part in ("accept", "adapter", "common")],
        *more, "-o", path)
    return path


def plugin(name, copy=None, switches=()):
    """The shared object of a sample. With copy it is a copy of that name, which
    has the switches of set_switches()."""
    path = SAMPLES / f"{name}.so"
    assert path.exists(), f"{path} is not built"
    if copy:
        path = shutil.copy(path, _plugin_path(copy))
        set_switches(path, *switches)
        return path
    # The tree may belong to a user of the machine outside, and ihvd, which root
    # runs here, takes no plugin of another user (A9).
    ours = _plugin_path(name)
    if not ours.exists():
        new = shutil.copy(path, ours.with_suffix(".new"))
        os.chmod(new, 0o755)
        os.rename(new, ours)
    return ours


def set_switches(path, *switches):
    """Set the switches of the sample "misbehave", lines of a file next to the
    plugin. They hold from its next handler on."""
    path = pathlib.Path(f"{path}.conf")
    new = path.with_suffix(".new")
    new.write_text("".join(f"{line}\n" for line in switches))
    new.chmod(0o644)
    new.rename(path)


def begin(adapter, result=0):
    """Wait for the return of InitAdapter, whatever happens before."""
    adapter.trace.skip_to(ihv("Dot11ExtIhvInitAdapter", "return",
                              result=result))


class Ihvd:
    """The daemon. The constructor waits until it is ready."""

    def __init__(self, *args, ready=True, netns=None, program=("ihvd",)):
        self.output = Lines(*program, *args, netns=netns)
        if ready:
            self.output.wait_line("^ihvd: ready$")

    @classmethod
    def hosting(cls, plugin_file, *adapters, profiles=(), more=(), **options):
        """ihvd --plugin FILE [--adapter NAME]… [--profile FILE]…"""
        args = ["--plugin", plugin_file]
        for adapter in adapters:
            args += ["--adapter", adapter.name]
            adapter.trace.ignore |= QUERIES
        for path in profiles:
            args += ["--profile", path]
        return cls(*args, *more, **options)

    @property
    def pid(self):
        return self.output.process.pid

    def plugin_pid(self, what="the plugin's process"):
        """Wait for the process of the only plugin. Returns its id."""
        def look():
            found = run("pgrep", "-P", self.pid, check=False).stdout.split()
            return found and int(found[0])

        return until(look, what)

    def lines(self, pattern, start=0):
        return [line for line in self.output.lines[start:]
                if re.search(pattern, line)]

    def wait_line(self, pattern, start=0):
        return self.output.wait_line(pattern, start)[0]

    def now(self):
        return len(self.output.lines)

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        self.output.process.wait()

    def stop(self):
        """End the daemon in good order; returns the exit status."""
        return self.output.stop()
