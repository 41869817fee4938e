# SPDX-License-Identifier: GPL-2.0-only
"""Adapters: how they come and go, and what becomes of the device below."""

import pathlib
import re

import pytest

from lib.adapter import Adapter, nwifi, nwifi_json, refused
from lib.genl import UAPI, u32
from lib.netns import Namespace
from lib.proc import run, until
from lib.trace import (LOST, NDIS_ABORTED, RADIO_OFF, came_back, connected,
                       disassociated, disconnected, removal, roamed,
                       scan_confirm)
from lib.traffic import Stream, ping

RADIOS = 4


def flags(ifname):
    return set(re.search(r"<(.*?)>", run("ip", "link", "show",
                                         ifname).stdout)[1].split(","))


def exists(ifname):
    return pathlib.Path("/sys/class/net", ifname).exists()


@pytest.fixture
def lower(radios):
    return radios.own().ifname


@pytest.fixture
def station(adapter, ap, echo, address):
    """Connected, with an address; data passes."""
    adapter.up(address)
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    ping()
    return adapter


def given_back(lower):
    """The lower device is as it was before."""
    assert "master" not in run("ip", "link", "show", lower).stdout
    info = run("iw", "dev", lower, "info").stdout
    assert "type managed" in info
    assert run("iw", "dev", lower, "link").stdout.startswith("Not connected")


def test_add_and_delete(monitor, lower):
    """Contract 2, STATE-8: default name, state and address of the lower
    device; gone without a trace."""
    assert nwifi_json("adapter") == []
    assert nwifi("adapter", "add", lower).stdout == "nwl0\n"
    shown = nwifi_json("adapter", "nwl0")
    mac = pathlib.Path("/sys/class/net", lower, "address").read_text().strip()
    assert shown["name"] == "nwl0" and shown["lower"] == lower
    assert (shown["mac"], shown["state"]) == (mac, "INIT")
    assert shown["ssid"] in ("", None) and shown["bssid"] in ("", None)
    assert nwifi_json("adapter") == [shown]
    assert shown["phase"] == "I"
    assert "idle" in nwifi("adapter").stdout.splitlines()[1].split()
    assert nwifi_json("port") == [] and nwifi_json("bss", "nwl0") == []
    link = run("ip", "-d", "link", "show", "nwl0").stdout
    assert f"nwl0@{lower}" in link and "nwifi" in link and mac in link
    assert "master nwl0" in run("ip", "link", "show", lower).stdout
    wiphy = shown["wiphy"]
    nwifi("adapter", "del", "nwl0")
    assert not exists("nwl0")
    assert not pathlib.Path("/sys/class/ieee80211", wiphy).exists()
    assert nwifi_json("adapter") == []
    given_back(lower)
    assert [(e["seq"], e["action"]) for e in monitor.events[:2]] in (
        [(1, "arrival"), (2, "removal")], [(1, "arrival")])
    monitor.wait_for(lambda e: e.get("action") == "removal")


@pytest.mark.parametrize("up", [True, False], ids=["up", "down"])
def test_lower_given_back(monitor, lower, up):
    """The lower device is up or down afterwards as it was before."""
    run("ip", "link", "set", lower, "up" if up else "down")
    nwifi("adapter", "add", lower)
    assert "UP" in flags(lower)
    nwifi("adapter", "del", "nwl0")
    assert ("UP" in flags(lower)) == up
    given_back(lower)
    run("ip", "link", "set", lower, "down")


def test_lower_stays_silent(adapter, ap, air):
    """PORT-31, design rule 6: IPv6 does not configure the lower device, so
    that nothing leaves it but what the adapter sends."""
    run("sysctl", "-qw", f"net.ipv6.conf.{adapter.name}.disable_ipv6=1")
    adapter.up()
    start = air.now()
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    # Duplicate address detection and router solicitations would come in the
    # first seconds.
    mac = adapter.show()["mac"]
    with pytest.raises(AssertionError, match="no such frame"):
        air.wait(lambda f: f.is_msdu and f.sender == mac, start, deadline=5)
    assert not run("ip", "-6", "-o", "address", "show", "dev",
                   adapter.lower).stdout


@pytest.mark.parametrize("name, made", [
    ("radio", "radio"),
    ("x%dy", "x0y"),
    ("fifteen-bytes-x", "fifteen-bytes-x"),
])
def test_names(make_adapter, name, made):
    """A name, or a template."""
    adapter = make_adapter(name=name)
    assert adapter.name == made
    assert exists(made)


def test_default_names(make_adapter):
    """Contract 2: nwl%d; two adapters at once."""
    assert [make_adapter().name, make_adapter().name] == ["nwl0", "nwl1"]
    assert [a["name"] for a in nwifi_json("adapter")] == ["nwl0", "nwl1"]


