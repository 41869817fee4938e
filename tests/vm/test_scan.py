# SPDX-License-Identifier: GPL-2.0-only
"""Scan operations and the BSS cache."""

import pytest

from lib import air as a
from lib.adapter import refused
from lib.genl import UAPI, attr, u32, u64
from lib.hostapd import WPA2
from lib.proc import until
from lib.trace import (EXHAUSTED, NDIS_ABORTED, connect_request, connected,
                       connection_completion, connection_start, disconnected,
                       reset_request, scan_confirm)
from lib.traffic import ping

RADIOS = 3

BROADCAST = "ff:ff:ff:ff:ff:ff"
MEDIA_IN_USE = 0xc0232001
VENDOR = bytes.fromhex("dd0a 001122 01 a1a2a3a4a5a6".replace(" ", ""))


def probes(air, adapter, start=0):
    """The SSIDs that were probed for on each channel, in their order."""
    frames = air.mgmt(a.PROBE_REQ, sender=adapter.show()["mac"], start=start)
    channels = {}
    for frame in frames:
        assert frame.receiver == BROADCAST and frame.bssid == BROADCAST
        channel = dict(frame.elements()).get(3, b"")
        channels.setdefault(channel, []).append(frame.ssid)
    return channels


def entry(adapter, ap):
    """The entry of an AP in the BSS list."""
    found = [bss for bss in adapter.bss() if bss["bssid"] == ap.mac]
    assert len(found) == 1, found
    return found[0]


def test_active(adapter, ap, air):
    """SCAN-1, SCAN-3, SCAN-4, SCAN-14, SCAN-16: one probe with the zero-length
    SSID on each channel, one confirmation."""
    start = air.now()
    shown = adapter.do("scan").stdout
    confirm = adapter.expect(scan_confirm())[0]
    assert ap.mac in shown and ap.ssid in shown
    channels = probes(air, adapter, start)
    assert len(channels) > 5
    assert all(ssids == [""] for ssids in channels.values()), channels
    assert confirm["payload"] == {"ndisStatus": 0}
    assert adapter.show()["state"] == "INIT"


def test_entry(adapter, make_ap):
    """SCAN-24, contract 2: what the list tells."""
    ap = make_ap(0, **WPA2)
    other = make_ap(1, channel=6, ssid="a b\\c", beacon_int=50)
    other.radio.signal(-60)
    adapter.look(ap, other)
    secure, plain = entry(adapter, ap), entry(adapter, other)
    assert (secure["ssid"], secure["frequency"]) == (ap.ssid, 2412)
    assert (plain["ssid"], plain["frequency"]) == ("a b\\x5cc", 2437)
    assert secure["auth"] == ["RSNA_PSK"] and plain["auth"] == ["80211_OPEN"]
    assert secure["unicast_ciphers"] == ["CCMP"]
    assert secure["multicast_cipher"] == "CCMP"
    assert (secure["beacon_interval"], plain["beacon_interval"]) == (25, 50)
    assert (secure["signal_dbm"], plain["signal_dbm"]) == (-30, -60)
    assert 0 < plain["link_quality"] < secure["link_quality"] <= 100
    assert secure["capability"] & 0x10 and not plain["capability"] & 0x10
    assert not secure["current"] and not plain["current"]
    assert secure["seen_ms_ago"] < 600e3


def test_listed_ssids(adapter, ap, air):
    """SCAN-16: one probe for each SSID of the list on each channel."""
    start = air.now()
    adapter.do("scan", "ssid", "one", "ssid", "two words", "ssid", ap.ssid)
    adapter.expect(scan_confirm())
    channels = probes(air, adapter, start)
    assert len(channels) > 5
    assert all(ssids == ["one", "two words", ap.ssid]
               for ssids in channels.values()), channels
    entry(adapter, ap)


def test_passive(adapter, ap, air):
    """SCAN-12, SCAN-16: nothing is sent, and the AP is heard all the same."""
    start = air.now()
    adapter.do("scan", "passive")
    adapter.expect(scan_confirm())
    assert probes(air, adapter, start) == {}
    entry(adapter, ap)


@pytest.mark.parametrize("named", [True, False], ids=["named", "not named"])
def test_hidden(adapter, make_ap, named):
    """SCAN-18: a hidden network shows its name to who knows it, and to
    nobody else."""
    ap = make_ap(0, ignore_broadcast_ssid=1)
    adapter.do("scan", *(["ssid", ap.ssid] if named else []))
    adapter.expect(scan_confirm())
    assert entry(adapter, ap)["ssid"] == (ap.ssid if named else "")


