# SPDX-License-Identifier: GPL-2.0-only
"""The air oracle lets right frames pass and catches wrong ones."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.lib.air_oracle import Frame, Oracle, open_spans  # noqa: E402

AP1, AP2 = "02:00:00:00:00:01", "02:00:00:00:00:02"


def port(time, action, peer=AP1, session=1, authorized=None, adapter="nwl0"):
    if authorized is None:
        authorized = action == "open"
    return {"event": "port", "time_ns": time, "adapter": adapter,
            "action": action, "peer": peer, "session": session,
            "authorized": authorized}


def removal(time, adapter="nwl0"):
    return {"event": "adapter", "time_ns": time, "adapter": adapter,
            "action": "removal"}


# Session 1 with AP1 is open from 100 to 200 and from 300 to 400, session 2
# with AP2 from 600 to 700.
ROAM = [port(50, "create"), port(100, "open"), port(200, "close"),
        port(300, "open"), port(400, "delete"),
        port(500, "create", AP2, 2), port(600, "open", AP2, 2),
        port(700, "delete", AP2, 2)]


def judge(sent, seen, peer=AP1, leaves=True, events=ROAM, adapter="nwl0"):
    found = Oracle(events).judge(Frame(adapter, seen, sent, peer, leaves))
    return found and found.text


def test_spans():
    assert [(s.start, s.end, s.peer, s.session)
            for s in open_spans(ROAM)["nwl0"]] == \
        [(100, 200, AP1, 1), (300, 400, AP1, 1), (600, 700, AP2, 2)]


@pytest.mark.parametrize("sent, seen, peer", [
    (100, 100, AP1), (150, 151, AP1), (200, 200, AP1), (600, 650, AP2),
    # held back by the radio while it was scanning
    (199, 250, AP1),
    # made before the port was open, and let through when it was
    (90, 110, AP1), (580, 610, AP2),
])
def test_right(sent, seen, peer):
    """PORT-34: data passes an open port, in both directions."""
    assert judge(sent, seen, peer) is None
    assert judge(sent, seen, peer, leaves=False) is None
    assert judge(sent, seen, None, leaves=False) is None


@pytest.mark.parametrize("sent, seen", [
    (10, 10), (60, 99), (201, 201), (250, 299), (401, 450), (510, 550),
    (701, 900)])
def test_closed_or_gone(sent, seen):
    """PORT-9, PORT-18, PORT-31, PORT-39"""
    for peer in AP1, AP2:
        for leaves in True, False:
            assert judge(sent, seen, peer, leaves) == "no port was open"
    assert judge(sent, seen, None, False) == "no port was open"


def test_wrong_peer():
    """PORT-1: a port is the port of one peer."""
    assert judge(150, 150, AP2) == "another port was open"
    assert judge(650, 650, AP1, leaves=False) == "another port was open"


def test_queued_for_an_old_port():
    """PORT-40: it waited, and went out over the new port."""
    assert judge(350, 650, AP2) == "it was sent over an earlier port"
    assert judge(350, 650, AP1) is None


def test_same_peer_again():
    """PORT-21: a port made anew for the same AP is another port."""
    events = ROAM[:5] + [port(500, "create", AP1, 2),
                         port(600, "open", AP1, 2)]
    assert judge(350, 650, AP1, events=events) is None
    assert judge(450, 550, AP1, events=events) == "no port was open"


def test_open_at_once():
    """PORT-9: a port that nobody controls is open from its creation."""
    events = [port(100, "create", authorized=True), port(200, "delete")]
    assert judge(100, 100, events=events) is None
    assert judge(99, 99, events=events)
    assert judge(201, 201, events=events)


def test_open_in_the_end():
    assert judge(10**9, 10**9, events=ROAM[:2]) is None


def test_removal_closes():
    """PORT-24: the port goes with its adapter; the next of the name starts
    without one."""
    events = ROAM[:2] + [removal(120), port(300, "create", AP1, 1),
                         port(400, "open", AP1, 1)]
    assert judge(110, 110, events=events) is None
    assert judge(121, 130, events=events) == "no port was open"
    assert judge(350, 350, events=events) == "no port was open"
    assert judge(401, 401, events=events) is None


def test_adapters_apart():
    assert judge(150, 150, adapter="nwl1") == "no port was open"


def test_report():
    frame = Frame("nwl0", 250, 240, AP1, True, "#7")
    (found,) = Oracle(ROAM).check([frame, frame._replace(seen=350)])
    assert "left" in str(found) and "#7" in str(found)
