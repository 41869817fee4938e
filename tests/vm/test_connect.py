# SPDX-License-Identifier: GPL-2.0-only
"""Connection and disconnection operations, and reset."""

import re

import pytest

from lib import air as a
from lib.adapter import nwifi, refused
from lib.genl import UAPI, attr, u32, u64
from lib.proc import Lines, run, until
from lib.trace import (AUTH_OPEN, BY_OS, CANCELLED, CIPHER_NONE, EXHAUSTED,
                       NDIS_ABORTED, RESPONSE, UNREACHABLE,
                       association_completion, association_start,
                       connect_request, connected, connection_completion,
                       connection_start, disassociated, disconnect_request,
                       disconnected, link_quality, port, port_notification,
                       reset_request, scan_confirm)

RADIOS = 3

# hostapd options that make it refuse: at authentication, at association
REFUSE_AUTH = {"max_num_sta": 0}
REFUSE_ASSOC = {"max_listen_interval": 1}
REFUSED_AUTH = RESPONSE | 17
REFUSED_ASSOC = RESPONSE | 51


@pytest.mark.parametrize("by", ["ssid", "bssid"])
def test_t1_connect(adapter, ap, by):
    """T1, CONN-4, CONN-7, CONN-12, ASSOC-4, ASSOC-9, PORT-5, PORT-7, PORT-9,
    PORT-17, LINK-2: an open network, named by its SSID or by its BSSID."""
    adapter.look(ap)
    adapter.connect(bssid=ap.mac if by == "bssid" else None)
    adapter.expect(
        connect_request(),
        connection_start(),
        association_start(ap),
        association_completion(
            ap, bReAssocReq=False, bReAssocResp=False, uIHVData="",
            AuthAlgo=AUTH_OPEN, UnicastCipher=CIPHER_NONE,
            MulticastCipher=CIPHER_NONE, MulticastMgmtCipher=CIPHER_NONE,
            bFourAddressSupported=False, bPortAuthorized=False,
            uAssocComebackTime=0, uEncapTable=[],
            uActivePhyList=lambda phys: len(phys) == 1),
        port("create", ap, session=1, controlled=False, authorized=True,
             owner="none"),
        port_notification(ap, True),
        connection_completion(),
        link_quality(ap))
    shown = adapter.show()
    assert (shown["state"], shown["ssid"], shown["bssid"]) == (
        "OP", ap.ssid, ap.mac)
    assert shown["phase"] == "A"
    assert "phase    connected\n" in nwifi("adapter", adapter.name).stdout
    assert ap.stations() == [adapter.show()["mac"]]


def test_connect_finds_by_itself(adapter, ap):
    """CAND-8, SCAN-5: with an empty cache the station looks for the network;
    its own scan is not confirmed."""
    adapter.connect()
    adapter.expect(connected(ap))


def test_connect_hidden(adapter, make_ap, air):
    """CAND-8, SCAN-18: a network that hides its SSID is probed for by it."""
    ap = make_ap(0, ignore_broadcast_ssid=1)
    adapter.connect()
    adapter.expect(connected(ap))
    assert air.find(lambda f: f.is_mgmt(a.PROBE_REQ) and f.ssid == ap.ssid and
                    f.sender == adapter.show()["mac"])


@pytest.mark.parametrize("wanted", [
    {"ssid": "nothing"},
    {"ssid": "net"},
    {"bssid": "02:00:00:00:00:99"},
], ids=["other SSID", "part of the SSID", "other BSSID"])
def test_t3_no_candidate(adapter, ap, wanted):
    """T3, CONN-10, CONN-14, CAND-2, CAND-3: without a candidate there is no
    association operation."""
    adapter.look(ap)
    refused(adapter.connect(**wanted, check=False), "candidate list exhausted")
    adapter.expect(connect_request(), connection_start(),
                   connection_completion(EXHAUSTED))
    assert adapter.show()["state"] == "INIT"
    # D-1: a failed connection returns to INIT, where a connect is legal.
    adapter.connect()
    adapter.expect(connected(ap))