@pytest.mark.parametrize("args, status, reason", [
    (["lo"], 1, "not a wireless device"),
    (["br7"], 1, "not a wireless device"),
    (["nothere"], 1, "no such network device"),
    (["nwl0"], 1, "an adapter itself"),
    (["LOWER"], 1, "belongs to another one"),
    (["OTHER", "name", "nwl0"], 1, "device of this name exists"),
    (["OTHER", "name", "lo"], 1, "device of this name exists"),
    (["OTHER", "name", "sixteen-bytes-xx"], 2, "name"),
    (["OTHER", "name", "a/b"], 2, "name"),
    (["OTHER", "name", ".."], 2, "name"),
    (["OTHER", "name", ""], 2, "name"),
    ([], 2, "missing"),
    (["OTHER", "name"], 2, "missing"),
])
def test_refused(adapter, radios, args, status, reason):
    """Contract 2: what cannot be is refused with a reason, and leaves nothing
    behind."""
    other = radios.own(1).ifname
    run("ip", "link", "add", "br7", "type", "bridge")
    before = run("ip", "-o", "link").stdout
    phys = set(pathlib.Path("/sys/class/ieee80211").iterdir())
    named = {"LOWER": adapter.lower, "OTHER": other}
    result = nwifi("adapter", "add", *[named.get(a, a) for a in args],
                   check=False)
    assert run("ip", "-o", "link").stdout == before
    assert set(pathlib.Path("/sys/class/ieee80211").iterdir()) == phys
    run("ip", "link", "del", "br7")
    refused(result, reason, status)


def test_refused_in_bridge(radios):
    """The lower device must not belong to anybody else."""
    lower = radios.own().ifname
    run("ip", "link", "add", "bond7", "type", "bond")
    run("ip", "link", "set", lower, "down")
    run("ip", "link", "set", lower, "master", "bond7")
    result = nwifi("adapter", "add", lower, check=False)
    run("ip", "link", "del", "bond7")
    refused(result, "belongs to another one")


@pytest.mark.parametrize("kind", ["monitor", "__ap", "ibss"])
def test_refused_mode(radios, kind):
    """Only a device in station mode can be attached to."""
    lower = radios.own().ifname
    run("ip", "link", "set", lower, "down")
    run("iw", "dev", lower, "set", "type", kind)
    result = nwifi("adapter", "add", lower, check=False)
    run("ip", "link", "set", lower, "down")
    run("iw", "dev", lower, "set", "type", "managed")
    refused(result, "station (managed) mode")


def test_refused_connected(radios, ap):
    """A device that is connected has a manager."""
    lower = radios.own().ifname
    run("ip", "link", "set", lower, "up")
    run("iw", "dev", lower, "connect", "-w", ap.ssid)
    result = nwifi("adapter", "add", lower, check=False)
    run("iw", "dev", lower, "disconnect")
    run("ip", "link", "set", lower, "down")
    refused(result, "the device is connected")


@pytest.mark.parametrize("how", ["nwifi", "ip"])
def test_delete_connected(station, ap, how):
    """T15, PORT-24, DISASSOC-7: an orderly removal leaves the network."""
    lower = station.lower
    if how == "nwifi":
        station.delete()
    else:
        run("ip", "link", "del", station.name)
    station.expect(disconnected(ap, session=1), removal())
    until(lambda: nwifi_json("adapter") == [], "the adapter is gone")
    assert not exists(station.name)
    until(lambda: not ap.stations(), "the AP forgets the station")
    given_back(lower)


@pytest.mark.parametrize("how", ["nwifi", "ip"])
def test_delete_scanning(adapter, genl, how):
    """SCAN-4, T15: what is open is closed before the adapter goes."""
    adapter.begin_scan(genl, cookie=1)
    if how == "nwifi":
        adapter.delete()
    else:
        run("ip", "link", "del", adapter.name)
    adapter.expect(scan_confirm(NDIS_ABORTED), removal())
    assert genl.wait_done(1)[UAPI["A_ERROR"]] != u32(0)


def test_delete_twice(adapter):
    """The second one is told that there is none."""
    adapter.delete()
    refused(nwifi("adapter", "del", adapter.name, check=False),
            "no such adapter")
    adapter.expect(removal())


def test_add_and_delete_often(monitor, lower):
    """Nothing is left behind by ten generations; each counts from 1."""
    for _ in range(10):
        nwifi("adapter", "add", lower)
        nwifi("adapter", "del", "nwl0")
    monitor.wait_until(lambda: len(monitor.events) == 20)
    assert [e["seq"] for e in monitor.events] == [1, 2] * 10
    given_back(lower)


