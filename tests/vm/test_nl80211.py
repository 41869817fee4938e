# SPDX-License-Identifier: GPL-2.0-only
"""Requests of nl80211 that managers make, by hand: each has its report, and
what it asks for is on the air. The bare radio answers first, as the measure."""

import pytest

from lib import air as a
from lib.lane import not_in_debug_lane
from lib.nl80211 import Sme
from lib.proc import run, until

RADIOS = 3


@pytest.fixture(params=["bare", "adapter"])
def sme(request, radios):
    """The SME of the bare radio, and that of an adapter on it."""
    if request.param == "bare":
        ifname = radios.own().ifname
        run("ip", "link", "set", ifname, "up")
    else:
        adapter = request.getfixturevalue("make_adapter")()
        adapter.settled = True
        adapter.up()
        ifname = adapter.name
    sme = Sme(ifname)
    yield sme
    sme.close()
    if request.param == "bare":
        run("ip", "link", "set", ifname, "down")


@not_in_debug_lane("cfg80211 takes the report of a driver in a work item, which "
                   "may run after the next request where time stands still")
def test_b22_connect_right_after_disconnect(sme, ap):
    """B22: the end is reported before the next connect is taken, which is
    taken at once."""
    sme.connect(ap.ssid)
    sme.wait_connected()
    for _ in range(10):
        sme.disconnect()
        sme.connect(ap.ssid)
        sme.wait_disconnected()
        sme.wait_connected()
    sme.disconnect()
    sme.wait_disconnected()
    until(lambda: not ap.stations(), "the AP is left")


def test_b22_disconnect_while_connecting(sme, ap):
    """B22: a connection that was called off has no report any more, however
    far it had come."""
    for _ in range(10):
        sme.connect(ap.ssid)
        sme.disconnect()
    sme.connect(ap.ssid)
    sme.wait_connected()
    sme.disconnect()
    sme.wait_disconnected()


@pytest.mark.parametrize("reason", [1, 8, 36])
def test_b23_reason(sme, ap, air, reason):
    """B23, DISCONN-1: the AP is told the reason that the manager gives."""
    sme.connect(ap.ssid)
    sme.wait_connected()
    sme.disconnect(reason)
    sme.wait_disconnected()
    frame = air.wait(lambda f: f.is_mgmt(a.DEAUTH, a.DISASSOC) and
                     f.receiver == ap.mac)
    assert frame.reason == reason