@pytest.mark.parametrize("options, status, has_request", [
    (REFUSE_AUTH, REFUSED_AUTH, False),
    (REFUSE_ASSOC, REFUSED_ASSOC, True),
], ids=["authentication", "association"])
def test_t3_refused(adapter, make_ap, options, status, has_request):
    """T3, CONN-11, ASSOC-9 (3), ASSOC-10: the only AP refuses."""
    ap = make_ap(0, **options)
    adapter.look(ap)
    refused(adapter.connect(check=False), "candidate list exhausted")
    adapter.expect(
        connect_request(),
        connection_start(),
        association_start(ap),
        association_completion(
            ap, status, bReAssocReq=False, bReAssocResp=False,
            uAssocReq=lambda req: bool(req) == has_request,
            uAssocResp=lambda resp: bool(resp) == has_request),
        connection_completion(EXHAUSTED))
    assert adapter.ports() == []
    assert adapter.show()["state"] == "INIT"


@pytest.mark.parametrize("options, status", [
    (REFUSE_AUTH, REFUSED_AUTH), (REFUSE_ASSOC, REFUSED_ASSOC),
], ids=["authentication", "association"])
def test_t2_second_ap(adapter, make_ap, options, status):
    """T2, CONN-11, CONN-12, ASSOC-5, PORT-7: the better AP refuses."""
    first = make_ap(0, **options)
    second = make_ap(1, channel=6)
    second.radio.signal(-60)
    adapter.look(first, second)
    adapter.connect()
    adapter.expect(
        connect_request(),
        connection_start(),
        association_start(first),
        association_completion(first, status),
        association_start(second),
        association_completion(second, bReAssocReq=False),
        port("create", second, session=1),
        port_notification(second, True),
        connection_completion(),
        link_quality(second))


def test_t2_vanished_ap(adapter, make_ap):
    """T2, ASSOC-10: no answer at all is UNREACHABLE, within ASSOC-7."""
    first = make_ap(0)
    second = make_ap(1, channel=6)
    second.radio.signal(-60)
    adapter.look(first, second)
    first.vanish()
    adapter.connect()
    events = adapter.expect(
        connect_request(),
        connection_start(),
        association_start(first),
        association_completion(first, UNREACHABLE, uAssocReq=""),
        association_start(second),
        association_completion(second),
        port("create", second, session=1),
        port_notification(second, True),
        connection_completion(),
        link_quality(second))
    assert events[3]["time_ns"] - events[2]["time_ns"] < 10e9
    assert events[8]["time_ns"] - events[1]["time_ns"] < 10e9


def test_connect_while_connected(adapter, ap):
    """CONN-2, CONN-5, STATE-5: refused in OP, without any effect."""
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    refused(adapter.connect(check=False), "connected or connecting already")
    refused(adapter.connect("other", check=False),
            "connected or connecting already")
    assert adapter.show()["bssid"] == ap.mac


def test_connect_while_connecting(adapter, ap):
    """CONN-5, STATE-2: no second connection operation while one is running;
    the station is in OP before it knows the outcome."""
    adapter.look(ap)
    first = adapter.start("connect", "ssid", "nothing")
    adapter.expect(connect_request(), connection_start())
    assert adapter.show()["state"] == "OP"
    refused(adapter.connect(check=False), "connected or connecting already")
    first()
    adapter.expect(connection_completion(EXHAUSTED))


def test_t5_disconnect(adapter, ap, air):
    """T5, DISCONN-2, DISCONN-5, DISCONN-7, PORT-20, PORT-27, PORT-28."""
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    mac = adapter.show()["mac"]
    start = air.now()
    adapter.disconnect()
    adapter.expect(disconnected(ap, session=1))
    assert adapter.show()["state"] == "INIT"
    assert adapter.ports() == []
    air.wait(lambda f: f.is_mgmt(a.DEAUTH, a.DISASSOC) and f.sender == mac and
             f.receiver == ap.mac, start)
    until(lambda: not ap.stations(), "the AP forgets the station")
    # DISCONN-3
    refused(adapter.disconnect(check=False), "not connected")
    # and again, with a new session (PORT-1)
    adapter.connect()
    adapter.expect(connected(ap, session=2))


def test_t6_disconnect_while_searching(adapter):
    """T6, DISCONN-4, D-16: cancelled before the first attempt."""
    connect = adapter.start("connect", "ssid", "nothing")
    adapter.expect(connect_request(), connection_start())
    adapter.disconnect()
    adapter.expect(disconnect_request(), connection_completion(CANCELLED))
    refused(connect(), "cancelled")
    assert adapter.show()["state"] == "INIT"


