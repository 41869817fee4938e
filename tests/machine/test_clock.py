# SPDX-License-Identifier: GPL-2.0-only
"""The clock of a virtual machine whose time is not that of the host.

Sleeping costs nothing there: the clock goes on to the next timer as soon as
all processes wait. It must not do so while the machine waits for its host, for
files or for somebody who takes its output. Otherwise a busy host makes
deadlines expire that have nothing to do with it.
"""

import json
import os
import pathlib
import subprocess
import time

import pytest

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parents[1]
# How long the host takes for a file, and to take the output. To a clock that
# goes on from timer to timer this looks like hours or days.
HOST_SECONDS = 3


@pytest.fixture(scope="session", name="slow_host")
def build_slow_host(tmp_path_factory):
    library = tmp_path_factory.mktemp("slow-host") / "slow_host.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-Wall", "-o", library,
                    HERE / "slow_host.c", "-ldl"], check=True)
    return library


@pytest.mark.parametrize("options", [
    pytest.param(["--icount"], id="stock"),
    pytest.param(["--lane", "debug", "--time-travel"], id="debug"),
])
def test_clock_waits_for_the_host(options, slow_host):
    """Little time passes in the machine while the host is slow, and sleeping
    takes the time that it should."""
    begun = time.monotonic()
    with subprocess.Popen(
            [TOP / "scripts/vm-run", "--no-module", *options, "--",
             "/usr/bin/python3", "-B", HERE / "inside.py"],
            env={**os.environ, "LD_PRELOAD": str(slow_host),
                 "SLOW_HOST_SECONDS": str(HOST_SECONDS)},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE) as machine:
        line = machine.stderr.readline()
        files_done = time.monotonic()
        if line.startswith(b"{"):
            # The output of the machine is not taken for so long.
            time.sleep(HOST_SECONDS)
        size = len(machine.stdout.read())
        errors = machine.stderr.read()
    assert machine.returncode == 0, line + errors
    took = {**json.loads(line), **json.loads(errors)}
    assert files_done - begun >= HOST_SECONDS
    assert size == 4 << 20
    assert took["lookup"] < HOST_SECONDS
    assert took["lookups"] < 1
    assert took["output"] < HOST_SECONDS
    assert 100 <= took["sleep"] < 101
