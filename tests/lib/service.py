# SPDX-License-Identifier: GPL-2.0-only
"""What the unit of ihvd lets it do."""

import pathlib
import re
import subprocess

UNIT = pathlib.Path(__file__).resolve().parents[2] / \
    "packaging/systemd/ihvd.service"


def settings():
    """{name: value} of those that are there once"""
    return dict(re.findall(r"^(\w+)=(.*)$", UNIT.read_text(), re.M))


def _resolve(name):
    """The system calls of a group, which may contain groups"""
    if not name.startswith("@"):
        return {name}
    listed = subprocess.run(["systemd-analyze", "syscall-filter",
                             "--no-pager", name], text=True, check=True,
                            stdout=subprocess.PIPE).stdout
    return set().union(*(_resolve(word[0]) for line in
                         listed.splitlines()[1:]
                         if (word := line.split())
                         and not word[0].startswith("#")))


def system_calls():
    """Those that the unit allows"""
    lines = re.findall(r"^SystemCallFilter=(.*)$", UNIT.read_text(), re.M)
    return set().union(*map(_resolve, " ".join(lines).split()))
