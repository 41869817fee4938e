# SPDX-License-Identifier: GPL-2.0-only
"""The channel to an IHV extension host: the order of the calls, and what
happens to ports whatever the host does."""

import socket

import pytest

from lib.adapter import nwifi
from lib.genl import NETLINK_GENERIC, UAPI, Genl, Refused, attr, mac, u32
from lib.ihv import ERROR_CANCELLED, ERROR_GEN_FAILURE, Host
from lib.inject import Wire
from lib.netns import Namespace, open_socket
from lib.proc import until
from lib.trace import (BY_OS, BY_ROAMING, CIPHER_CCMP, PEER_DEAUTH,
                       association_completion, association_start, called,
                       connect_request, connected, connection_completion,
                       connection_start, disassociation, disconnect_request,
                       ihv, link_quality, performed, port_closed, port_deleted,
                       post_completed, pre_associated, removal,
                       roaming_completion, roaming_start, stopped)
from lib.traffic import ping

OWN = 0x88b5
OTHER = 0x88b6
TIMEOUT = 1460
NOT_READY = 21


@pytest.fixture
def host(adapter, make_host):
    """A host that lets everybody in, when it is told to."""
    return make_host(adapter)


@pytest.fixture
def wire(adapter):
    wire = Wire.at(adapter)
    yield wire
    wire.close()


def begin(adapter, host, ap, **options):
    """S1 up to the pre-association; returns the end of the connect."""
    adapter.look(ap)
    end = adapter.start("connect", "ssid", ap.ssid)
    call = host.wait("perform_pre_associate")
    assert call.ssid == ap.ssid.encode()
    host.pre_done(call, **options)
    return end


def associated(adapter, host, ap, session=1):
    """S1 up to the closed port; returns the Perform."""
    end = begin(adapter, host, ap)
    call = host.wait("perform_post_associate")
    assert end().returncode == 0
    adapter.expect(pre_associated(1), connect_request(), connection_start(),
                   association_start(ap), association_completion(ap),
                   performed(ap, session), connection_completion(),
                   link_quality(ap))
    return call


@pytest.fixture
def open_port(adapter, host, ap):
    """Authorized by the extension."""
    host.perform = associated(adapter, host, ap)
    host.post_done(host.perform)
    adapter.expect(post_completed(ap, 1))
    adapter.ap = ap
    return adapter


def end_of_connection(adapter, ap, session=1):
    """S5, from the disconnect request on."""
    return [disconnect_request(), disassociation(ap, BY_OS),
            stopped(ap, session, "explicit", BY_OS), called("AdapterReset")]


def test_s1_connect(adapter, host, ap, echo, address):
    """S1, IHV-35, IHV-39, IHV-48, IHV-51, PORT-8 to PORT-10, PORT-14,
    PORT-17: data flows once the extension has authorized the port."""
    adapter.up(address)
    call = associated(adapter, host, ap)
    record = call.nest("A_PORT")
    assert record and call.peer == ap.mac and call.session == 1
    assert adapter.port()["owner"] == "ihv"
    assert not adapter.port()["authorized"]
    host.post_done(call)
    adapter.expect(post_completed(ap, 1))
    assert adapter.port()["authorized"]
    ping()


def test_s1_association_parameters(adapter, host, ap):
    """PORT-10, IHV-49: the whole ASSOCIATION_COMPLETION goes to Perform."""
    call = associated(adapter, host, ap)
    indicated = next(e["payload"] for e in adapter.trace.events
                     if e.get("status", "").endswith("ASSOCIATION_COMPLETION"))
    payload = call.nest("A_PAYLOAD")
    for name, value in (("ASSOC_REQ", "uAssocReq"),
                        ("ASSOC_RESP", "uAssocResp"), ("BEACON", "uBeacon")):
        assert payload[UAPI["A_PAYLOAD_" + name]].hex() == \
            indicated[value] != ""


def test_s3_thrown_out(open_port, host, ap):
    """S3, IHV-54, PORT-26, PORT-27: Stop with the reason, then the port goes,
    then the station roams; no second pre-association (IHV-47)."""
    start = len(host.calls)
    ap.deauthenticate(open_port.show()["mac"])
    stop = host.wait("stop_post_associate", start)
    assert stop.peer == ap.mac
    again = host.wait("perform_post_associate", start)
    assert again.session == 2
    open_port.expect(disassociation(ap, stop.status),
                     stopped(ap, 1, "explicit", stop.status),
                     roaming_start(stop.status), association_start(ap),
                     association_completion(ap), performed(ap, 2),
                     roaming_completion(), link_quality(ap))
    assert stop.status & 0xffff0000 == PEER_DEAUTH
    host.post_done(again)
    open_port.expect(post_completed(ap, 2))


