# SPDX-License-Identifier: GPL-2.0-only
"""What makes the clock of the machine fit for tests.

Most scenarios run on a clock that counts instructions and leaps to the next
timer while the processor idles. That makes time independent of how busy the
host is, but whatever comes from the host's disk then seems to take very long:
within a test, that would look like a peer that does not answer.
"""

import os
import pathlib
import subprocess
import threading
import time

_PROGRAMS = [
    ["hostapd", "-v"], ["wpa_supplicant", "-v"], ["iw", "--version"],
    ["ip", "-V"], ["nwifi", "--version"], ["nsenter", "--version"],
    ["setpriv", "--version"], ["sysctl", "--version"], ["uname"],
    ["rmmod", "--version"], ["insmod", "--version"],
    # for the keys that are installed in the middle of a handshake
    ["modprobe", "-a", "ccm", "cmac", "gcm", "ctr", "bridge"],
]

# A process that waits for the disk for that long (in seconds of our clock)
# need not hang. One that does makes its test fail anyway.
_HUNG = 1200

_TICK = 0.001


def _tick():
    while True:
        time.sleep(_TICK)


def no_time_zone():
    """A program learns its time zone, from a file, when it first needs it: for
    hostapd that is between two frames of its first station."""
    os.environ["TZ"] = ":/dev/null"


def start_ticking():
    """There is always a timer that is due soon, so that the clock leaps in
    small steps, between which the disk may answer. In the debug lane the clock
    waits for the disk by itself."""
    if os.environ.get("NWIFI_TEST_LANE") == "debug":
        return
    threading.Thread(target=_tick, daemon=True).start()


def warm_up():
    """Load programs and modules before the first test needs them."""
    pathlib.Path("/proc/sys/kernel/hung_task_timeout_secs").write_text(
        str(_HUNG))
    for program in _PROGRAMS:
        subprocess.run(program, stdin=subprocess.DEVNULL, check=False,
                       capture_output=True)
