# SPDX-License-Identifier: GPL-2.0-only
"""Roaming operations, and what the loss of an association leads to."""

import itertools

import pytest

from lib import air as a
from lib.adapter import refused
from lib.genl import UAPI, attr, mac, u32, u64
from lib.proc import run, until
from lib.traffic import SERVER, Stream, ping
from lib.trace import (BETTER_AP, CANCELLED, EXHAUSTED, LOST, PEER_DEAUTH,
                       PEER_DISASSOC, REASSOCIATION, RESPONSE, UNREACHABLE,
                       association_completion, association_start, came_back,
                       connected, disassociated, disconnect_request,
                       port_deleted, roamed, roaming_completion,
                       roaming_start, scan_confirm)

RADIOS = 3

# A roam on the stock stack takes longer than this: carrier, neighbour table
GAP_LIMIT = 1.0


@pytest.fixture
def aps(make_ap):
    """Two APs of the network."""
    return make_ap(0), make_ap(1, channel=6)


@pytest.fixture
def station(adapter, aps, echo, address):
    """Connected to the first AP, with an address."""
    adapter.up(address)
    adapter.look(*aps)
    adapter.connect(bssid=aps[0].mac)
    adapter.expect(connected(aps[0]))
    ping()
    return adapter


@pytest.fixture
def unbroken(station):
    """Whatever the test does, the stack above sees one connection: the
    carrier stays, and so does what is known of the neighbours."""
    def neighbour():
        shown = run("ip", "neigh", "show", SERVER, "dev", station.name).stdout
        return shown.split("lladdr ")[1].split()[0]

    changes, before = station.sysfs("carrier_changes"), neighbour()
    yield
    assert station.sysfs("carrier") == "1"
    assert station.sysfs("carrier_changes") == changes
    assert neighbour() == before
    assert station.sysfs("operstate") == "up"
    ping()


@pytest.mark.usefixtures("unbroken")
def test_t8_named_ap(station, aps, air):
    """T8, ROAM-5, ROAM-10, PORT-21, PORT-28, DISASSOC-3: there, and back."""
    first, second = aps
    start = air.now()
    stream = Stream()
    stream.wait_answer()
    mark = stream.mark()
    station.roam(second)
    events = station.expect(roamed(first, second, session=1))
    stream.wait_answer()
    assert stream.gap(mark) < GAP_LIMIT
    assert events[-2]["time_ns"] - events[0]["time_ns"] < 10e9
    station.roam(first)
    station.expect(roamed(second, first, session=2))
    stream.wait_answer()
    assert stream.gap(mark) < GAP_LIMIT
    stream.stop()

    # Nothing but the reassociation tells the old AP.
    own = station.show()["mac"]
    sent = air.mgmt(a.AUTH, a.ASSOC_REQ, a.REASSOC_REQ, sender=own,
                    start=start)
    # One that is slow to answer may be asked again.
    kinds = [kind for kind, _ in itertools.groupby(
        (f.subtype, f.receiver) for f in sent)]
    assert kinds == [(a.AUTH, second.mac), (a.REASSOC_REQ, second.mac),
                     (a.AUTH, first.mac), (a.REASSOC_REQ, first.mac)]
    assert {(f.receiver, f.current_ap) for f in sent
            if f.is_mgmt(a.REASSOC_REQ)} == {(second.mac, first.mac),
                                             (first.mac, second.mac)}


@pytest.mark.usefixtures("unbroken")
def test_t8_better_ap(station, aps):
    """T8, ROAM-2: told to look, the station finds the stronger AP."""
    first, second = aps
    first.radio.signal(-80)
    station.trace.ignore.add("LINK_QUALITY")
    # A scan may miss one of the two, or both.
    until(lambda: (station.roam(), station.show()["bssid"])[1] == second.mac,
          "the station has roamed")
    station.expect(roamed(first, second, session=1))
    assert station.show()["bssid"] == second.mac


@pytest.mark.parametrize("signals", [(-50, -50), (-50, -70), (-50, -49)],
                         ids=["equal", "weaker", "hardly stronger"])
