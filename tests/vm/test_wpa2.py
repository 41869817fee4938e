# SPDX-License-Identifier: GPL-2.0-only
"""WPA2-PSK with a stock wpa_supplicant, which owns the port (PORT-6 b)."""

import pytest

from lib import air as a
from lib.adapter import refused
from lib.hostapd import PASSPHRASE, WPA2
from lib.proc import run
from lib.trace import (AUTH_RSNA_PSK, BY_OS, CIPHER_CCMP, LOST,
                       PEER_DEAUTH, association_completion, association_start,
                       came_back, connect_request, connected,
                       connection_completion, connection_start,
                       disassociated, disassociation, disconnect_request,
                       disconnected, link_quality, port, port_closed,
                       port_notification, port_opened, roamed)
from lib.traffic import CLIENT, Stream, ping, send

RADIOS = 3

GAP_LIMIT = 1.0


@pytest.fixture
def aps(make_ap):
    """Two APs of the network."""
    return make_ap(0, **WPA2), make_ap(1, channel=6, **WPA2)


@pytest.fixture
def supplicant(adapter, make_supplicant):
    return make_supplicant(adapter)


@pytest.fixture
def station(adapter, aps, supplicant, echo, address):
    """Connected to one of the two APs; .ap is this one, .other the other."""
    adapter.up(address)
    join(adapter, supplicant, aps)
    bssid = supplicant.status()["bssid"]
    adapter.ap, adapter.other = sorted(aps, key=lambda ap: ap.mac != bssid)
    adapter.expect(connected(adapter.ap, managed=True),
                   port_opened(adapter.ap, 1))
    ping()
    return adapter


def join(adapter, supplicant, aps, psk=PASSPHRASE, wait=True, **options):
    supplicant.add_network(aps[0].ssid, [ap.freq for ap in aps], psk,
                           **options)
    if wait:
        supplicant.wait_connected()


def lower_authorized(adapter, ap):
    """The AUTHORIZED flag as the lower radio has it."""
    dump = run("iw", "dev", adapter.lower, "station", "get", ap.mac,
               check=False).stdout
    return "authorized:\tyes" in dump


def own_data(air, adapter, start=0):
    """MSDUs that the adapter's radio has sent."""
    own = adapter.show()["mac"]
    return air.find(lambda f: f.is_msdu and f.sender == own and f.to_ds,
                    start)


def test_connect(adapter, make_ap, supplicant, air, echo, address):
    """T1, PORT-4, PORT-9, PORT-13, PORT-17, ASSOC-9, AUTH-3, AUTH-4: the port
    opens when the handshake is done, and not before."""
    ap = make_ap(0, **WPA2)
    adapter.up(address)
    join(adapter, supplicant, [ap])
    events = adapter.expect(
        connect_request(),
        connection_start(),
        association_start(ap),
        association_completion(
            ap, bReAssocReq=False, AuthAlgo=AUTH_RSNA_PSK,
            UnicastCipher=CIPHER_CCMP, MulticastCipher=CIPHER_CCMP,
            bPortAuthorized=False, uBeacon=lambda beacon: beacon != ""),
        port("create", ap, session=1, controlled=True, authorized=False,
             owner="os"),
        connection_completion(),
        link_quality(ap),
        port("open", ap, session=1, controlled=True, authorized=True,
             owner="os"),
        port_notification(ap, True))
    request = air.mgmt(a.ASSOC_REQ, receiver=ap.mac)[-1]
    assert events[3]["payload"]["uAssocReq"] == request.body.hex()
    ping()
    # AUTH-4: in the clear there were only frames of the handshake.
    data = own_data(air, adapter)
    clear = [f for f in data if not f.protected]
    assert clear and all(f.ethertype == a.EAPOL for f in clear), clear
    assert len(data) > len(clear)
    assert lower_authorized(adapter, ap)
    assert supplicant.status()["wpa_state"] == "COMPLETED"


def given_up(ap):
    """The AP ends a handshake that fails, and the OS side does not try again
    by itself: the supplicant has to know of it."""
    reasons = []

    def same(reason):
        reasons.append(reason)
        return reason >> 16 == 1 and set(reasons) == {reason}

    return [disassociation(ap, same),
            port("delete", ap, cause="explicit", status=same),
            disconnect_request()]


def test_wrong_passphrase(adapter, make_ap, supplicant):
    """PORT-13, CONN-12: the port never opens; the supplicant learns why."""
    ap = make_ap(0, **WPA2)
    join(adapter, supplicant, [ap], psk="wrong password", wait=False)
    adapter.expect(connected(ap, managed=True), given_up(ap))
    supplicant.ctrl.wait("reason=WRONG_KEY")
    assert adapter.show()["state"] == "INIT"