def test_two_connected(make_adapter, make_ap, echo, address):
    """Two adapters at once, each with its own connection and port."""
    aps = make_ap(0), make_ap(1, channel=6, ssid="second")
    adapters = make_adapter(), make_adapter()
    for adapter, ap in zip(adapters, aps):
        adapter.look(ap)
        adapter.connect(ap.ssid)
    for adapter, ap in zip(adapters, aps):
        adapter.expect(connected(ap))
        assert adapter.show()["bssid"] == ap.mac
    assert {(p["adapter"], p["peer"]) for p in nwifi_json("port")} == {
        (adapter.name, ap.mac) for adapter, ap in zip(adapters, aps)}
    adapters[0].up(address)
    ping()
    # The end of one is none of the other's business.
    adapters[1].disconnect()
    adapters[1].expect(disconnected(aps[1], 1))
    ping()
    assert adapters[0].port()["session"] == 1


def test_two_roam_at_once(make_adapter, make_ap):
    """Two workers at a time."""
    aps = make_ap(0), make_ap(1, channel=6)
    adapters = make_adapter(), make_adapter()
    for adapter in adapters:
        adapter.look(*aps)
        adapter.connect(bssid=aps[0].mac)
        adapter.expect(connected(aps[0]))
    for session in (1, 2, 3):
        old, new = aps if session % 2 else aps[::-1]
        roams = [adapter.start("roam", "bssid", new.mac)
                 for adapter in adapters]
        assert [roam().returncode for roam in roams] == [0, 0]
        for adapter in adapters:
            adapter.expect(roamed(old, new, session))


def test_namespace(radios, make_monitor, make_ap, ssid, echo, address):
    """In a network namespace: seen, used and monitored only there, and
    removed with it."""
    ap = make_ap(0)
    radio = radios.own()
    netns = Namespace("station")
    radio.move(netns)
    adapter = Adapter(radio.ifname, ssid, make_monitor(netns), netns=netns)
    assert nwifi_json("adapter") == []
    assert adapter.show()["lower"] == radio.ifname
    adapter.up(address)
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    ping(netns)
    watch = adapter.trace.monitor
    watch.stop()
    # The radio comes back to us when the last one has left the namespace.
    netns.delete()
    radio.netns = None
    until(lambda: exists(radio.ifname), "the radio is back")
    until(lambda: not ap.stations(), "the AP forgets the station")
    assert nwifi_json("adapter") == []
    given_back(radio.ifname)


def test_lower_moved(station, ap, radios):
    """T15, T16: the lower device moves to another namespace, for which it is
    taken down: for the adapter it is gone."""
    netns = Namespace("elsewhere")
    radio = radios.own()
    radio.move(netns)
    station.expect(disassociated(ap, 1, RADIO_OFF), removal())
    assert nwifi_json("adapter") == []
    assert not exists(station.name)
    radio.move(None)
    netns.delete()
    until(lambda: exists(radio.ifname), "the radio is back")
    given_back(radio.ifname)


def test_lower_renamed(monitor, lower, make_ap, ssid, echo, address):
    """Contract 4: the lower device is renamed, and the adapter gets its old
    name."""
    ap = make_ap(0)
    nwifi("adapter", "add", lower)
    for old, new in ((lower, "below0"), ("nwl0", lower)):
        run("ip", "link", "set", old, "down")
        run("ip", "link", "set", old, "name", new)
        run("ip", "link", "set", new, "up")
    shown = nwifi_json("adapter", lower)
    assert (shown["name"], shown["lower"]) == (lower, "below0")
    run("ip", "addr", "add", address, "dev", lower)
    nwifi("connect", lower, "ssid", ssid)
    ping()
    assert nwifi_json("adapter", lower)["bssid"] == ap.mac
    nwifi("adapter", "del", lower)
    run("ip", "link", "set", "below0", "down")
    run("ip", "link", "set", "below0", "name", lower)


def test_t16_lower_down_and_up(station, ap):
    """T16, PWR-1, PWR-6, DISASSOC-5: reason 3 when the lower device goes down,
    no roam while it is; the station comes back with it."""
    run("ip", "link", "set", station.lower, "down")
    station.trace.ignore.add("PHY_STATE_CHANGED")
    station.expect(disassociated(ap, 1, RADIO_OFF))
    refused(station.do("scan", check=False), "the radio is off")
    refused(station.roam(check=False), "the radio is off")
    assert station.show()["state"] == "OP"
    run("ip", "link", "set", station.lower, "up")
    station.expect(came_back(ap, 2, LOST))
    ping()


def test_lower_down_idle(adapter, ap):
    """CONN-3: without a radio a connect request fails at once."""
    run("ip", "link", "set", adapter.lower, "down")
    adapter.trace.ignore.add("PHY_STATE_CHANGED")
    refused(adapter.connect(check=False), "the radio is off")
    assert adapter.show()["state"] == "INIT"
    run("ip", "link", "set", adapter.lower, "up")
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))