@pytest.mark.parametrize("how", ["DISCONNECT", "RESET"])
def test_t6_cancel_while_associating(adapter, ap, genl, how):
    """T6, D-17, RESET-3: the open attempt is completed first."""
    adapter.look(ap)
    # Nobody answers, so the attempt is open when the second request, which
    # is sent at once, has its turn.
    ap.freeze()
    name = attr("A_IFNAME", adapter.name)
    requests = [genl.send("CMD_CONNECT", name, attr("A_SSID", ap.ssid.encode()),
                          attr("A_COOKIE", u64(1))),
                genl.send(f"CMD_{how}", name, attr("A_COOKIE", u64(2)))]
    for request in requests:
        genl.wait_answer(request)
    adapter.expect(
        connect_request(),
        connection_start(),
        association_start(ap),
        disconnect_request() if how == "DISCONNECT" else reset_request(),
        association_completion(ap, CANCELLED),
        connection_completion(CANCELLED))
    done = genl.wait_done(1)
    assert done[UAPI["A_STATUS"]] == u32(CANCELLED)
    assert done[UAPI["A_ERROR"]] != u32(0)
    assert genl.wait_done(2)[UAPI["A_ERROR"]] == u32(0)
    assert adapter.show()["state"] == "INIT"


def test_frames_reported_as_sent(adapter, ap, air):
    """ASSOC-9 (3), (4): the frames of ASSOCIATION_COMPLETION are those on the
    air, byte for byte and without a MAC header."""
    adapter.look(ap)
    adapter.connect()
    completion = adapter.expect(connected(ap))[3]["payload"]
    request = air.mgmt(a.ASSOC_REQ, receiver=ap.mac)[-1]
    response = air.mgmt(a.ASSOC_RESP, sender=ap.mac)[-1]
    assert completion["uAssocReq"] == request.body.hex()
    assert completion["uAssocResp"] == response.body.hex()
    beacon = bytes.fromhex(completion["uBeacon"])
    heard = air.mgmt(a.BEACON, a.PROBE_RESP, sender=ap.mac)

    # The timestamp differs from frame to frame, and in a Beacon the TIM.
    def essence(body):
        frame = a.Frame(heard[0].data[:24] + body)
        return [body[8:12]] + [e for e in frame.elements() if e[0] != 5]

    assert essence(beacon) in [essence(frame.body) for frame in heard]


def test_reset_idle(adapter, ap):
    """RESET-1, RESET-5: legal in INIT, empties the BSS cache."""
    adapter.look(ap)
    adapter.do("reset")
    adapter.expect(reset_request())
    assert adapter.bss() == []
    assert adapter.show()["state"] == "INIT"


def test_t14_reset_connected(adapter, ap, air):
    """RESET-3, RESET-4, RESET-7: a Disassociation frame, not a
    Deauthentication; the state is INIT."""
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    mac = adapter.show()["mac"]
    start = air.now()
    adapter.do("reset")
    adapter.expect(reset_request(), disassociated(ap, 1, BY_OS))
    left = air.wait(lambda f: f.is_mgmt(a.DISASSOC, a.DEAUTH) and
                    f.sender == mac, start)
    assert left.is_mgmt(a.DISASSOC), left
    assert left.receiver == ap.mac
    shown = adapter.show()
    assert shown["state"] == "INIT"
    assert adapter.bss() == []
    assert adapter.ports() == []
    # RESET-5: statistics too
    assert all(shown["counters"][name] == 0
               for name in ("tx_packets", "rx_packets"))


def test_t14_reset_scanning(adapter, ap, genl):
    """T14, SCAN-4, D-2, D-17: the scan is confirmed last, and aborted."""
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    adapter.begin_scan(genl, cookie=1)
    adapter.do("reset")
    adapter.expect(reset_request(), disassociated(ap, 1, BY_OS),
                   scan_confirm(NDIS_ABORTED))
    assert genl.wait_done(1)[UAPI["A_NDIS_STATUS"]] == u32(NDIS_ABORTED)
    assert adapter.show()["state"] == "INIT"


