# SPDX-License-Identifier: GPL-2.0-only
"""ihvd with the rights that its unit leaves it: what systemd would do about
capabilities, new privileges and system calls is done here, for there is no
systemd."""

import pathlib
import shutil

from lib.ihvd import Ihvd, plugin, profile
from lib.proc import RUN, run, until
from lib.traffic import ping
import service

RADIOS = 4

HERE = pathlib.Path(__file__).resolve().parent


def confined():
    """What to put in front of the daemon"""
    calls = pathlib.Path(RUN, "calls")
    calls.write_text("\n".join(sorted(service.system_calls())))
    confine = pathlib.Path(RUN, "confine")
    run("cc", HERE / "plugins/confine.c", "-o", confine, "-lseccomp")
    keep = service.settings()["CapabilityBoundingSet"].split()
    bounds = ",".join(["-all"] + [f"+{name.removeprefix('CAP_').lower()}"
                                  for name in keep])
    # ProtectProc=invisible, ProcSubset=pid
    proc = "mount -t proc -o hidepid=invisible,subset=pid proc /proc"
    return ["unshare", "--mount", "sh", "-ec", f'{proc}; exec "$@"', "sh",
            "setpriv", f"--bounding-set={bounds}", "--no-new-privs", confine,
            calls, shutil.which("ihvd")]


def rights(pid):
    """(kind of seccomp filter, no new privileges, number of capabilities)"""
    status = dict(line.split(":\t", 1) for line in
                  pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
                  if ":\t" in line)
    return (status["Seccomp"].strip(), status["NoNewPrivs"].strip(),
            bin(int(status["CapEff"], 16)).count("1"))


def test_with_the_rights_of_the_unit(adapter, ap, address, echo):
    """A plugin is loaded as another user, serves its adapter, crashes, is
    started again, and leaves in good order."""
    adapter.up(address)
    adapter.look(ap)
    path = plugin("misbehave", copy="served")
    daemon = Ihvd("--plugin", path, "--adapter", adapter.name, "--profile",
                  profile(ap.ssid), program=confined())
    assert rights(daemon.pid) == (
        "2", "1", len(service.settings()["CapabilityBoundingSet"].split()))
    adapter.connect()
    until(lambda: adapter.port()["authorized"], "authorized")
    ping()
    start = daemon.now()
    run("kill", "-ABRT", daemon.plugin_pid())
    daemon.wait_line("its ports are closed", start)
    daemon.wait_line(f"{adapter.name}: bound", start)
    assert not daemon.stop()
    adapter.overlook("close")
