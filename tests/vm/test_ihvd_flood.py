# SPDX-License-Identifier: GPL-2.0-only
"""ihvd: a plugin that does something without end has its share of the log and
of the daemon's time, and no more."""

import re
import time

import pytest

from lib.ihvd import TOP, Ihvd, compiled, plugin, profile
from lib.proc import until

RADIOS = 4
LONG = 1
# A real clock: with a flood of work, a second of a clock that counts instructions
# would take minutes.
CPUS = 2

KINDS = ["lines", "functions", "notifications", "messages"]

# tools/ihvd/plugin/log.c
LINES_AT_ONCE = 1000
LINES_PER_S = 50
# tools/ihvd/plugin/channel.c
CALLS_PER_S = 512 / 0.2
# How often the daemon says that lines were left out before it is believed
TOLD = 3


def flood(kind):
    """A plugin that does it."""
    return compiled("flood", f"-DFLOOD={kind.upper()}", "-I", TOP / "tools",
                    "-I", TOP / "include/uapi",
                    *sorted((TOP / "tools/ihvd/ipc").glob("*.c")),
                    name=f"flood-{kind}")


def left_out(daemon, start):
    """The numbers of lines that were left out."""
    return [int(re.search(r"(\d+) lines left out", line)[1])
            for line in daemon.lines("lines left out", start)]


@pytest.mark.parametrize("kind", KINDS)
def test_flood(make_adapter, make_ap, kind):
    """The other plugin's adapter connects meanwhile; of what the first has to
    say there are as many lines as there may be, and the number of the rest."""
    noisy, quiet = make_adapter(), make_adapter()
    ap = make_ap(0)
    for adapter in (quiet, noisy):
        adapter.look(ap)
    begun = time.monotonic()
    daemon = Ihvd("--plugin", flood(kind), "--adapter", noisy.name,
                  "--plugin", plugin("accept-all"), "--adapter", quiet.name,
                  "--profile", profile(ap.ssid))
    for adapter in (quiet, noisy):
        adapter.connect()
        until(lambda: adapter.port()["authorized"], "authorized")
    until(lambda: len(left_out(daemon, 0)) >= TOLD, "lines left out")
    seconds = time.monotonic() - begun
    assert len(daemon.output.lines) < \
        LINES_AT_ONCE + LINES_PER_S * seconds + 100
    if kind != "lines":
        assert sum(left_out(daemon, 0)) < CALLS_PER_S * (seconds + 1)
    # and it is still in command
    assert not daemon.stop()
    # A plugin that floods may not come to return from the last handlers.
    noisy.overlook("close", "Dot11ExtIhvStopPostAssociate",
                   "Dot11ExtIhvDeinitAdapter")
    # Both ports close when the daemon ends.
    quiet.overlook("close")
    print(f"{kind}: {len(daemon.output.lines)} lines, "
          f"{left_out(daemon, 0)} left out in {seconds:.1f} s")
