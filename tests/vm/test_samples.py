# SPDX-License-Identifier: GPL-2.0-only
"""The sample plugin "handshake", live: samples/plugins/README.md."""

import os
import signal

import pytest

from lib.adapter import refused
from lib.air import AUTH
from lib.authenticator import (ACCEPT, BAD_FRAGMENT, BAD_SECRET, CHALLENGE,
                               CONFIRM, ETHERTYPE, HEAD, HELLO, NO_ANSWER,
                               NONCE, REFUSED, RESPONSE, REVOKE, REVOKED,
                               WRONG_ANSWER, Authenticator, fragment, kind_of)
from lib.ihvd import begin, plugin, profile
from lib.trace import (BETTER_AP, BY_OS, BY_ROAMING, PEER_DEAUTH,
                       REASSOCIATION, association_completion, association_start, called,
                       connect_request, connection_completion,
                       connection_start, disassociation, disconnect_request,
                       ihv, link_quality, performed, port_closed,
                       post_completed, roaming_completion, roaming_start,
                       stopped)
from lib.witness import Witness

RADIOS = 4

# Win32 errors
ACCESS_DENIED, BAD_PROFILE, TIMED_OUT = 5, 1206, 1460

# What comes as often as the handshake needs it, and what is reported beside
# the handlers, while one has not returned yet or after.
BESIDE = {"Dot11ExtIhvReceivePacket", "Dot11ExtIhvSendPacketCompletion",
          "Dot11ExtSendPacket", "Dot11ExtSetAuthAlgorithm",
          "Dot11ExtSetUnicastCipherAlgorithm",
          "Dot11ExtSetMulticastCipherAlgorithm",
          "Dot11ExtSetEtherTypeHandling"}
KEYS = ["Dot11ExtSetKeyMappingKey", "Dot11ExtSetDefaultKey"]


@pytest.fixture
def make_authenticator():
    """Authenticators, behind APs."""
    started = []

    def make(ap, **options):
        started.append(Authenticator(ap, **options))
        return started[-1]

    yield make
    for authenticator in started:
        authenticator.stop()


@pytest.fixture
def begin_with(adapter, ap, make_ihvd, address, echo):
    """begin_with(security part): an adapter with the plugin, not connected."""
    def begin_with(security, *aps):
        adapter.up(address)
        adapter.look(ap, *aps)
        adapter.ap = ap
        adapter.ihvd = make_ihvd(plugin("handshake"), adapter,
                                 profiles=[profile(ap.ssid,
                                                   security=security)])
        begin(adapter)
        adapter.trace.ignore |= BESIDE
        return adapter

    return begin_with


@pytest.fixture
def make_witness(radios):
    """Witnesses; what they have seen is judged in the end."""
    started = []

    def make(adapter, *aps):
        started.append(Witness(adapter, aps, radios.ap_netns, [ETHERTYPE]))
        return started[-1]

    yield make
    for witness in started:
        witness.stop()


def prepared(session):
    """S1: the pre-association of the plugin, without what it chooses."""
    return [called("PerformPreAssociate", session=session),
            ihv("Dot11ExtPreAssociateCompletion", "completion",
                session=session, result=0)]


def associated(ap, session=1, pre_session=1):
    """S1, up to where the handshake begins."""
    return [prepared(pre_session), connect_request(), connection_start(),
            association_start(ap), association_completion(ap),
            performed(ap, session), connection_completion(), link_quality(ap)]


def authorized(ap, session=1):
    """The keys are there before the port opens."""
    return [[ihv(name, "return", result=0) for name in KEYS],
            post_completed(ap, session)]


def unauthorized(adapter, ap, reason, error, session=1):
    """The completion says so, and the log why; the port stays as it is."""
    adapter.expect(post_completed(ap, session, error))
    adapter.ihvd.wait_line(f"{adapter.name}: Dot11ExtPostAssociateCompletion: "
                           f"error {error}, reason {reason:#x}$")
    port = adapter.port()
    assert (port["owner"], port["authorized"]) == ("ihv", False)


def disconnected(adapter, ap, session):
    """S5"""
    adapter.disconnect()
    adapter.expect(disconnect_request(), disassociation(ap, BY_OS),
                   stopped(ap, session, "explicit", BY_OS),
                   called("AdapterReset"))