def test_s4_roam(open_port, host, make_ap, ap):
    """S4, IHV-58, PORT-21: Stop(old, 8) before Perform(new)."""
    other = make_ap(1)
    open_port.look(other)
    start = len(host.calls)
    assert open_port.roam(other).returncode == 0
    again = host.wait("perform_post_associate", start)
    stop = host.wait("stop_post_associate", start)
    assert (stop.peer, stop.status) == (ap.mac, BY_ROAMING)
    assert host.calls.index(stop) < host.calls.index(again)
    reason = open_port.trace.skip_to(association_start(other))
    assert reason
    open_port.expect(stopped(ap, 1, "implicit", BY_ROAMING),
                     association_completion(other), performed(other, 2),
                     roaming_completion(), link_quality(other))
    host.post_done(again)
    open_port.expect(post_completed(other, 2))


def test_t9_same_ap(open_port, host, ap):
    """T9: a reassociation with the same AP is a new session."""
    start = len(host.calls)
    assert open_port.roam(ap).returncode == 0
    again = host.wait("perform_post_associate", start)
    open_port.trace.skip_to(association_start(ap))
    open_port.expect(stopped(ap, 1, "implicit", BY_ROAMING),
                     association_completion(ap), performed(ap, 2),
                     roaming_completion(), link_quality(ap))
    assert again.session == 2


def test_s5_disconnect(open_port, host, ap):
    """S5, IHV-19, IHV-22: Stop(7), port deleted, AdapterReset."""
    start = len(host.calls)
    open_port.disconnect()
    open_port.expect(end_of_connection(open_port, ap))
    assert [c.handler for c in host.calls[start:]] == \
        ["stop_post_associate", "adapter_reset"]
    assert host.calls[start].status == BY_OS


def test_s6_disconnect_during_pre_association(adapter, host, ap):
    """S6, IHV-46: AdapterReset; the completion that it causes has no effect,
    and no connect request is made."""
    adapter.look(ap)
    end = adapter.start("connect", "ssid", ap.ssid)
    call = host.wait("perform_pre_associate")
    adapter.expect(called("PerformPreAssociate", session=1))
    adapter.disconnect()
    assert end().returncode == 1
    adapter.expect(called("AdapterReset"))
    host.pre_done(call, ERROR_CANCELLED)
    adapter.expect(ihv("Dot11ExtPreAssociateCompletion", "completion",
                       result=ERROR_CANCELLED))


def test_return_of_an_earlier_pre_association(adapter, host, ap):
    """IHV-43: what it says is not taken for the answer to a later one, which
    a manager that connects anew has brought about meanwhile."""
    host.results.update(perform_pre_associate=None, adapter_reset=None)
    adapter.look(ap)
    adapter.iw("connect", ap.ssid)
    first = host.wait("perform_pre_associate")
    seen = len(host.calls)
    adapter.iw("connect", ap.ssid)
    reset = host.wait("adapter_reset", seen)
    # The worker waits for the reset, and hears of both when it goes on.
    host.managed = False
    host.returns(first)
    host.managed = True
    host.returns(reset)
    second = host.wait("perform_pre_associate", seen)
    assert (first.session, second.session) == (1, 2)
    host.returns(second)
    del host.results["adapter_reset"]
    host.pre_done(second, ERROR_GEN_FAILURE)
    name = "Dot11ExtIhvPerformPreAssociate"
    adapter.expect(ihv(name, "call", session=1), called("AdapterReset"),
                   ihv(name, "call", session=2),
                   ihv(name, "return", session=1),
                   ihv(name, "return", session=2),
                   ihv("Dot11ExtPreAssociateCompletion", "completion",
                       session=2, result=ERROR_GEN_FAILURE),
                   called("AdapterReset"))


@pytest.mark.parametrize("at", ["return", "completion"])
def test_pre_association_fails(adapter, host, ap, at):
    """IHV-37, IHV-39: nothing is connected."""
    if at == "return":
        host.results["perform_pre_associate"] = ERROR_GEN_FAILURE
    adapter.look(ap)
    end = adapter.start("connect", "ssid", ap.ssid)
    call = host.wait("perform_pre_associate")
    if at == "completion":
        host.pre_done(call, ERROR_GEN_FAILURE)
    result = end()
    assert result.returncode == 1
    assert "the IHV extension refused the connection" in result.stderr
    adapter.trace.skip_to(ihv("Dot11ExtIhvAdapterReset", "return"))
    assert not any(e.get("oid") == "OID_DOT11_CONNECT_REQUEST"
                   for e in adapter.trace.events)