def test_roams(station, supplicant, air):
    """T8, PORT-1, PORT-40, design rule 8: wpa_cli roam, again and again."""
    changes = station.sysfs("carrier_changes")
    start = air.now()
    old, new = station.ap, station.other
    for session in range(1, 5):
        stream = Stream()
        stream.wait_answer()
        mark = stream.mark()
        supplicant.ctrl.do(f"ROAM {new.mac}")
        supplicant.wait_connected(new.mac)
        station.expect(roamed(old, new, session, managed=True),
                       port_opened(new, session + 1))
        stream.wait_answer()
        stream.stop()
        assert stream.gap(mark) < GAP_LIMIT
        assert lower_authorized(station, new)
        old, new = new, old
    assert station.sysfs("carrier_changes") == changes
    # Nothing left in the clear, and over no AP before its port was open.
    assert all(f.protected or f.ethertype == a.EAPOL
               for f in own_data(air, station, start))


def test_roam_by_itself(station, supplicant):
    """T8: our own roam request carries the supplicant along."""
    station.roam(station.other)
    station.expect(roamed(station.ap, station.other, 1, managed=True),
                   port_opened(station.other, 2))
    supplicant.wait_connected(station.other.mac)
    ping()


def test_t9_reassociate(station, supplicant):
    """T9: wpa_cli reassociate."""
    supplicant.ctrl.do("REASSOCIATE")
    supplicant.wait_connected()
    # A manager may disconnect first; either way it ends in one association.
    new = {ap.mac: ap for ap in (station.ap, station.other)}[
        supplicant.status()["bssid"]]
    event = station.trace.skip_to(port("open", new))
    assert event["session"] == 2
    station.expect(port_notification(new, True))
    ping()


def test_reconnect(station, supplicant):
    """T5, T1: wpa_cli disconnect and reconnect."""
    ap = station.ap
    supplicant.ctrl.do("DISCONNECT")
    station.expect(disconnected(ap, session=1))
    assert station.show()["state"] == "INIT"
    assert station.ports() == []
    supplicant.ctrl.drain()
    supplicant.ctrl.do("RECONNECT")
    supplicant.wait_connected()
    new = {ap.mac: ap for ap in (station.ap, station.other)}[
        supplicant.status()["bssid"]]
    station.expect(connected(new, session=2, managed=True),
                   port_opened(new, 2))
    ping()


def test_group_rekey(adapter, make_ap, supplicant, echo, address):
    """PORT-18: a new group key changes nothing of the port, and broadcast
    data passes with it."""
    ap = make_ap(0, wpa_group_rekey=0, **WPA2)
    adapter.up(address)
    join(adapter, supplicant, [ap])
    adapter.expect(connected(ap, managed=True), port_opened(ap, 1))
    ap.ctrl.do("REKEY_GTK")
    supplicant.ctrl.wait("Group rekeying completed")
    ping()
    # Its question is a broadcast frame from the AP.
    run("ip", "neigh", "flush", "dev", "br0", netns=ap.radio.netns)
    ping()
    assert adapter.port()["session"] == 1


def test_pairwise_rekey(adapter, make_ap, supplicant, echo, address):
    """A12, PORT-52: a new pairwise key comes with messages that are encrypted
    with the old one, so none of them is dropped."""
    ap = make_ap(0, wpa_ptk_rekey=3, **WPA2)
    adapter.up(address)
    join(adapter, supplicant, [ap])
    adapter.expect(connected(ap, managed=True), port_opened(ap, 1))
    for _ in range(2):
        supplicant.ctrl.wait("Key negotiation completed")
    ping()
    assert adapter.port()["session"] == 1
    assert adapter.show()["counters"]["drops"]["rx_unencrypted"] == 0


def test_t4_deauthenticated(station, supplicant, air):
    """T4, ROAM-3: the station roams by itself, and the supplicant does the
    handshake with the new AP; data passes, the carrier stays."""
    changes = station.sysfs("carrier_changes")
    start = air.now()
    station.ap.deauthenticate(station.show()["mac"], reason=2)
    reason = PEER_DEAUTH | 2
    station.expect(disassociated(station.ap, 1, reason),
                   came_back(station.other, 2,
                             lambda code: code in (reason, LOST),
                             managed=True),
                   port_opened(station.other, 2))
    ping()
    assert station.sysfs("carrier_changes") == changes
    assert all(f.protected or f.ethertype == a.EAPOL
               for f in own_data(air, station, start))
    assert supplicant.status()["bssid"] == station.other.mac


def test_supplicant_killed(station, supplicant):
    """DISCONN-2: what a supplicant has connected ends with it, for nobody
    would answer for the keys and the port any more (cfg80211 sees to that);
    no data passes."""
    supplicant.kill()
    station.expect(disconnected(station.ap, session=1))
    assert station.show()["state"] == "INIT"
    assert station.ports() == []