def test_elements(adapter, genl, air):
    """SCAN-16: the elements of the request come at the end of the probes."""
    start = air.now()
    genl.request("CMD_SCAN", attr("A_IFNAME", adapter.name),
                 attr("A_SCAN_IES", VENDOR), attr("A_COOKIE", u64(7)))
    adapter.expect(scan_confirm())
    assert genl.wait_done(7)[UAPI["A_NDIS_STATUS"]] == u32(0)
    frames = air.mgmt(a.PROBE_REQ, sender=adapter.show()["mac"], start=start)
    assert frames
    assert all(frame.body.endswith(VENDOR) for frame in frames)


def test_second_refused(adapter, genl):
    """SCAN-7: refused without disturbing the first; each ends once."""
    for cookie in (1, 2, 3):
        adapter.begin_scan(genl, cookie)
    for cookie in (2, 3):
        done = genl.wait_done(cookie)
        assert done[UAPI["A_NDIS_STATUS"]] == u32(MEDIA_IN_USE)
        assert done[UAPI["A_ERROR"]] != u32(0)
    assert genl.wait_done(1)[UAPI["A_NDIS_STATUS"]] == u32(0)
    adapter.expect(scan_confirm())
    # PAIR-10: and then another one
    adapter.do("scan")
    adapter.expect(scan_confirm())


def test_refused_command(adapter, genl):
    """SCAN-7 as the command tells it."""
    adapter.begin_scan(genl, 1)
    refused(adapter.do("scan", check=False), "NDIS_STATUS_DOT11_MEDIA_IN_USE")
    genl.wait_done(1)
    adapter.expect(scan_confirm())


def test_iw_scan(adapter, ap):
    """Contract 4: iw scans, and is given the results."""
    adapter.up()
    shown = adapter.iw("scan").stdout
    adapter.expect(scan_confirm())
    assert f"BSS {ap.mac}" in shown and f"SSID: {ap.ssid}" in shown
    assert f"BSS {ap.mac}" in adapter.iw("scan", "dump").stdout


def test_iw_abort(adapter, genl):
    """SCAN-4, SCAN-10: an aborted scan is confirmed as such."""
    adapter.up()
    adapter.iw("scan", "trigger")
    adapter.iw("scan", "abort")
    adapter.expect(scan_confirm(NDIS_ABORTED))


def test_abort_is_for_its_own(adapter):
    """Aborting when there is nothing to abort does nothing."""
    adapter.up()
    adapter.iw("scan", "abort", check=False)
    adapter.do("scan")
    adapter.expect(scan_confirm())


def test_iw_while_ours_runs(adapter, genl):
    """SCAN-7: nl80211 has to wait its turn like everybody; its scan is ended
    as aborted, and there is no confirmation of it."""
    adapter.up()
    adapter.begin_scan(genl, 1)
    adapter.iw("scan", "trigger", check=False)
    genl.wait_done(1)
    adapter.expect(scan_confirm())
    # cfg80211 is free for the next one.
    until(lambda: adapter.iw("scan", "trigger", "freq", 2412,
                             check=False).returncode == 0, "the next scan")
    adapter.expect(scan_confirm())


def test_while_connected(adapter, make_ap, echo, address, genl):
    """SCAN-9, SCAN-20, SCAN-23: the connection survives, and its AP is in the
    list."""
    ap, other = make_ap(0), make_ap(1, channel=6, ssid="other")
    adapter.up(address)
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    ping()
    adapter.begin_scan(genl, 1)
    # SCAN-23: answered from the cache, during a scan too.
    assert entry(adapter, ap)["current"]
    genl.wait_done(1)
    adapter.expect(scan_confirm())
    ping()
    assert entry(adapter, ap)["current"]
    assert not entry(adapter, other)["current"]
    assert adapter.port()["session"] == 1


@pytest.mark.parametrize("how", ["flush", "reset"])
def test_emptied(adapter, ap, how):
    """SCAN-22: what empties the cache."""
    adapter.look(ap)
    entry(adapter, ap)
    if how == "flush":
        adapter.do("bss", "flush")
    else:
        adapter.do("reset")
        adapter.expect(reset_request())
    assert adapter.bss() == []
    adapter.look(ap)
    entry(adapter, ap)


