# SPDX-License-Identifier: GPL-2.0-only
"""ihvd keeps plugins apart: what a hostile plugin attempts against another one,
the daemon or the host (finding A8). The attempts are those of the sample
"misbehave"; another plugin serves its adapter meanwhile, and goes on to."""

import os
import pathlib
import re
import signal

import pytest

from lib.ihvd import Ihvd, QUERIES, plugin, profile, set_switches
from lib.lane import not_in_debug_lane
from lib.proc import RUN, until
from test_ihvd_service import confined

pytestmark = not_in_debug_lane("a plugin that spins keeps the time of that "
                               "machine from going on")

RADIOS = 4
LONG = 1
# A real clock: a plugin that spins would stop one that counts instructions.
CPUS = 2

# tools/ihvd/process/sandbox.c
MAX_THREADS, MAX_FILES, MAX_MIB = 512, 64, 512
PIPE_PAGES = 16

# samples/plugins/README.md: those that never succeed in anything
REACHES = ["trace", "signal", "signal-by-file", "schedule", "limits",
           "process", "namespace", "user", "write", "device", "socket",
           "pass-file", "lock", "watch", "key", "kernel", "pages", "ipc",
           "dump", "clock"]
# and those that get a share: the name, and the most that it may get
SHARES = [("threads", MAX_THREADS), ("processors", 200), ("files", MAX_FILES),
          ("pipes", MAX_FILES // 2 * PIPE_PAGES), ("memory", MAX_MIB),
          ("stop", 1)]
# and those that are the end of who makes them: what the daemon says
ENDS = [("garbage", "sends a malformed message"),
        ("close", "(has ended with status|has closed its socket|"
                  "was ended by signal 9)"),
        ("deaf", "has not returned within")]

NAMESPACES = ["user", "pid", "mnt", "net", "ipc"]


class Neighbours:
    """A plugin that serves its adapter, and a hostile one, which has another
    adapter."""

    def __init__(self, daemon, adapters, hostile, ap):
        self.daemon, self.ap = daemon, ap
        self.served, self.other = adapters
        self.hostile = hostile
        self.good_pid = self.pid("accept-all")

    def pid(self, name, start=0):
        return int(self.daemon.output.wait_line(
            rf"{name}\.so: loaded, process (\d+)", start)[1][1])

    def attempt(self, *names):
        """Have the hostile plugin begin with them."""
        start = self.daemon.now()
        set_switches(self.hostile, *(f"attempt={name}" for name in names))
        self.other.roam(self.ap, check=False)
        return start

    def got(self, name, start=0):
        """What the attempt has got when it was through."""
        return int(self.daemon.output.wait_line(
            rf"attempt {name} got=(-?\d+)", start)[1][1])

    def lives(self):
        """The good plugin is the same process, and serves."""
        self.served.disconnect()
        # The AP has its time limits by the clock, and shares the processors
        # with whatever the hostile plugin does to them.
        until(lambda: not self.served.connect(check=False).returncode,
              "connected")
        until(lambda: self.served.port()["authorized"], "authorized")
        assert pathlib.Path(f"/proc/{self.good_pid}").exists()
        assert not self.daemon.lines(r"accept-all\.so: .*ports are closed")
        assert self.daemon.output.process.poll() is None


@pytest.fixture
def neighbours(make_adapter, make_ap, make_ihvd):
    def make(*attempts, **options):
        adapters = make_adapter(), make_adapter()
        ap = make_ap(0)
        for adapter in adapters:
            adapter.look(ap)
        hostile = plugin("misbehave", copy="hostile", switches=[
            f"attempt={name}" for name in attempts])
        daemon = make_ihvd(plugin("accept-all"), adapters[0],
                           profiles=[profile(ap.ssid)],
                           more=["--plugin", hostile,
                                 "--adapter", adapters[1].name], **options)
        for adapter in adapters:
            adapter.trace.ignore |= QUERIES
            adapter.settled = True
            adapter.connect()
            until(lambda: adapter.port()["authorized"], "authorized")
        return Neighbours(daemon, adapters, hostile, ap)

    return make


def test_reaches_nobody(neighbours):
    """No attempt at another process, the host or a right succeeds."""
    both = neighbours()
    start = both.attempt(*REACHES)
    got = {name: both.got(name, start) for name in REACHES}
    assert got == dict.fromkeys(REACHES, 0), \
        both.daemon.lines("succeeded", start)
    assert both.pid("hostile")
    both.lives()


def test_sees_no_memory_of_others(neighbours):
    """Nor does one that looks for a process that has just begun."""
    both = neighbours("memory-of-others")
    both.daemon.wait_line("attempt memory-of-others begins")
    for _ in range(3):
        start = both.daemon.now()
        os.kill(both.good_pid, signal.SIGKILL)
        both.good_pid = both.pid("accept-all", start)
        both.daemon.wait_line(f"{both.served.name}: bound", start)
    assert not both.daemon.lines("attempt memory-of-others got")
    assert pathlib.Path(f"/proc/{both.pid('hostile')}").exists()


@pytest.mark.parametrize("name, most", SHARES)
def test_has_its_share(neighbours, name, most):
    """What it uses up is its own."""
    both = neighbours()
    start = both.attempt(name)
    assert 0 < both.got(name, start) <= most
    assert not both.daemon.lines("enlarged")
    both.lives()


def test_has_its_share_of_the_log(neighbours):
    both = neighbours()
    start = both.attempt("lines")
    both.daemon.wait_line(r"hostile\.so: \d+ lines left out", start)
    both.lives()


@pytest.mark.parametrize("name, words", ENDS)
def test_ends_alone(neighbours, name, words):
    """Who does not behave towards the daemon is ended, and started again."""
    both = neighbours()
    start = both.attempt(name)
    both.daemon.wait_line(rf"hostile\.so: .*{words}.*its ports are closed",
                          start)
    set_switches(both.hostile)
    both.daemon.wait_line(r"hostile\.so: loaded", start)
    both.lives()


def test_cannot_stay(neighbours):
    """A process that does not end when everything is over is ended."""
    both = neighbours()
    set_switches(both.hostile, "attempt=deaf:Dot11ExtIhvDeinitService")
    start = both.daemon.now()
    pid = both.pid("hostile")
    assert both.daemon.stop() == 0
    both.daemon.wait_line("attempt deaf got=1", start)
    assert not pathlib.Path(f"/proc/{pid}").exists()


def test_namespaces(neighbours):
    """A plugin's process is apart from the daemon and from others by all of
    them; it sees itself alone, and nothing that it could write to."""
    both = neighbours()
    pids = {"daemon": both.daemon.pid, "good": both.good_pid,
            "hostile": both.pid("hostile")}
    for kind in NAMESPACES:
        inside = {os.readlink(f"/proc/{pid}/ns/{kind}")
                  for pid in pids.values()}
        assert len(inside) == len(pids), kind
    proc = pathlib.Path(f"/proc/{both.good_pid}")
    assert [name for name in os.listdir(proc / "root/proc")
            if name.isdigit()] == ["1"]
    for line in (proc / "mountinfo").read_text().splitlines():
        assert "ro" in line.split()[5].split(","), line
    assert os.getsid(both.good_pid) == both.good_pid
    assert (proc / "oom_score_adj").read_text().strip() == "1000"
    limits = (proc / "limits").read_text()
    assert re.search(rf"Max processes +{MAX_THREADS} ", limits)


def test_leaves_no_core(neighbours):
    """Neither a plugin nor the daemon leaves its memory behind, or shows it to
    its own user."""
    pattern = pathlib.Path("/proc/sys/kernel/core_pattern")
    was = pattern.read_text()
    pattern.write_text(f"{RUN}/core.%p")
    try:
        both = neighbours(program=("prlimit", "--core=unlimited", "ihvd"))
        # what belongs to root although the process is another user's
        assert not pathlib.Path(f"/proc/{both.good_pid}/mem").stat().st_uid
        start = both.daemon.now()
        os.kill(both.good_pid, signal.SIGABRT)
        both.daemon.wait_line("accept-all.so: .*ended by signal 6", start)
        os.kill(both.daemon.pid, signal.SIGQUIT)
        both.daemon.output.process.wait()
        assert not list(pathlib.Path(RUN).glob("core.*"))
    finally:
        pattern.write_text(was)


SYSCTL = pathlib.Path("/proc/sys")


@pytest.mark.parametrize("name, unit, words", [
    ("kernel/unprivileged_userns_clone", False, "loaded, process"),
    ("kernel/unprivileged_userns_clone", True,
     "it cannot have namespaces of its own: who has no CAP_SYS_ADMIN"),
    ("user/max_user_namespaces", False,
     "it cannot have namespaces of its own: there may be no more"),
])
def test_without_user_namespaces(make_adapter, name, unit, words):
    """Root may still make them; who may not says why there is no plugin."""
    sysctl = SYSCTL / name
    if not sysctl.exists():
        # only kernels of Debian have the first
        assert name.startswith("kernel/")
        return
    # A plugin is loaded with its first adapter.
    adapter = make_adapter()
    adapter.trace.ignore |= QUERIES
    adapter.overlook()
    was = sysctl.read_text()
    sysctl.write_text("0")
    try:
        daemon = Ihvd("--plugin", plugin("accept-all"),
                      "--adapter", adapter.name, ready=False,
                      program=confined() if unit else ("ihvd",))
        daemon.wait_line(words)
    finally:
        sysctl.write_text(was)
    daemon.kill()