def test_not_managed(adapter, host, ap):
    """A network without a profile of the extension: as if it were not there,
    up to the reset at the end."""
    host.managed = False
    adapter.look(ap)
    adapter.connect()
    adapter.expect(called("PerformPreAssociate", session=1), connected(ap))
    adapter.disconnect()
    adapter.trace.skip_to(ihv("Dot11ExtIhvAdapterReset", "return"))


def test_perform_fails(adapter, host, ap):
    """PORT-12, PORT-62: the port stays closed, and no Stop is owed."""
    host.results["perform_post_associate"] = ERROR_GEN_FAILURE
    end = begin(adapter, host, ap)
    call = host.wait("perform_post_associate")
    assert end().returncode == 0
    host.post_done(call)
    adapter.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion"))
    assert not adapter.port()["authorized"]
    adapter.disconnect()
    adapter.expect(disconnect_request(), disassociation(ap, BY_OS),
                   port_deleted(ap, 1, "explicit", BY_OS),
                   called("AdapterReset"))


def test_withdrawn_and_given_again(open_port, host, ap):
    """PORT-15, PORT-18, IHV-52: as often as the extension likes."""
    for _ in range(3):
        host.post_done(host.perform, ERROR_GEN_FAILURE)
        open_port.expect(post_completed(ap, 1, ERROR_GEN_FAILURE),
                         port_closed(ap, 1))
        host.post_done(host.perform)
        open_port.expect(post_completed(ap, 1))


@pytest.mark.parametrize("wrong", ["session", "peer", "over"])
def test_completion_for_another(open_port, host, ap, wrong):
    """PORT-16, PORT-58: changes nothing."""
    host.post_done(host.perform, ERROR_GEN_FAILURE)
    open_port.expect(post_completed(ap, 1, ERROR_GEN_FAILURE),
                     port_closed(ap, 1))
    session = 1
    if wrong == "over":
        open_port.roam(ap)
        open_port.trace.skip_to(link_quality(ap))
        session = 2
        host.post_done(host.perform)
    elif wrong == "session":
        host.post_done(host.perform, session=99)
    else:
        host.post_done(host.perform, peer="02:00:00:00:00:99")
    open_port.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion",
                                "completion"))
    assert open_port.port()["session"] == session
    assert not open_port.port()["authorized"]


def test_os_may_not_open(adapter, host, ap):
    """PORT-6: the OS does not authorize a port of the extension."""
    associated(adapter, host, ap)
    result = nwifi("port", "open", adapter.name, ap.mac, check=False)
    assert result.returncode == 1
    assert not adapter.port()["authorized"]


def test_host_dies(open_port, host, ap, echo, wire):
    """Rule 9: the port closes when the socket is closed, not later."""
    host.stop()
    assert not open_port.port()["authorized"]
    before = open_port.port()["counters"]["drops"]["tx_port_closed"]
    wire.send(ap.mac, open_port.show()["mac"], 0x0800, b"\x45" + bytes(46))
    assert open_port.port()["counters"]["drops"]["tx_port_closed"] > before
    open_port.expect(port_closed(ap, 1))


def test_namesake_of_the_host_dies(open_port, host, ap):
    """Rule 9: a socket with the host's netlink port in another network
    namespace is not the host, and its end hides nothing of the host's."""
    netns = Namespace("elsewhere")
    namesake = open_socket(netns, socket.AF_NETLINK, socket.SOCK_RAW,
                           NETLINK_GENERIC)
    namesake.bind((host.portid, 0))
    namesake.close()
    netns.delete()
    assert open_port.port()["authorized"]
    host.stop()
    assert not open_port.port()["authorized"]
    open_port.expect(port_closed(ap, 1))


def test_host_dies_at_each_step(adapter, make_host, ap):
    """Rule 9: in the pre-association, and before the completion."""
    host = make_host(adapter)
    # nor is there a port that closes
    adapter.trace.monitor.host_stays = False
    adapter.look(ap)
    end = adapter.start("connect", "ssid", ap.ssid)
    host.wait("perform_pre_associate")
    host.stop()
    result = end()
    assert result.returncode == 1
    assert "the IHV extension is gone" in result.stderr
    adapter.expect(called("PerformPreAssociate", session=1))

    host = make_host(adapter)
    adapter.trace.monitor.host_stays = False
    end = adapter.start("connect", "ssid", ap.ssid)
    host.pre_done(host.wait("perform_pre_associate"))
    host.wait("perform_post_associate")
    host.stop()
    assert end().returncode == 0
    assert not adapter.port()["authorized"]
    adapter.disconnect()
    adapter.trace.skip_to(port_deleted(ap, 1, "explicit", BY_OS))


