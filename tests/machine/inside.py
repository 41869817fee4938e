# SPDX-License-Identifier: GPL-2.0-only
"""Runs in the virtual machine for test_clock.py: makes the machine wait for its
host, and says how far the clock of the machine has come in the meantime, as one
line of JSON on standard error."""

import json
import os
import sys
import time

# As many bytes as no pipe between the machine and the test holds
OUTPUT = 4 << 20


def seconds(function, *args):
    """How long a function takes in the clock of the machine."""
    begun = time.monotonic()
    function(*args)
    return time.monotonic() - begun


def write_all(data):
    while data:
        data = data[os.write(sys.stdout.fileno(), data):]


print(json.dumps({
    "lookup": seconds(os.path.exists, "/slow-host"),
    "lookups": seconds(lambda: [os.path.exists(f"/absent-{number}")
                                for number in range(1000)]),
    "sleep": seconds(time.sleep, 100),
}), file=sys.stderr, flush=True)
print(json.dumps({"output": seconds(write_all, bytes(OUTPUT))}),
      file=sys.stderr)
