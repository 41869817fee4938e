# SPDX-License-Identifier: GPL-2.0-only
"""Explicit scans: what is sent, what is refused, and their one confirmation."""

import struct

from lib import air as a
from lib.adapter import nwifi_json, refused
from lib.genl import UAPI, attr, u64
from lib.lane import not_in_debug_lane
from lib.proc import run, until
from lib.trace import connected, scan_confirm
from lib.transmitter import PROBE_RESPONSE, beacon, element

RADIOS = 3

VENDOR_ELEMENT = bytes.fromhex("dd05001122aabb")
ABORTED = 0xc001000c


def probes(air, mac, start):
    """Probe requests of the station, as sets of what they ask for."""
    return {frame.ssid for frame in air.mgmt(a.PROBE_REQ, sender=mac,
                                             start=start)}


def test_active(adapter, ap, air):
    """SCAN-2, SCAN-4, SCAN-16: without a list one probe with the zero-length
    SSID; the results are there when the scan is confirmed."""
    mac, start = adapter.show()["mac"], air.now()
    adapter.do("scan")
    adapter.expect(scan_confirm())
    assert probes(air, mac, start) == {""}
    found, = [bss for bss in adapter.bss() if bss["bssid"] == ap.mac]
    assert (found["ssid"], found["frequency"]) == (ap.ssid, ap.freq)
    assert not found["current"]


def test_ssids_and_elements(adapter, ap, air, genl):
    """SCAN-16: a probe for each SSID, with the elements that were given."""
    mac, start = adapter.show()["mac"], air.now()
    genl.request("CMD_SCAN", attr("A_IFNAME", adapter.name),
                 attr("A_SCAN_SSID", ap.ssid.encode()),
                 attr("A_SCAN_SSID", b"elsewhere"),
                 attr("A_SCAN_IES", VENDOR_ELEMENT),
                 attr("A_COOKIE", u64(1)))
    assert genl.wait_done(1)[UAPI["A_ERROR"]] == struct.pack("=i", 0)
    adapter.expect(scan_confirm())
    assert probes(air, mac, start) == {ap.ssid, "elsewhere"}
    for frame in air.mgmt(a.PROBE_REQ, sender=mac, start=start):
        assert (0xdd, VENDOR_ELEMENT[2:]) in frame.elements()


def test_passive(adapter, ap, air):
    """SCAN-12, SCAN-16: a passive scan sends nothing, and hears the beacons."""
    mac, start = adapter.show()["mac"], air.now()
    adapter.do("scan", "passive")
    adapter.expect(scan_confirm())
    assert probes(air, mac, start) == set()
    assert ap.mac in {bss["bssid"] for bss in adapter.bss()}


def test_second_is_refused(adapter, genl):
    """SCAN-3, SCAN-7: a second request does not disturb the first."""
    adapter.begin_scan(genl, 1)
    refused(adapter.do("scan", check=False), "a scan is running already")
    assert genl.wait_done(1)[UAPI["A_ERROR"]] == struct.pack("=i", 0)
    adapter.expect(scan_confirm())


def test_reset_cancels(adapter, genl):
    """SCAN-4, RESET-3: a reset ends the scan, which is confirmed once."""
    adapter.begin_scan(genl, 1)
    adapter.do("reset")
    done = genl.wait_done(1)
    assert struct.unpack("=I", done[UAPI["A_NDIS_STATUS"]]) == (ABORTED,)
    adapter.trace.skip_to(scan_confirm(ABORTED))


def test_scan_while_connected(adapter, ap):
    """SCAN-9, SCAN-20: it is confirmed, and the connection stays."""
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    adapter.do("scan")
    adapter.expect(scan_confirm())
    assert adapter.show()["bssid"] == ap.mac
    current, = [bss for bss in adapter.bss() if bss["current"]]
    assert current["bssid"] == ap.mac


