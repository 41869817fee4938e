# SPDX-License-Identifier: GPL-2.0-only
"""ihvd: what a plugin keeps with a profile for each user (IHV-94)."""

import pathlib
import re

import pytest

from lib.adapter import nwifi
from lib.ihvd import begin, compiled, profile
from lib.trace import ihv

RADIOS = 3

STORE = pathlib.Path("/var/lib/nwifi/profiles")
NO_SUCH_LOGON_SESSION = 1312
NOBODY = NO_SUCH_LOGON_SESSION, "", NO_SUCH_LOGON_SESSION
SESSIONS = 5
ALICE, BOB, CAROL = 1000, 1001, 1002


@pytest.fixture
def userdata():
    """The plugin that looks for it before each connection."""
    return compiled("userdata")


@pytest.fixture
def stored(ap):
    """A profile in the store."""
    nwifi("profile", "add", profile(ap.ssid))
    yield ap.ssid
    nwifi("profile", "delete", ap.ssid)
    assert not list(STORE.iterdir())


def connect(adapter, daemon):
    """What each session came to: (get, data, set)."""
    start = daemon.now()
    adapter.connect()
    daemon.wait_line(f"userdata: session {SESSIONS - 1} ", start)
    adapter.disconnect()
    adapter.trace.skip_to(ihv("Dot11ExtIhvAdapterReset", "return", result=0))
    found = re.findall(r"userdata: session (\d+) get=(\d+) '(.*)' set=(\d+)",
                       "\n".join(daemon.output.lines[start:]))
    assert [int(line[0]) for line in found] == list(range(SESSIONS))
    return [(int(get), data, int(put)) for _, get, data, put in found]


def user_files():
    return {re.sub(r".*\.user", "", path.name): path
            for path in STORE.iterdir() if ".user" in path.name}


def test_users_are_kept_apart(adapter, ap, logind, make_ihvd, userdata, stored):
    """IHV-94: initially absent, the same in each session of a user, nobody
    else's; none for a session that is not there, or that could be two."""
    logind.add("1", uid=ALICE)
    logind.add("2", active=False, uid=BOB)
    adapter.look(ap)
    daemon = make_ihvd(userdata, adapter)
    begin(adapter)
    daemon.wait_line("following the sessions")
    start = daemon.now()
    # after it those before have been looked at
    logind.add("3", active=False, uid=ALICE)
    daemon.wait_line("session 3: logon", start)

    # 3 has the user of 1; nobody is logged on by number 4
    assert connect(adapter, daemon) == [
        (0, "", 0), (0, "", 0), (0, "", 0), (0, "of 1", 0), NOBODY]
    files = user_files()
    assert set(files) == {"-system", f"-{ALICE}", f"-{BOB}"}
    for path in files.values():
        assert path.stat().st_mode & 0o777 == 0o600
    assert STORE.stat().st_mode & 0o777 == 0o700
    assert files[f"-{BOB}"].read_text() == "of 2"

    # who has left has none, even while some process stays
    logind.close("2")
    daemon.wait_line("session 2: logoff", start)
    logind.remove("1")
    daemon.wait_line("session 1: logoff", start)
    # the number 3 once more
    again = daemon.now()
    logind.add("03", active=False, uid=CAROL)
    daemon.wait_line("session 3: logon", again)
    logind.add("4", active=False, uid=BOB)
    daemon.wait_line("session 4: logon", start)
    assert connect(adapter, daemon) == [
        (0, "of 0", 0), NOBODY, NOBODY, NOBODY, (0, "of 2", 0)]
    assert set(user_files()) == set(files)

    # another profile of that name has none of anybody
    nwifi("profile", "add", profile(ap.ssid))
    assert not user_files()
    adapter.overlook()


def test_no_bus(adapter, ap, make_ihvd, userdata, stored):
    """Without a bus nobody is known to be logged on: session 0 has what the
    system keeps, and no other session has any."""
    adapter.look(ap)
    daemon = make_ihvd(userdata, adapter)
    begin(adapter)
    assert connect(adapter, daemon) == [(0, "", 0)] + 4 * [NOBODY]
    assert connect(adapter, daemon) == [(0, "of 0", 0)] + 4 * [NOBODY]
    assert set(user_files()) == {"-system"}
    adapter.overlook()