def test_supplicant_killed_after_roam(station, supplicant):
    """A connection that is ours to roam does not outlive the supplicant
    either, whichever AP it is with by then."""
    station.roam(station.other)
    station.expect(roamed(station.ap, station.other, 1, managed=True),
                   port_opened(station.other, 2))
    supplicant.wait_connected(station.other.mac)
    supplicant.kill()
    station.expect(disconnected(station.other, session=2))


def test_port_close_and_open(station):
    """PORT-17, PORT-18, PORT-31: the OS side takes the authorization back and
    gives it again; the radio's own flag follows."""
    ap = station.ap
    station.do("port close", ap.mac)
    station.expect(port_closed(ap, 1))
    assert not lower_authorized(station, ap)
    assert not station.port()["authorized"]
    assert station.show()["state"] == "OP"
    station.do("port open", ap.mac)
    station.expect(port_opened(ap, 1))
    assert lower_authorized(station, ap)
    ping()
    # The same state again changes nothing and is no error.
    station.do("port open", ap.mac)
    # PORT-30, PORT-6: there is nobody else.
    refused(station.do("port open", station.other.mac, check=False),
            "no port for this peer")


def test_fails_closed(station):
    """PORT-31: with the port closed again nothing passes in either
    direction."""
    ap = station.ap
    station.do("port close", ap.mac)
    station.expect(port_closed(ap, 1))
    before = station.port()["counters"]
    send(10)
    after = station.port()["counters"]
    assert after["tx_packets"] == before["tx_packets"]
    assert (after["drops"]["tx_port_closed"] >=
            before["drops"]["tx_port_closed"] + 10)
    # The AP still thinks that all is well; what it sends is dropped here
    # unless the radio, whose flag is down as well, has done so already.
    send(10, CLIENT, ap.radio.netns)
    assert station.port()["counters"]["rx_packets"] == before["rx_packets"]
    station.do("port open", ap.mac)
    station.expect(port_opened(ap, 1))
    ping()


def test_connect_again_after_reset(station, supplicant):
    """RESET-3: a reset below the supplicant; it connects anew."""
    supplicant.ctrl.drain()
    station.do("reset")
    station.trace.skip_to(disassociation(station.ap, BY_OS))
    supplicant.wait_connected()
    station.trace.skip_to(connection_start())
    event = station.trace.skip_to(
        port("open", station.ap if supplicant.status()["bssid"] ==
             station.ap.mac else station.other))
    assert event["session"] == 2
    station.trace.ignore.add("PORT_STATE_NOTIFICATION")
    ping()


def lost_for(adapter, ap):
    """The time from the end of the association with the AP until the OS side
    takes the connection back, so that its manager is told."""
    lost = adapter.trace.skip_to(disassociation(ap, lambda reason: True))
    told = adapter.trace.skip_to(disconnect_request())
    return (told["time_ns"] - lost["time_ns"]) / 1e9


def test_named_ap_stops(adapter, make_ap, supplicant):
    """B13, ROAM-9: a supplicant that wants one AP is told of its loss as soon
    as the AP is not heard any more: another AP is none that it allows."""
    ap, other = make_ap(0, **WPA2), make_ap(1, channel=6, **WPA2)
    join(adapter, supplicant, [ap, other], bssid=ap.mac)
    adapter.expect(connected(ap, managed=True), port_opened(ap, 1))
    ap.stop()
    assert lost_for(adapter, ap) < 1.5
    supplicant.ctrl.wait("CTRL-EVENT-DISCONNECTED")


def test_other_ciphers(adapter, make_ap, supplicant):
    """B4, CAND-6: the group key of the other AP is of another cipher than that
    of the connection, so that the supplicant has to connect anew. It is told
    at once, and does."""
    mixed = {**WPA2, "wpa": 3, "wpa_pairwise": "TKIP"}
    ap = make_ap(0, **mixed)
    join(adapter, supplicant, [ap], wait=False)
    supplicant.wait_connected(ap.mac)
    adapter.trace.skip_to(port("open", ap))
    supplicant.ctrl.do("SET_NETWORK 0 scan_freq 2412 2437")
    other = make_ap(1, channel=6, **WPA2)
    ap.vanish()
    lost = adapter.trace.skip_to(disassociation(ap, lambda reason: True))
    supplicant.wait_connected(other.mac)
    again = adapter.trace.skip_to(port("open", other))
    adapter.expect(port_notification(other, True))
    # Without that it took the ten seconds after which a link is given up.
    assert (again["time_ns"] - lost["time_ns"]) / 1e9 < 5