@pytest.fixture
def connected(begin_with, ap, make_authenticator):
    """An adapter that the authenticator has let in."""
    authenticator = make_authenticator(ap)
    adapter = begin_with(fragment())
    adapter.authenticator = authenticator
    adapter.connect()
    adapter.expect(associated(ap), authorized(ap))
    authenticator.wait("authorized")
    return adapter


def differ(*runs):
    """IHV-48: nothing of a run is used in another one."""
    for member in ("station_nonce", "authenticator_nonce", "mic_key",
                   "pairwise", "group_nonce"):
        assert len({getattr(run, member) for run in runs}) == len(runs), member


def test_s1(begin_with, ap, make_authenticator, make_witness, air):
    """S1, IHV-45, IHV-60 to IHV-62, IHV-90, IHV-92, PORT-9, PORT-14, PORT-32:
    no data before the completion, encrypted data afterwards."""
    authenticator = make_authenticator(ap, deaf=[HELLO])
    adapter = begin_with(fragment())
    witness = make_witness(adapter, ap)
    witness.wait_tried()
    adapter.connect()
    adapter.expect(associated(ap))
    authenticator.wait_heard(HELLO, 2)
    witness.wait_tried()
    assert witness.passed() == (0, 0)
    assert adapter.port()["owner"] == "ihv"
    authenticator.deaf.clear()
    adapter.expect(authorized(ap))
    authenticator.wait("authorized")
    witness.wait_passing()
    own = adapter.show()["mac"]
    start = air.now()
    for sender, receiver in (own, ap.mac), (ap.mac, own), \
            (ap.mac, "ff:ff:ff:ff:ff:ff"):
        air.wait(lambda f: f.is_msdu and f.protected and f.sender == sender
                 and f.receiver == receiver, start)
    disconnected(adapter, ap, 1)
    witness.judge()


def test_s4_roam(connected, ap, make_ap, make_authenticator, make_witness):
    """S4, IHV-48, IHV-58, PORT-21: Stop, then Perform; no pre-association,
    but a session of its own, with keys of its own. A reassociation with the
    same AP is a roam like others."""
    other = make_ap(1, channel=6)
    second = make_authenticator(other)
    witness = make_witness(connected, ap, other)
    witness.wait_passing()
    connected.look(other)
    first = connected.authenticator
    for session, old, new, reason, authenticator, count in (
            (1, ap, other, BETTER_AP, second, 1),
            (2, other, ap, BETTER_AP, first, 2),
            (3, ap, ap, REASSOCIATION, first, 3)):
        connected.roam(new)
        connected.expect(
            roaming_start(reason), association_start(new),
            stopped(old, session, "implicit", BY_ROAMING),
            association_completion(new), performed(new, session + 1),
            roaming_completion(), link_quality(new),
            authorized(new, session + 1))
        authenticator.wait("authorized", count)
        witness.wait_passing()
    differ(*first.runs, *second.runs)
    witness.judge()


def test_s3_thrown_out(connected, ap, make_witness):
    """S3, T4: the same with the same AP, after a deauthentication."""
    witness = make_witness(connected, ap)
    witness.wait_passing()
    ap.deauthenticate(connected.show()["mac"])
    connected.expect(
        disassociation(ap, PEER_DEAUTH | 3),
        stopped(ap, 1, "explicit", PEER_DEAUTH | 3), roaming_start(PEER_DEAUTH | 3),
        association_start(ap), association_completion(ap), performed(ap, 2),
        roaming_completion(), link_quality(ap), authorized(ap, 2))
    connected.authenticator.wait("authorized", 2)
    witness.wait_passing()
    differ(*connected.authenticator.runs)
    witness.judge()