def test_new_host(open_port, make_host, host, ap, echo):
    """PORT-10: a host that comes later is told of the port there is."""
    host.stop()
    open_port.expect(port_closed(ap, 1))
    host = make_host(open_port)
    call = host.wait("perform_post_associate")
    assert call.session == 1
    open_port.expect(called("PerformPostAssociate", session=1, peer=ap.mac))
    host.post_done(call)
    open_port.expect(post_completed(ap, 1))


def test_host_takes_leave(open_port, make_host, host, ap):
    """IHV-16, IHV-54, PORT-24: it is told of the end of everything first,
    whether it has completed or not; a later host is told of the port."""
    host.send("CMD_IHV_UNBIND")
    open_port.expect(called("StopPostAssociate", session=1, peer=ap.mac),
                     port_closed(ap, 1), called("DeinitAdapter"))
    # Refused, but not before the worker is done with all of it.
    nwifi("port", "open", open_port.name, ap.mac, check=False)
    host = make_host(open_port)
    call = host.wait("perform_post_associate")
    open_port.expect(called("PerformPostAssociate", session=1, peer=ap.mac))
    host.post_done(call)
    open_port.expect(post_completed(ap, 1))
    host.post_done(call, ERROR_GEN_FAILURE)
    open_port.expect(post_completed(ap, 1, ERROR_GEN_FAILURE),
                     port_closed(ap, 1))
    host.send("CMD_IHV_UNBIND")
    open_port.expect(called("StopPostAssociate", session=1, peer=ap.mac),
                     called("DeinitAdapter"))


@pytest.mark.parametrize("handler", ["perform_post_associate",
                                     "stop_post_associate", "adapter_reset"])
def test_host_hangs(adapter, host, ap, handler):
    """Rule 9: a deadline for every call; then it is no host any more."""
    host.results[handler] = None
    end = begin(adapter, host, ap)
    host.wait("perform_post_associate")
    assert end().returncode == 0
    if handler == "perform_post_associate":
        name = "Dot11ExtIhvPerformPostAssociate"
    else:
        name = ("Dot11ExtIhvStopPostAssociate" if handler[0] == "s" else
                "Dot11ExtIhvAdapterReset")
        adapter.disconnect()
    event = adapter.trace.skip_to(ihv(name, "return"))
    assert event["result"] == TIMEOUT
    if handler == "perform_post_associate":
        assert not adapter.port()["authorized"]
        adapter.disconnect()
    until(lambda: not adapter.ports(), "the port is gone")
    adapter.trace.ignore |= {"DISCONNECT_REQUEST"}
    # Another one may come.
    Host(adapter).stop()
    adapter.overlook()


def test_s7_removal(open_port, host, ap, monitor):
    """S7, IHV-10, PORT-29: Stop(7), port deleted, DeinitAdapter, last."""
    open_port.delete()
    open_port.expect(disconnect_request(), disassociation(ap, BY_OS),
                     stopped(ap, 1, "explicit", BY_OS),
                     called("DeinitAdapter"),
                     removal())


def test_s8_removal_during_pre_association(adapter, host, ap):
    """S8, IHV-11."""
    adapter.look(ap)
    end = adapter.start("connect", "ssid", ap.ssid)
    host.wait("perform_pre_associate")
    adapter.delete()
    assert end().returncode == 1
    adapter.expect(called("PerformPreAssociate", session=1),
                   called("DeinitAdapter"), removal())


@pytest.fixture
def behind(ap):
    """A station on the wire behind the AP."""
    wire = Wire(ap.radio.ifname, netns=ap.radio.netns)
    yield wire
    wire.close()


AUTHENTICATOR = "02:00:00:00:00:42"


def has_type(ethertype):
    return lambda frame: frame[12:14] == ethertype.to_bytes(2, "big")


