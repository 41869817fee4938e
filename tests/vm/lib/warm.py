# SPDX-License-Identifier: GPL-2.0-only
"""Programs and modules are loaded before the first test needs them.

The clock of the machine counts instructions and leaps ahead while all
processors idle, so whatever has to come from the host's disk seems to take
very long. Within a test that would look like a peer that does not answer.
"""

import pathlib
import subprocess

from .kernel_log import CHECK

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


def warm_up():
    pathlib.Path("/proc/sys/kernel/hung_task_timeout_secs").write_text(
        str(_HUNG))
    for program in _PROGRAMS:
        subprocess.run(program, stdin=subprocess.DEVNULL, check=False,
                       capture_output=True)
    subprocess.run([CHECK], input="WARNING: just a test\n", text=True,
                   check=False, capture_output=True)