def test_revoked(connected, ap, make_witness):
    """IHV-52, PORT-15, PORT-58: a second completion, with a failure, closes
    the port; the association stays. What was revoked has to begin anew."""
    witness = make_witness(connected, ap)
    witness.wait_passing()
    connected.authenticator.revoke(connected.show()["mac"])
    connected.expect(post_completed(ap, 1, ACCESS_DENIED), port_closed(ap, 1))
    connected.ihvd.wait_line(f"error {ACCESS_DENIED}, reason {REVOKED:#x}$")
    passed = witness.passed()
    witness.wait_tried()
    assert witness.passed() == passed
    assert connected.show()["bssid"] == ap.mac
    disconnected(connected, ap, 1)
    connected.connect()
    connected.expect(associated(ap, 2, 2), authorized(ap, 2))
    connected.authenticator.wait("authorized", 2)
    witness.wait_passing()
    differ(*connected.authenticator.runs)
    witness.judge()


def test_refused(begin_with, ap, make_authenticator, make_witness):
    """IHV-51: the authenticator says no, in good form."""
    authenticator = make_authenticator(ap, refuses=True)
    adapter = begin_with(fragment())
    witness = make_witness(adapter, ap)
    adapter.connect()
    adapter.expect(associated(ap))
    unauthorized(adapter, ap, REFUSED, ACCESS_DENIED)
    assert [kind_of(text) for text in authenticator.heard] == [HELLO, RESPONSE]
    witness.wait_tried()
    assert witness.passed() == (0, 0)
    authenticator.refuses = False
    disconnected(adapter, ap, 1)
    adapter.connect()
    adapter.expect(associated(ap, 2, 2), authorized(ap, 2))
    authenticator.wait("authorized", 2)
    witness.wait_passing()
    witness.judge()


@pytest.mark.parametrize("options, heard, reason", [
    ({"deaf": [HELLO]}, 10 * [HELLO], NO_ANSWER),
    ({"deaf": [RESPONSE]}, [HELLO] + 10 * [RESPONSE], NO_ANSWER),
    ({"secret": bytes(32)}, 10 * [HELLO], WRONG_ANSWER),
    ({"wire": lambda text: [text[:-1] + bytes([text[-1] ^ 1])]}, 10 * [HELLO],
     WRONG_ANSWER),
    ({"wire": lambda text: [text] if kind_of(text) == CHALLENGE else
      [text[:-1] + bytes([text[-1] ^ 1])]}, [HELLO] + 10 * [RESPONSE],
     WRONG_ANSWER),
], ids=["silent", "silent-later", "wrong-secret", "tampered-challenge",
        "tampered-accept"])
def test_not_let_in(begin_with, ap, make_authenticator, make_witness, options,
                    heard, reason):
    """IHV-51, PORT-57, PORT-59: no right answer, or none; after its tries the
    plugin gives up, and nothing has passed the port."""
    authenticator = make_authenticator(ap, **options)
    adapter = begin_with(fragment())
    witness = make_witness(adapter, ap)
    adapter.connect()
    adapter.expect(associated(ap))
    unauthorized(adapter, ap, reason, TIMED_OUT)
    assert [kind_of(text) for text in authenticator.heard] == heard
    witness.wait_tried()
    assert witness.passed() == (0, 0)
    disconnected(adapter, ap, 1)
    witness.judge()


def spoilt(text):
    """A message with something wrong in each part of it, one at a time."""
    head, nonces = len(HEAD) + 1, 2 * NONCE
    for at in (0, 3, 5, 6, 7, head + NONCE, head + nonces, len(text) - 1):
        yield text[:at] + bytes([text[at] ^ 1]) + text[at + 1:]
    yield text[:-1]
    yield text + b"\0"
    yield text[:head]


def test_tampered(begin_with, ap, make_authenticator, make_witness):
    """What is not authentic is not answered, and ends nothing."""
    authenticator = make_authenticator(
        ap, wire=lambda text: [*spoilt(text), text])
    adapter = begin_with(fragment())
    witness = make_witness(adapter, ap)
    adapter.connect()
    adapter.expect(associated(ap), authorized(ap))
    authenticator.wait("authorized")
    assert [kind_of(text) for text in authenticator.heard] == \
        [HELLO, RESPONSE, CONFIRM]
    witness.wait_passing()
    own = adapter.show()["mac"]
    for text in spoilt(authenticator.runs[0].message(REVOKE)):
        authenticator.send(own, text)
    witness.wait_passing()
    assert adapter.port()["authorized"]
    witness.judge()


