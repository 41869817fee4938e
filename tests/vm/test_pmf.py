# SPDX-License-Identifier: GPL-2.0-only
"""Protected management frames (PMF): used wherever both sides can, and then by
the radio as well (B21)."""

import pytest

from lib import air as a
from lib.hostapd import PASSPHRASE, WPA2
from lib.inject import forge_deauthentication
from lib.proc import run
from lib.trace import (AUTH_RSNA_PSK, CIPHER_BIP, CIPHER_CCMP, CIPHER_NONE,
                       PEER_DEAUTH, association_completion, association_start,
                       connect_request, connection_completion,
                       connection_start, disassociation, link_quality,
                       port_created, port_opened, roaming_completion,
                       roaming_start)
from lib.traffic import ping

RADIOS = 3

OPTIONAL = {**WPA2, "ieee80211w": 1}
DEMANDED = {**WPA2, "ieee80211w": 2}


@pytest.fixture
def supplicant(adapter, make_supplicant):
    return make_supplicant(adapter)


def join(adapter, supplicant, aps, pmf):
    """Connect with a network of which the manager says ieee80211w=pmf."""
    supplicant.add_network(aps[0].ssid, [ap.freq for ap in aps], PASSPHRASE,
                           ieee80211w=pmf)
    supplicant.wait_connected()


def protects(adapter, ap):
    """What the radio, the AP and the manager's request say: they agree."""
    dump = run("iw", "dev", adapter.lower, "station", "get", ap.mac).stdout
    radio = "MFP:\t\tyes" in dump
    other = "[MFP]" in ap.ctrl.ask(f"STA {adapter.show()['mac']}")
    assert radio == other, (radio, other)
    return radio


def associated(ap, pmf, session=1):
    """The events of the association and of its handshake."""
    return [association_completion(
                ap, AuthAlgo=AUTH_RSNA_PSK, UnicastCipher=CIPHER_CCMP,
                MulticastMgmtCipher=CIPHER_BIP if pmf else CIPHER_NONE),
            port_created(ap, session, managed=True)]


def expect_connected(adapter, ap, pmf):
    adapter.expect(connect_request(), connection_start(),
                   association_start(ap), associated(ap, pmf),
                   connection_completion(), link_quality(ap),
                   port_opened(ap, 1))


@pytest.mark.parametrize("group", [None, "BIP-GMAC-256"])
@pytest.mark.parametrize("options", [OPTIONAL, DEMANDED],
                         ids=["offered", "demanded"])
def test_b21_both_can(adapter, make_ap, supplicant, echo, address, air,
                      options, group):
    """B21, ASSOC-16: a manager that allows it, an AP that offers or demands
    it: the radio protects, and a forged frame ends nothing."""
    more = {"group_mgmt_cipher": group} if group else {}
    ap = make_ap(0, **options, **more)
    adapter.up(address)
    join(adapter, supplicant, [ap], pmf=1)
    expect_connected(adapter, ap, pmf=True)
    assert protects(adapter, ap)
    ping()
    own = adapter.show()["mac"]
    for receiver in (own, "ff:ff:ff:ff:ff:ff"):
        forge_deauthentication(ap, receiver)
        air.wait(lambda f: f.is_mgmt(a.DEAUTH) and not f.protected and
                 f.receiver == receiver)
    ping()
    # Genuine ones count: that to all is protected by the group key.
    ap.ctrl.do("DEAUTHENTICATE ff:ff:ff:ff:ff:ff reason=3")
    adapter.trace.skip_to(disassociation(ap, PEER_DEAUTH | 3))
    # The port goes with it, and the adapter may be on its way back.
    adapter.overlook("delete")


@pytest.mark.parametrize("options,pmf", [(WPA2, 1), (OPTIONAL, 0)],
                         ids=["ap", "manager"])
def test_b21_one_cannot(adapter, make_ap, supplicant, echo, address, options,
                        pmf):
    """B21: one side cannot, and nobody believes that it is on."""
    ap = make_ap(0, **options)
    adapter.up(address)
    join(adapter, supplicant, [ap], pmf)
    expect_connected(adapter, ap, pmf=False)
    assert not protects(adapter, ap)
    ping()
    forge_deauthentication(ap, adapter.show()["mac"], reason=3)
    adapter.trace.skip_to(disassociation(ap, PEER_DEAUTH | 3))
    # The port goes with it, and the adapter may be on its way back.
    adapter.overlook("delete")


def test_b21_manager_without_does_not_join(adapter, make_ap, supplicant, air):
    """ASSOC-16: an AP that demands it is nothing for a manager without."""
    ap = make_ap(0, **DEMANDED)
    start = air.now()
    supplicant.add_network(ap.ssid, [ap.freq], PASSPHRASE, ieee80211w=0)
    supplicant.ctrl.wait("CTRL-EVENT-NETWORK-NOT-FOUND")
    assert not air.mgmt(a.AUTH, receiver=ap.mac, start=start)


def test_b21_for_each_ap(adapter, make_ap, supplicant, echo, address, air):
    """B21: the station roams by itself between APs that can and that cannot;
    each is told the truth, and the manager's handshakes fit."""
    aps = [make_ap(0, **WPA2), make_ap(1, channel=6, **OPTIONAL)]
    aps[1].radio.signal(-75)
    adapter.up(address)
    join(adapter, supplicant, aps, pmf=1)
    expect_connected(adapter, aps[0], pmf=False)
    assert not protects(adapter, aps[0])
    for session, (old, new, pmf) in enumerate(
            [(aps[0], aps[1], True), (aps[1], aps[0], False),
             (aps[0], aps[1], True)], 2):
        adapter.roam(new)
        adapter.expect(roaming_start(lambda reason: True),
                       association_start(new))
        adapter.trace.skip_to(association_completion(
            new, MulticastMgmtCipher=CIPHER_BIP if pmf else CIPHER_NONE))
        adapter.expect(port_created(new, session, managed=True),
                       roaming_completion(), link_quality(new),
                       port_opened(new, session))
        assert protects(adapter, new) == pmf
        ping()
        request = air.mgmt(a.REASSOC_REQ, receiver=new.mac)[-1]
        rsn = dict(request.elements())[48]
        # A group management cipher is named to an AP that has one, only.
        assert len(rsn) <= (26 if pmf else 20), rsn.hex()
    forge_deauthentication(aps[1], adapter.show()["mac"])
    ping()