def test_no_better_ap(adapter, aps, signals):
    """ROAM-4: without a candidate there is no roaming operation."""
    for ap, signal in zip(aps, signals):
        ap.radio.signal(signal)
    adapter.look(*aps)
    adapter.connect(bssid=aps[0].mac)
    adapter.expect(connected(aps[0]))
    assert "no better AP" in adapter.roam().stdout
    assert adapter.show()["bssid"] == aps[0].mac


@pytest.mark.usefixtures("unbroken")
def test_roam_to_nobody(station, aps):
    """ROAM-4, ROAM-13: an AP that is not there, or not of this network."""
    refused(station.do("roam", "bssid", "02:00:00:00:00:99", check=False),
            "no such AP of the connected network is in range")
    assert station.show()["bssid"] == aps[0].mac


def test_roam_other_network(adapter, make_ap):
    """ROAM-13, CAND-2: only the connected network counts."""
    ap = make_ap(0)
    other = make_ap(1, channel=6, ssid="other")
    ap.radio.signal(-80)
    adapter.look(ap, other)
    adapter.connect()
    adapter.expect(connected(ap))
    assert "no better AP" in adapter.roam().stdout
    refused(adapter.roam(other, check=False), "no such AP")
    assert adapter.show()["bssid"] == ap.mac


@pytest.mark.usefixtures("unbroken")
def test_t9_same_ap(station, aps, air):
    """T9, ROAM-11, PORT-1, PORT-21: the port is made anew."""
    ap = aps[0]
    start = air.now()
    station.roam(ap)
    events = station.expect(roamed(ap, ap, session=1, reason=REASSOCIATION))
    completion = events[3]["payload"]
    request = air.mgmt(a.REASSOC_REQ, start=start)[-1]
    assert request.current_ap == request.receiver == ap.mac
    assert completion["uAssocReq"] == request.body.hex()
    assert completion["DSInfo"] == 1
    assert [p["session"] for p in station.ports()] == [2]


@pytest.mark.parametrize("frame", ["deauthenticate", "disassociate"])
def test_t4_thrown_out(station, aps, unbroken, air, frame):
    """T4, ROAM-3, DISASSOC-5, DISASSOC-8, D-10, PORT-20, PORT-28: another AP
    is there, and the link above does not notice."""
    first, second = aps
    start = air.now()
    # The AP that has thrown us out is the last one to be tried.
    getattr(first, frame)(station.show()["mac"], reason=5)
    reason = 5 | (PEER_DEAUTH if frame == "deauthenticate" else PEER_DISASSOC)
    station.expect(disassociated(first, 1, reason),
                   came_back(second, 2, lambda code: code in (reason, LOST)))
    ping()
    # The association is over: this is no reassociation.
    assert not air.mgmt(a.REASSOC_REQ, start=start)


def test_t4_thrown_out_by_the_only_ap(station, aps, unbroken):
    """T4, ROAM-3: the station comes back to the AP that has thrown it out
    when there is no other one."""
    first, second = aps
    second.stop()
    reason = PEER_DEAUTH | 3
    first.deauthenticate(station.show()["mac"], reason=3)
    # The other one may still be in the cache: tried, and not there.
    station.expect(disassociated(first, 1, reason),
                   roaming_start(lambda code: code in (reason, LOST)))
    station.trace.skip_to(association_start(first))
    station.trace.skip_to(roaming_completion())
    station.trace.ignore.add("LINK_QUALITY")


def test_t4_ap_vanishes(station, aps, unbroken):
    """T4, DISASSOC-1 (b), DISASSOC-5: reach is lost, reason 2."""
    first, second = aps
    first.vanish()
    station.expect(disassociated(first, 1, UNREACHABLE),
                   came_back(second, 2, LOST))


def test_t4_only_ap_vanishes(adapter, make_ap):
    """T4, ROAM-4, ROAM-9, D-12: no ROAMING_START without a candidate; the
    station keeps scanning in OP, and finds the AP when it returns."""
    ap = make_ap(0)
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    ap.vanish()
    adapter.expect(disassociated(ap, 1, UNREACHABLE))
    # Three looks around: a request that finds nobody comes behind each.
    for _ in range(2):
        refused(adapter.roam(check=False), "no AP of the network is in range")
    shown = adapter.show()
    assert (shown["state"], shown["phase"]) == ("OP", "L")
    again = make_ap(0)
    adapter.expect(came_back(again, 2, LOST))
    assert adapter.show()["bssid"] == again.mac