@pytest.mark.parametrize("types", [(OWN,), (OWN, OTHER)], ids=["one", "two"])
def test_packets(adapter, host, ap, air, behind, wire, types):
    """PORT-32, PORT-33, PORT-35, PORT-38, IHV-61, IHV-65: only what is
    registered passes a closed port, and goes to the extension alone."""
    host.ethertypes(*types)
    associated(adapter, host, ap)
    adapter.trace.ignore.add("Dot11ExtIhvReceivePacket")
    own = adapter.show()["mac"]
    for number in types:
        start, seen = air.now(), len(host.calls)
        host.packet(ap.mac, number, b"hello" + bytes(41), cookie=number)
        done = host.wait("send_packet_completion", seen)
        assert done.cookie == number
        adapter.expect(ihv("Dot11ExtIhvSendPacketCompletion", "call"))
        frame = air.wait(lambda f: f.is_msdu and f.sender == own, start)
        assert frame.ethertype == number and frame.body[8:13] == b"hello"
        behind.send(own, AUTHENTICATOR, number, b"answer" + bytes(40))
        packet = host.wait("receive_packet", seen)
        assert packet.packet[:6] == b"answer"
        assert packet.peer == AUTHENTICATOR
    assert not wire.received(has_type(OWN))
    # Nothing else passes, in any direction, not even EAPOL (P-11).
    start, seen = air.now(), len(host.calls)
    for number in (0x0800, 0x888e):
        wire.send(ap.mac, own, number, bytes(46))
        behind.send(own, AUTHENTICATOR, number, bytes(46))
    host.packet(ap.mac, OWN, b"fence" + bytes(41))
    air.wait(lambda f: f.is_msdu and f.sender == own and
             f.body[8:13] == b"fence", start)
    behind.send(own, AUTHENTICATOR, OWN, b"fence" + bytes(41))
    host.wait("receive_packet", seen)
    assert [f.ethertype for f in air.find(
        lambda f: f.is_msdu and f.sender == own, start)] == [OWN]
    assert not wire.received(lambda frame: frame[:6] == bytes.fromhex(
        own.replace(":", "")))
    assert adapter.port()["counters"]["drops"]["tx_port_closed"] == 2
    adapter.trace.skip_to(ihv("Dot11ExtIhvSendPacketCompletion", "call"))


def test_ethertypes_stay_with_the_connection(adapter, make_host, ap, air,
                                             behind):
    """PORT-44: a host that comes back finds those of the connection, and can
    say the same, but nothing else; with the connection they go, even if nobody
    is told of its end."""
    host = make_host(adapter)
    host.ethertypes(OWN)
    host.post_done(associated(adapter, host, ap))
    adapter.expect(post_completed(ap, 1))
    adapter.trace.ignore.add("Dot11ExtIhvReceivePacket")
    own = adapter.show()["mac"]

    def passes(number, host):
        """Whether a frame from behind the AP comes to the host."""
        start, seen = air.now(), len(host.calls)
        behind.send(own, AUTHENTICATOR, number, bytes(46))
        air.wait(lambda f: f.is_msdu and f.receiver == own, start)
        # what the worker does afterwards shows that it has been there
        nwifi("port", "open", adapter.name, ap.mac, check=False)
        host.fence()
        return any(call.handler == "receive_packet"
                   for call in host.calls[seen:])

    host.stop()
    adapter.expect(port_closed(ap, 1))
    host = make_host(adapter)
    call = host.wait("perform_post_associate")
    adapter.expect(called("PerformPostAssociate", session=1, peer=ap.mac))
    for number in OWN, OTHER:
        host.ethertypes(number)
        assert passes(OWN, host) and not passes(OTHER, host)
    host.post_done(call)
    adapter.expect(post_completed(ap, 1))

    host.stop()
    adapter.expect(port_closed(ap, 1))
    adapter.disconnect()
    host = make_host(adapter)
    adapter.trace.skip_to(port_deleted(ap, 1, "explicit", BY_OS))
    end = begin(adapter, host, ap)
    host.wait("perform_post_associate")
    assert end().returncode == 0
    assert not passes(OWN, host)
    adapter.disconnect()
    adapter.trace.skip_to(called("AdapterReset")[1])


def test_backlog(adapter, host, ap, behind):
    """PORT-36, IHV-66: beyond uMaxBackLog the oldest is discarded; delivery
    is serialized and in order."""
    host.ethertypes(OWN, backlog=2)
    associated(adapter, host, ap)
    adapter.trace.ignore.add("Dot11ExtIhvReceivePacket")
    own = adapter.show()["mac"]
    host.results["receive_packet"] = None
    seen = len(host.calls)
    behind.send(own, AUTHENTICATOR, OWN, bytes([0]) * 46)
    first = host.wait("receive_packet", seen)
    for number in range(1, 6):
        behind.send(own, AUTHENTICATOR, OWN, bytes([number]) * 46)
    until(lambda: adapter.port()["counters"]["drops"]["rx_backlog"] == 3,
          "three are discarded")
    del host.results["receive_packet"]
    host.returns(first)
    until(lambda: len(host.calls) == seen + 3, "the newest are delivered")
    assert [c.packet[0] for c in host.calls[seen:]] == [0, 4, 5]


