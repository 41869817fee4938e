# SPDX-License-Identifier: GPL-2.0-only
"""Traces for the tests of the trace checker."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.lib.trace_checker import check  # noqa: E402

AP1, AP2, AP3 = (f"02:00:00:00:00:0{n}" for n in (1, 2, 3))
ZERO, ANY = "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"


def rules(trace, **options):
    events = trace.events if isinstance(trace, Trace) else trace
    return [violation.rule for violation in check(events, **options)]


def assert_planted(rule, make):
    """What breaks the rule is at the end of the trace."""
    trace = make()
    found = check(trace.events)
    assert rule in [violation.rule for violation in found]
    # found where it was planted, and not by a later accident
    assert min(v.seq for v in found if v.rule == rule) >= len(
        trace.events) - 2
    # and nothing else before it, but for what comes of the same event
    assert min(v.seq for v in found) >= len(trace.events) - 2


class Trace:
    """Builds a trace in the words of the timelines."""

    def __init__(self, adapter="nwl0"):
        self.events = []
        self.adapter = adapter
        self.seq = 0
        self.session = 0
        self.connection = 0

    def add(self, event, **members):
        self.seq += 1
        self.events.append({"seq": self.seq, "time_ns": 1000 * self.seq,
                            "adapter": self.adapter, "event": event,
                            **members})
        return self

    def ind(self, name, **payload):
        return self.add("indication", status="NDIS_STATUS_DOT11_" + name,
                        payload=payload)

    def oid(self, name, **payload):
        return self.add("oid", oid="OID_DOT11_" + name, payload=payload)

    def port(self, action, peer, session=None, authorized=False,
             controlled=True, owner="os", **members):
        return self.add("port", action=action, peer=peer,
                        session=session or self.session,
                        controlled=controlled, authorized=authorized,
                        owner=owner, **members)

    def arrival(self):
        return self.add("adapter", action="arrival")

    def connect(self, bss_type=1):
        self.oid("CONNECT_REQUEST")
        return self.ind("CONNECTION_START", BSSType=bss_type,
                        AdhocBSSID=ZERO if bss_type == 1 else AP3,
                        AdhocSSID="" if bss_type == 1 else "home")

    def start(self, mac):
        return self.ind("ASSOCIATION_START", MacAddr=mac, SSID="home")

    def done(self, mac, status=0, **members):
        return self.ind("ASSOCIATION_COMPLETION", MacAddr=mac, uStatus=status,
                        AuthAlgo=0 if status else 7, **members)

    def create(self, peer):
        self.session += 1
        return self.port("create", peer)

    def open(self, peer):
        self.port("open", peer, authorized=True)
        return self.notify(peer, True)

    def close(self, peer):
        self.port("close", peer)
        return self.notify(peer, False)

    def notify(self, peer, is_open):
        return self.oid("PORT_STATE_NOTIFICATION", PeerMac=peer,
                        bOpen=is_open)

    def delete(self, peer, cause, status):
        return self.port("delete", peer, cause=cause, status=status)

    def associated(self, mac):
        return self.start(mac).done(mac).create(mac)

    def completion(self, status=0, what="CONNECTION"):
        return self.ind(what + "_COMPLETION", uStatus=status)

    def roam(self, reason=0xB):
        return self.ind("ROAMING_START", AdhocBSSID=ZERO, AdhocSSID="",
                        uRoamingReason=reason)

    def roamed(self, status=0):
        return self.completion(status, "ROAMING")

    def quality(self, mac, value=80):
        return self.ind("LINK_QUALITY", uLinkQualityList=[
            {"PeerMacAddr": mac, "ucLinkQuality": value}])

    def disassociation(self, mac, reason):
        return self.ind("DISASSOCIATION", MacAddr=mac, uReason=reason)

    def left(self, mac, reason):
        return self.disassociation(mac, reason).delete(mac, "explicit",
                                                       reason)

    def connected(self, mac=AP1):
        """T1."""
        self.connect().associated(mac).completion().quality(mac)
        return self.open(mac)

    # an IHV extension

    def ihv(self, name, phase, **members):
        """Of a handler, whose names are those with Ihv, or of a function."""
        kind = "handler" if name.startswith("Ihv") else "function"
        if phase != "call":
            members.setdefault("result", 0)
        return self.add("ihv", phase=phase, **{kind: "Dot11Ext" + name},
                        **members)

    def called(self, name, result=0, **members):
        self.ihv("Ihv" + name, "call", **members)
        return self.ihv("Ihv" + name, "return", result=result, **members)

    def ask(self):
        self.connection += 1
        return self.ihv("IhvPerformPreAssociate", "call",
                        session=self.connection)

    def asked(self, result=0, session=None):
        return self.ihv("IhvPerformPreAssociate", "return", result=result,
                        session=session or self.connection)

    def pre_done(self, result=0, session=None):
        return self.ihv("PreAssociateCompletion", "completion", result=result,
                        session=session or self.connection)

    def ihv_create(self, peer):
        self.session += 1
        return self.port("create", peer, owner="ihv")

    def perform(self, peer, result=0, session=None):
        return self.called("PerformPostAssociate", result, peer=peer,
                           session=session or self.session)

    def stop(self, peer, result=0, session=None):
        return self.called("StopPostAssociate", result, peer=peer,
                           session=session or self.session)

    def post_done(self, peer, result=0, session=None):
        return self.ihv("PostAssociateCompletion", "completion", peer=peer,
                        result=result, session=session or self.session)

    def ihv_open(self, peer):
        self.port("open", peer, authorized=True, owner="ihv")
        return self.notify(peer, True)

    def ihv_close(self, peer):
        self.port("close", peer, owner="ihv")
        return self.notify(peer, False)

    def ihv_delete(self, peer, cause, status):
        return self.port("delete", peer, owner="ihv", cause=cause,
                         status=status)

    def ihv_associated(self, mac):
        return self.start(mac).done(mac).ihv_create(mac)

    def reset(self, result=0):
        return self.called("AdapterReset", result)

    def receive(self, phase="call"):
        return self.ihv("IhvReceivePacket", phase)

    def ihv_left(self, mac, reason):
        return (self.disassociation(mac, reason).stop(mac)
                .ihv_delete(mac, "explicit", reason))