def test_flush(adapter, ap):
    """SCAN-22, OID note 5: the cache is emptied in INIT only."""
    adapter.look(ap)
    assert adapter.bss()
    adapter.do("bss", "flush")
    assert nwifi_json("bss", adapter.name) == []
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    refused(adapter.do("bss", "flush", check=False), "not allowed while")
    assert ap.mac in {bss["bssid"] for bss in adapter.bss()}


def test_one_bssid_on_two_channels(adapter, make_transmitter, make_ap, ssid):
    """SCAN-24, B3: channel, BSSID and SSID name a BSS. The station joins the
    one that it was asked for, and says so."""
    ap = make_ap(0, channel=1)
    twin = make_transmitter(1, channel=11)
    twin.repeat(beacon(ap.mac, b"twin", 11))

    def look():
        adapter.iw("scan", "trigger", "freq", ap.freq, 2462)
        adapter.expect(scan_confirm())
        return len([bss for bss in adapter.bss()
                    if bss["bssid"] == ap.mac]) == 2

    adapter.up()
    until(look, "both are seen")
    assert ({(bss["frequency"], bss["ssid"]) for bss in adapter.bss()
             if bss["bssid"] == ap.mac} == {(ap.freq, ssid), (2462, "twin")})
    found = adapter.iw("scan", "dump").stdout
    assert "SSID: twin" in found and f"SSID: {ssid}" in found
    adapter.connect()
    adapter.expect(connected(ap))
    current, = [bss for bss in adapter.bss() if bss["current"]]
    assert (current["frequency"], current["ssid"]) == (ap.freq, ssid)


def test_ssid_of_any_bytes(adapter, make_ap):
    """B19: an SSID can be given to the command as it is printed."""
    ap = make_ap(0, ssid2=b"a\\ \x00\xff\x7f\n".hex())
    adapter.look(ap)
    found, = [bss for bss in adapter.bss() if bss["bssid"] == ap.mac]
    ap.ssid = found["ssid"]
    assert ap.ssid == r"a\x5c \x00\xff\x7f\x0a"
    adapter.do("scan", "ssid", ap.ssid)
    adapter.expect(scan_confirm())
    adapter.connect(ap.ssid)
    adapter.expect(connected(ap))
    assert adapter.show()["ssid"] == ap.ssid


def test_many_strangers(adapter, make_transmitter, make_ap, ssid):
    """B2: the AP that starts after 400 others is found, and connected with."""
    strangers = [beacon(f"02:bb:00:00:{n >> 8:02x}:{n & 255:02x}",
                        f"stranger{n}".encode(), 1) for n in range(400)]
    make_transmitter(1).repeat(*strangers)

    def look(wanted):
        adapter.iw("scan", "trigger", "freq", 2412, "passive")
        adapter.expect(scan_confirm())
        return wanted()

    def heard():
        return sum(bss["ssid"].startswith("stranger") for bss in adapter.bss())

    adapter.up()
    until(lambda: look(lambda: heard() == 400), "the strangers are seen")
    ap = make_ap(0)
    until(lambda: look(lambda: ap.mac in {bss["bssid"]
                                          for bss in adapter.bss()}),
          "the AP is seen")
    adapter.connect()
    adapter.expect(connected(ap))
    assert heard() == 400


def dumped(ifname, bssid):
    """What cfg80211 tells of a BSS at an interface, but for its age."""
    found = run("iw", "dev", ifname, "scan", "dump", "-b").stdout
    for part in ("\n" + found).split("\nBSS ")[1:]:
        if part.startswith(bssid):
            return [line for line in part.splitlines()[1:]
                    if not line.startswith(("\tlast seen", "\tTSF"))]
    return None


def timestamp(ifname, bssid):
    found = run("iw", "dev", ifname, "scan", "dump").stdout
    part = found[found.index(f"BSS {bssid}"):]
    return int(part[part.index("TSF: "):].split()[1])