def test_no_backlog(adapter, host, ap, behind):
    """IHV-66, E9: with a backlog of zero nothing is queued while the handler
    runs; what comes afterwards is delivered."""
    host.ethertypes(OWN, backlog=0)
    associated(adapter, host, ap)
    adapter.trace.ignore.add("Dot11ExtIhvReceivePacket")
    own = adapter.show()["mac"]
    host.results["receive_packet"] = None
    seen = len(host.calls)

    def dropped(what):
        return what["counters"]["drops"]["rx_backlog"]

    behind.send(own, AUTHENTICATOR, OWN, bytes([0]) * 46)
    first = host.wait("receive_packet", seen)
    for number in range(1, 4):
        behind.send(own, AUTHENTICATOR, OWN, bytes([number]) * 46)
    # One is kept until the worker has seen the return of the handler.
    until(lambda: dropped(adapter.port()) == 2,
          "the older ones are discarded")
    before = dropped(adapter.show())
    host.returns(first)
    until(lambda: dropped(adapter.show()) == before + 1,
          "the last one is discarded, too")
    behind.send(own, AUTHENTICATOR, OWN, bytes([4]) * 46)
    until(lambda: len(host.calls) == seen + 2, "the next one is delivered")
    assert [c.packet[0] for c in host.calls[seen:]] == [0, 4]


def test_send_without_context(adapter, host):
    """IHV-64: nothing is sent without a post-association."""
    seen = len(host.calls)
    host.packet("02:00:00:00:00:01", OWN, bytes(46))
    host.ethertypes(OWN)
    adapter.disconnect(check=False)
    assert not host.calls[seen:]


def test_only_one_host(adapter, host):
    """The binding is exclusive, and its requests are its own."""
    other = Genl()
    name = attr("A_IFNAME", adapter.name)
    with pytest.raises(Refused, match="has an IHV extension host already"):
        other.request("CMD_IHV_BIND", name)
    with pytest.raises(Refused, match="only its IHV extension host"):
        other.request("CMD_IHV_ETHERTYPES", name)
    other.close()


def test_ethertypes_frozen(open_port, host, ap, air, behind):
    """PORT-43, IHV-44: not once pre-association is complete."""
    host.ethertypes(OWN)
    open_port.roam(ap)
    open_port.trace.skip_to(link_quality(ap))
    start, seen = air.now(), len(host.calls)
    own = open_port.show()["mac"]
    behind.send(own, AUTHENTICATOR, OWN)
    air.wait(lambda f: f.is_msdu and f.receiver == own, start)
    host.post_done(host.wait("perform_post_associate", 0), session=2)
    open_port.expect(post_completed(ap, 2))
    assert not [c for c in host.calls[seen:] if c.handler == "receive_packet"]


def test_key_of_its_session(open_port, host, air, wire):
    """IHV-92, IHV-105: a key of the session encrypts; one of another session
    does nothing, and one of no session is refused."""
    own = open_port.show()["mac"]

    def key(session):
        return [attr("A_IHV_SESSION", u32(session)),
                attr("A_MAC", mac(open_port.ap.mac)),
                attr("A_KEY", bytes(range(16))), attr("A_KEY_INDEX", u32(0)),
                attr("A_KEY_CIPHER", u32(CIPHER_CCMP))]

    def encrypted():
        start = air.now()
        wire.send(open_port.ap.mac, own, OWN)
        return air.wait(lambda f: f.is_msdu and f.sender == own,
                        start).protected

    assert not encrypted()
    for attrs in key(0), key(1)[1:]:
        with pytest.raises(Refused):
            host.request("CMD_IHV_KEY", *attrs)
    host.send("CMD_IHV_KEY", *key(2))
    # what the worker does afterwards shows that it has been there
    host.post_done(host.perform, session=2)
    open_port.expect(ihv("Dot11ExtPostAssociateCompletion", "completion",
                         session=2))
    assert not encrypted()
    host.send("CMD_IHV_KEY", *key(1))
    until(encrypted, "the frames are encrypted")