def test_iw_connect(adapter, ap):
    """Contract 4: iw connects, shows and disconnects as on any driver."""
    adapter.look(ap)
    # Not with -w: iw loses an event that comes before its acknowledgement,
    # and where only instructions take time, that may happen.
    adapter.iw("connect", ap.ssid)
    adapter.expect(connected(ap))
    # cfg80211 learns of it behind the events.
    until(lambda: f"Connected to {ap.mac}" in
          adapter.iw("link", check=False).stdout, "iw knows")
    link = adapter.iw("link").stdout
    assert f"SSID: {ap.ssid}" in link and f"freq: {ap.freq}" in link
    stations = adapter.iw("station", "dump").stdout
    assert f"Station {ap.mac}" in stations
    assert "authorized:\tyes" in stations
    adapter.iw("disconnect")
    adapter.expect(disconnected(ap, session=1))
    until(lambda: "Not connected" in adapter.iw("link", check=False).stdout,
          "iw knows")
    assert adapter.iw("station", "dump").stdout == ""


def test_iw_connect_fails(adapter):
    """CONN-14 as nl80211 sees it: iw is told of the failure."""
    adapter.up()
    result = adapter.iw("connect", "-w", "nothing", check=False)
    said = result.stdout + result.stderr
    assert "failed to connect" in said or "timed out" in said
    adapter.expect(connect_request(), connection_start(),
                   connection_completion(EXHAUSTED))


def test_iw_event(adapter, ap):
    """Contract 4: nl80211 reports connection and disconnection."""
    adapter.look(ap)
    watch = Lines("iw", "event")
    # iw says nothing when it is ready: shown by something that it reports.
    until(lambda: (adapter.look(ap), len(watch.lines) > 0)[1], "iw event")
    adapter.iw("connect", ap.ssid)
    watch.wait_line(f"{adapter.name}.*: connected to {ap.mac}")
    adapter.expect(connected(ap))
    ap.deauthenticate(adapter.show()["mac"], reason=7)
    watch.stop()
    adapter.trace.skip_to(association_start(ap))
    adapter.trace.skip_to(link_quality(ap))


def test_iw_phy(adapter):
    """Contract 4: the wiphy shows the bands and ciphers of the lower radio
    as far as they are supported, and managed mode only."""
    phy = f"phy{adapter.iw('info').stdout.split('wiphy ')[1].split()[0]}"
    assert adapter.show()["wiphy"] == phy
    info = run("iw", "phy", phy, "info").stdout
    lower = run("iw", "dev", adapter.lower, "info").stdout
    lower = run("iw", "phy",
                "phy" + lower.split("wiphy ")[1].split()[0], "info").stdout

    def section(text, title):
        block = text.split(title, 1)[1]
        lines = block.splitlines()[1:]
        depth = len(lines[0]) - len(lines[0].lstrip("\t"))
        found = []
        for line in lines:
            if len(line) - len(line.lstrip("\t")) < depth:
                break
            found.append(line.strip())
        return found

    assert section(info, "Supported interface modes:") == ["* managed"]
    ciphers = section(info, "Supported Ciphers:")
    assert set(ciphers) <= set(section(lower, "Supported Ciphers:"))
    assert "* CCMP-128 (00-0f-ac:4)" in ciphers

    def channels(text):
        return set(re.findall(r"\* (\d+) MHz \[", text))

    assert channels(info) <= channels(lower)
    assert {"2412", "2437", "5180"} <= channels(info)


@pytest.mark.parametrize("args, reason", [
    (["connect", "nwl7", "ssid", "test"], "no such adapter"),
    (["disconnect", "lo"], "no such adapter"),
    (["roam", "nwl7"], "no such adapter"),
    (["reset", "nwl7"], "no such adapter"),
])
def test_no_such_adapter(args, reason):
    """Contract 2: exit status 1 and a reason."""
    refused(nwifi(*args, check=False), reason)


@pytest.mark.parametrize("args", [
    ["connect"],
    ["connect", "nwl0"],
    ["connect", "nwl0", "ssid", "x" * 33],
    ["connect", "nwl0", "ssid", "x", "bssid", "02:00"],
    ["connect", "nwl0", "ssid", "x", "bssid", "ff:ff:ff:ff:ff:ff"],
    ["dance"],
    [],
])
def test_usage(args):
    """Contract 2: exit status 2 for a wrong command line."""
    assert nwifi(*args, check=False).returncode == 2