def test_upper_down(station, ap):
    """A user who takes the interface down wants the connection to end."""
    run("ip", "link", "set", station.name, "down")
    station.expect(disconnected(ap, session=1))
    assert station.show()["state"] == "INIT"
    station.up()
    station.connect()
    station.expect(connected(ap, session=2))
    ping()


@pytest.mark.parametrize("args", [
    ["adapter", "add", "LOWER"],
    ["adapter", "del", "NAME"],
    ["scan", "NAME"],
    ["bss", "NAME", "flush"],
    ["connect", "NAME", "ssid", "x"],
    ["disconnect", "NAME"],
    ["roam", "NAME"],
    ["reset", "NAME"],
    ["port", "open", "NAME", "02:00:00:00:00:00"],
    ["port", "close", "NAME", "02:00:00:00:00:00"],
])
def test_unprivileged(adapter, radios, args):
    """Design, rule 11: every write needs the permission of an
    administrator."""
    named = {"LOWER": radios.own(1).ifname, "NAME": adapter.name}
    before = adapter.show()
    result = run("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                 "--inh-caps=-all", "--bounding-set=-all", "--", "nwifi",
                 *[named.get(a, a) for a in args], check=False)
    assert result.returncode == 1, result
    assert re.search("ermi(tted|ssion)", result.stderr), result
    assert adapter.show() == before
    assert len(nwifi_json("adapter")) == 1


@pytest.mark.parametrize("args", [
    ["adapter"], ["adapter", "NAME"], ["bss", "NAME"], ["port"],
])
def test_unprivileged_reads(adapter, args):
    """Reading is for everybody."""
    args = [adapter.name if a == "NAME" else a for a in args]
    run("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--",
        "nwifi", *args)


def test_mtu(adapter):
    """Design, rule 6: the MTU follows the lower device."""
    before = adapter.sysfs("mtu")
    run("ip", "link", "set", adapter.lower, "mtu", 1400)
    try:
        assert adapter.sysfs("mtu") == "1400"
        assert run("ip", "link", "set", adapter.name, "mtu", 1401,
                   check=False).returncode
        assert adapter.sysfs("mtu") == "1400"
    finally:
        # the radio is for the tests that follow, too
        run("ip", "link", "set", adapter.lower, "mtu", before)
    run("ip", "link", "set", adapter.name, "mtu", before)


def module_file():
    """The module that vm-run has loaded."""
    release = run("uname", "-r").stdout.strip()
    top = pathlib.Path(__file__).resolve().parents[2]
    return top / "build" / release / "nwifi.ko"


def test_rmmod_under_traffic(station, ap):
    """T15: the module leaves in good order while data passes."""
    stream = Stream()
    stream.wait_answer()
    run("rmmod", "nwifi")
    stream.stop()
    station.expect(disconnected(ap, session=1), removal())
    assert not exists(station.name)
    given_back(station.lower)
    until(lambda: not ap.stations(), "the AP forgets the station")
    run("insmod", module_file())
    assert nwifi_json("adapter") == []


def test_rmmod_while_searching(adapter):
    """T6, T15: an open connection operation is closed first."""
    nwifi_connect = adapter.start("connect", "ssid", "nothing")
    until(lambda: adapter.show()["state"] == "OP", "the search")
    run("rmmod", "nwifi")
    assert nwifi_connect().returncode == 1
    run("insmod", module_file())
    names = [e.get("status", e.get("oid", e.get("action")))
             for e in adapter.trace.events]
    assert names[1:] == ["OID_DOT11_CONNECT_REQUEST",
                         "NDIS_STATUS_DOT11_CONNECTION_START",
                         "OID_DOT11_DISCONNECT_REQUEST",
                         "NDIS_STATUS_DOT11_CONNECTION_COMPLETION", "removal"]


def test_radio_vanishes_under_traffic(station, ap, radios, request):
    """T15, T16, PORT-24: the lower device goes down and is gone while data
    passes."""
    stream = Stream()
    stream.wait_answer()
    ap.up = False
    ap.ctrl.close()
    request.addfinalizer(lambda: reload_radios(radios))
    run("modprobe", "-r", "mac80211_hwsim")
    stream.stop()
    station.expect(disassociated(ap, 1, RADIO_OFF), removal())
    assert not exists(station.name)
    assert nwifi_json("adapter") == []
    ap.process.stop()


def reload_radios(radios):
    """All of them anew, the APs' among them in our namespace."""
    run("modprobe", "mac80211_hwsim", f"radios={RADIOS}")
    radios.find()