def load(stations):
    """BSS Load, an element that iw prints."""
    return element(11, bytes([stations, 0, 0, 0, 0]))


def scan_until(adapter, wanted, *options):
    """Scan channel 1 until what is wanted is there."""
    def look():
        adapter.iw("scan", "trigger", "freq", 2412, *options)
        adapter.expect(scan_confirm())
        return wanted()

    adapter.up()
    until(look, "what is wanted is there")


def test_beacon_and_probe_response(adapter, make_transmitter):
    """B24: beacons and probe responses are told apart, as the lower radio has
    received them."""
    mac, bssid = adapter.show()["mac"], "02:bb:00:00:00:01"
    make_transmitter(1).repeat(
        beacon(bssid, b"both", 1, load(17)),
        beacon(bssid, b"both", 1, load(18), kind=PROBE_RESPONSE,
               receiver=mac))

    def both():
        found = dumped(adapter.lower, bssid) or []
        return all(any(f"station count: {count}" in line for line in found)
                   for count in (17, 18))

    scan_until(adapter, both)
    assert dumped(adapter.name, bssid) == dumped(adapter.lower, bssid)


def test_timestamp(adapter, make_transmitter):
    """B24: the timestamp of a BSS is that of its last beacon."""
    bssid = "02:bb:00:00:00:01"
    transmitter = make_transmitter(1)
    for tsf in (10**6, 10**7):
        transmitter.repeat(beacon(bssid, b"clock", 1, tsf=tsf))
        scan_until(adapter, lambda: dumped(adapter.lower, bssid) and
                   timestamp(adapter.lower, bssid) == tsf)  # pylint: disable=W0640
        transmitter.pause()
        assert timestamp(adapter.name, bssid) == tsf


def test_multiple_bssid(adapter, make_transmitter):
    """B24: a BSS without beacons of its own, which is told of by another."""
    bssid, hidden = "02:bb:00:00:00:08", "02:bb:00:00:00:09"
    profile = (element(83, b"\x01\x00") + element(0, b"second") +
               element(85, b"\x01\x01\x00"))
    more = element(71, b"\x03" + element(0, profile))
    make_transmitter(1).repeat(beacon(bssid, b"first", 1, more))
    scan_until(adapter, lambda: dumped(adapter.lower, hidden))
    for mac in (bssid, hidden):
        assert dumped(adapter.name, mac) == dumped(adapter.lower, mac)
    assert ({(bss["bssid"], bss["ssid"]) for bss in adapter.bss()} >=
            {(bssid, "first"), (hidden, "second")})


@not_in_debug_lane("cfg80211 tells by the clock what it has heard before a "
                   "scan, and there the clock stands still")
def test_flush_flag(adapter, make_ap):
    """B24: a scan that flushes leaves no BSS that it has not heard."""
    gone, ap = make_ap(0), make_ap(1)
    adapter.look(gone, ap)
    gone.vanish()
    scan_until(adapter, lambda: ap.mac in {bss["bssid"]
                                           for bss in adapter.bss()}, "flush")
    assert gone.mac not in {bss["bssid"] for bss in adapter.bss()}
    for ifname in (adapter.name, adapter.lower):
        assert dumped(ifname, gone.mac) is None
        assert dumped(ifname, ap.mac)


def test_random_address(adapter, ap, air):
    """B24: probe requests with a random address, if the radio can do that."""
    mac, start = adapter.show()["mac"], air.now()
    adapter.up()
    adapter.iw("scan", "trigger", "freq", ap.freq, "randomise")
    adapter.expect(scan_confirm())
    senders = {frame.sender for frame in air.mgmt(a.PROBE_REQ, start=start)}
    assert senders and mac not in senders
    # Low priority is no business of this radio, but it has to know the flag.
    adapter.iw("scan", "trigger", "freq", ap.freq, "lowpri")
    adapter.expect(scan_confirm())