def test_replayed(connected, ap, make_witness):
    """Messages of a run that is over are nothing to the next one; those of
    this one install no key a second time."""
    authenticator = connected.authenticator
    own = connected.show()["mac"]
    authenticator.revoke(own)
    connected.expect(post_completed(ap, 1, ACCESS_DENIED), port_closed(ap, 1))
    disconnected(connected, ap, 1)
    old = list(authenticator.sent)
    authenticator.deaf = {HELLO}
    witness = make_witness(connected, ap)
    connected.connect()
    connected.expect(associated(ap, 2, 2))
    hellos = authenticator.count(HELLO)
    for text in old:
        authenticator.send(own, text)
    authenticator.wait_heard(HELLO, hellos + 2)
    assert authenticator.count(RESPONSE) == authenticator.count(CONFIRM) == 1
    authenticator.deaf = set()
    connected.expect(authorized(ap, 2))
    run = authenticator.wait("authorized", 2)
    for text in old:
        authenticator.send(own, text)
    accept = next(text for text in reversed(authenticator.sent)
                  if kind_of(text) == ACCEPT and text not in old)
    authenticator.send(own, accept)
    # confirmed again, over the keys that are there
    authenticator.wait_heard(CONFIRM, 3)
    assert run.state == "authorized"
    witness.wait_passing()
    witness.judge()


@pytest.mark.parametrize("security, reason", [
    ('<nothing xmlns="http://example.com/nothing"/>', BAD_FRAGMENT),
    (fragment().replace(":1", ":2"), BAD_FRAGMENT),
    (fragment().replace("<secret>", "<secret><secret/>"), BAD_SECRET),
    (fragment(bytes(31)), BAD_SECRET),
    (fragment(bytes(33)), BAD_SECRET),
], ids=["foreign", "namespace", "element", "short", "long"])
def test_bad_fragment(begin_with, ap, air, security, reason):
    """IHV-17, IHV-32, IHV-37: refused, and said why, before anything is
    connected."""
    adapter = begin_with(security)
    start = air.now()
    refused(adapter.connect(check=False),
            "the IHV extension refused the connection")
    adapter.expect(called("PerformPreAssociate", BAD_PROFILE, session=1),
                   called("AdapterReset"))
    adapter.ihvd.wait_line(f"profile {adapter.ssid} is not valid: "
                           f"error {BAD_PROFILE}, reason {reason:#x}$")
    assert not air.mgmt(AUTH, sender=adapter.show()["mac"], start=start)


@pytest.mark.parametrize("deaf, heard", [
    (HELLO, HELLO), (RESPONSE, RESPONSE), (None, CONFIRM)],
    ids=["greeting", "proving", "authorized"])
def test_killed(begin_with, ap, make_authenticator, make_witness, deaf,
                heard):
    """Rule 9: whenever the plugin dies, its port is closed; the one that is
    started instead is asked before the port as for any connection, so it has
    the secret, and lets nobody in without."""
    authenticator = make_authenticator(ap, deaf=[deaf])
    adapter = begin_with(fragment())
    witness = make_witness(adapter, ap)
    adapter.connect()
    adapter.expect(associated(ap))
    authenticator.wait_heard(heard)
    if heard == CONFIRM:
        adapter.expect(authorized(ap))
        witness.wait_passing()
    start, own = adapter.ihvd.now(), len(authenticator.heard)
    authenticator.begins_anew = True
    os.kill(adapter.ihvd.plugin_pid(), signal.SIGKILL)
    adapter.ihvd.wait_line("ended by signal 9; its ports are closed", start)
    if heard == CONFIRM:
        adapter.expect(port_closed(ap, 1))
    assert not adapter.port()["authorized"]
    authenticator.deaf = set()
    count = len(authenticator.runs) + 1
    adapter.ihvd.wait_line("connected already; the extension is asked anew",
                           start)
    adapter.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=1, result=0))
    authenticator.wait("authorized", count)
    own = len(authenticator.heard) - own
    witness.wait_passing()
    adapter.overlook()
    # the keys of the run before are still there, for the messages of this one
    witness.judge(own if heard == CONFIRM else 0)