def test_flush_in_op(adapter, ap):
    """STATE-5, OID_DOT11_FLUSH_BSS_LIST: INIT only."""
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    refused(adapter.do("bss", "flush", check=False),
            "not allowed while connected")
    entry(adapter, ap)


def test_not_emptied(adapter, make_ap):
    """SCAN-22, DISCONN-8: neither a scan nor a disconnect empties it."""
    ap, gone = make_ap(0), make_ap(1, channel=6, ssid="gone")
    adapter.look(ap, gone)
    adapter.connect()
    adapter.disconnect()
    adapter.expect(connected(ap), disconnected(ap, session=1))
    entry(adapter, gone)
    adapter.look(ap)
    entry(adapter, gone)


def test_implicit_is_not_confirmed(adapter, air):
    """SCAN-5, CAND-8: the station looks around on its own, and says nothing
    of it."""
    start = air.now()
    refused(adapter.connect("nobody", check=False), "exhausted")
    adapter.expect(connect_request(), connection_start(),
                   connection_completion(EXHAUSTED))
    assert any("nobody" in ssids
               for ssids in probes(air, adapter, start).values())


def test_explicit_cancels_implicit(adapter, genl):
    """SCAN-6: the explicit scan does not wait for the end of the station's
    own, and is confirmed once; the connection comes to its end as well."""
    name = attr("A_IFNAME", adapter.name)
    genl.request("CMD_CONNECT", name, attr("A_SSID", b"nobody"),
                 attr("A_COOKIE", u64(1)))
    adapter.begin_scan(genl, 2)
    adapter.expect(connect_request(), connection_start())
    assert genl.wait_done(2)[UAPI["A_NDIS_STATUS"]] == u32(0)
    assert genl.wait_done(1)[UAPI["A_STATUS"]] == u32(EXHAUSTED)
    events = adapter.trace.events[-2:]
    adapter.trace.ignore |= {"SCAN_CONFIRM", "CONNECTION_COMPLETION"}
    assert {e.get("status") for e in events} == {
        "NDIS_STATUS_DOT11_SCAN_CONFIRM",
        "NDIS_STATUS_DOT11_CONNECTION_COMPLETION"}


def test_connect_waits_for_scan(adapter, ap, genl):
    """SCAN-10: an explicit scan runs to its end; the connection goes on
    then."""
    adapter.look(ap)
    adapter.begin_scan(genl, 1)
    adapter.connect()
    adapter.expect(connect_request(), connection_start(), scan_confirm(),
                   connected(ap)[2:])
    genl.wait_done(1)


def test_disconnect_leaves_scan_alone(adapter, ap, genl):
    """SCAN-10: a disconnect is nothing that ends an explicit scan."""
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    adapter.begin_scan(genl, 1)
    adapter.disconnect()
    adapter.expect(disconnected(ap, session=1), scan_confirm())
    assert genl.wait_done(1)[UAPI["A_NDIS_STATUS"]] == u32(0)


def test_ap_changes_its_ssid(adapter, make_ap):
    """SCAN-24: one entry for each BSS, as it was last heard; the connection
    is told of with the frames of the network that it is with."""
    before = make_ap(0, ssid="before")
    adapter.look(before)
    before.stop()
    after = make_ap(0, ssid="after")
    assert after.mac == before.mac
    until(lambda: (adapter.look(after), entry(adapter, after))[1]["ssid"] ==
          "after", "the new name is heard")
    adapter.connect("after")
    completion = adapter.expect(connected(after))[3]["payload"]
    assert b"after".hex() in completion["uBeacon"]
    assert "SSID: after" in adapter.iw("link").stdout
    adapter.disconnect()
    adapter.expect(disconnected(after, session=1))
    refused(adapter.connect("before", check=False), "exhausted")
    adapter.expect(connect_request(), connection_start(),
                   connection_completion(EXHAUSTED))


def test_current_ap_is_up_to_date(adapter, ap):
    """SCAN-23, LINK-8: the entry of the AP is that of its last Beacon, also
    without a scan."""
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    adapter.trace.ignore.add("LINK_QUALITY")
    ap.radio.signal(-70)
    until(lambda: entry(adapter, ap)["signal_dbm"] < -60, "the new signal",
          deadline=20)