def test_t4_ap_vanishes_carrier(adapter, make_ap):
    """Design, rule 8: the carrier goes when roaming gives up, and comes back
    with the network."""
    ap = make_ap(0)
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    until(lambda: adapter.sysfs("operstate") == "up", "the link is up")
    ap.vanish()
    adapter.expect(disassociated(ap, 1, UNREACHABLE))
    until(lambda: adapter.sysfs("carrier") == "0", "roaming gives up")
    again = make_ap(0)
    adapter.expect(came_back(again, 2, LOST))
    until(lambda: adapter.sysfs("operstate") == "up", "the link is back")


def test_t10_refused(station, aps, make_ap, unbroken):
    """T10, ROAM-8, ROAM-9, PORT-22, STATE-4: the AP that the station is sent
    to refuses; it stays in OP without a port, and then goes on."""
    first, second = aps
    second.stop()
    second = make_ap(1, channel=6, max_listen_interval=1)
    station.look(second)
    refused(station.roam(second, check=False), "candidate list exhausted")
    station.expect(
        roaming_start(BETTER_AP),
        association_start(second),
        port_deleted(first, 1, "implicit", 8),
        association_completion(second, RESPONSE | 51, bReAssocReq=True,
                               bReAssocResp=True),
        roaming_completion(EXHAUSTED))
    # ROAM-9: by itself it finds back to the first AP.
    station.trace.skip_to(association_completion(first))
    station.expect(*came_back(first, 2, LOST)[3:])


def test_t7_disconnect_while_roaming(station, aps, genl):
    """T7, DISCONN-6, ROAM-16, D-17: the attempt has been started, so there is
    no association left that a DISASSOCIATION could end."""
    first, second = aps
    second.freeze()
    name = attr("A_IFNAME", station.name)
    requests = [genl.send("CMD_ROAM", name, attr("A_BSSID", mac(second.mac)),
                          attr("A_COOKIE", u64(1))),
                genl.send("CMD_DISCONNECT", name, attr("A_COOKIE", u64(2)))]
    for request in requests:
        genl.wait_answer(request)
    station.expect(
        roaming_start(BETTER_AP),
        association_start(second),
        port_deleted(first, 1, "implicit", 8),
        disconnect_request(),
        association_completion(second, CANCELLED),
        roaming_completion(CANCELLED))
    assert genl.wait_done(1)[UAPI["A_STATUS"]] == u32(CANCELLED)
    assert genl.wait_done(2)[UAPI["A_ERROR"]] == u32(0)
    assert station.show()["state"] == "INIT"
    assert station.sysfs("operstate") != "up"


def test_t7_disconnect_while_lost(adapter, ap):
    """DISCONN-2: nothing is associated; there is nothing to report but the
    request, and the station does not come back."""
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    ap.vanish()
    adapter.expect(disassociated(ap, 1, UNREACHABLE))
    adapter.disconnect()
    adapter.expect(disconnect_request())
    assert adapter.show()["state"] == "INIT"


@pytest.mark.usefixtures("unbroken")
def test_roam_during_scan(station, aps, genl):
    """SCAN-4, SCAN-10, ROAM-6: the scan runs to its end and is confirmed,
    then the roam has its turn."""
    station.begin_scan(genl, cookie=1)
    station.roam(aps[1])
    station.expect(scan_confirm(), roamed(*aps, session=1))
    assert genl.wait_done(1)[UAPI["A_ERROR"]] == u32(0)


@pytest.mark.usefixtures("unbroken")
def test_many_roams(station, aps):
    """PAIR-2, PAIR-3, PORT-1: again and again, with data all the time."""
    stream = Stream()
    stream.wait_answer()
    mark = stream.mark()
    for session in range(1, 11):
        old, new = aps if session % 2 else aps[::-1]
        station.roam(new)
        station.expect(roamed(old, new, session))
        stream.wait_answer()
    assert stream.gap(mark) < GAP_LIMIT
    stream.stop()


@pytest.mark.parametrize("args, reason", [
    (["roam"], "not connected"),
    (["roam", "bssid", "02:00:00:00:00:00"], "not connected"),
])
def test_roam_not_connected(adapter, args, reason):
    """ROAM-1: only after a successful connection."""
    refused(adapter.do(args[0], *args[1:], check=False), reason)
