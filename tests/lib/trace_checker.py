# SPDX-License-Identifier: GPL-2.0-only
"""Checks what `nwifi -j monitor` printed against the rules of Native 802.11.

The rules are those of the requirement catalogue: PAIR-1 to PAIR-11 (which sum
up CONN-8, CONN-9, ASSOC-1, ASSOC-6 and DISASSOC-6), the table of phases
(miniport.md, section 16), the PORT rules, the rules of calls to an IHV
extension and the legal values of DOT11_ASSOC_STATUS (indications.md, section
2). The form of the events is that of the contract.

A trace is followed from the INIT state. One that begins later (its first
number is not 1), or that lost events, is only followed again from the next
connect request on.

The host of an IHV extension may go at any time, and another may come, without
an event of their own. What is not owed to a host that has gone is only
demanded of a trace in which no host has gone unseen (--host-stays).

    python3 -m tests.lib.trace_checker [--complete] [--host-stays] FILE
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from typing import Any, Iterable, NamedTuple, Optional

from tests.lib.ihv_rules import Extension

Event = dict[str, Any]

PREFIXES = ("NDIS_STATUS_DOT11_", "NDIS_STATUS_")
WILDCARD = "ff:ff:ff:ff:ff:ff"
ZERO = "00:00:00:00:00:00"
INDEPENDENT = 2

SUCCESS, CANCELLED, BY_OS, BY_ROAMING = 0, 5, 7, 8

# indications that any phase allows
ANY_PHASE = {
    "PHY_STATE_CHANGED", "SCAN_CONFIRM", "MPDU_MAX_LENGTH_CHANGED",
    "MEDIA_SPECIFIC_INDICATION", "RESET_START", "RESET_END",
}
# and those that are never made in ExtSTA mode
NEVER = {"MEDIA_CONNECT", "MEDIA_DISCONNECT"}


class Violation(NamedTuple):
    """A rule that a trace breaks, and the number of the event that does."""

    seq: int
    rule: str
    text: str


def _peer_code(status: int) -> bool:
    return 0x10000 <= status <= 0x2FFFF or 0x80000000 <= status <= 0xFFFFFFFF


# legal DOT11_ASSOC_STATUS values by indication: member, test
LEGAL = {
    "ASSOCIATION_COMPLETION": ("uStatus", lambda s: s in (0, 1, 2, 3, 4, 5, 9)
                               or _peer_code(s) or 0x30000 <= s <= 0x3FFFF),
    "CONNECTION_COMPLETION": ("uStatus", lambda s: s in (0, 1, 3, 4, 5, 6, 9)
                              or s >= 0x80000000),
    "ROAMING_COMPLETION": ("uStatus",
                           lambda s: s in (0, 1, 2, 3, 4, 5, 6, 9, 0xB)
                           or s >= 0x80000000),
    "ROAMING_START": ("uRoamingReason", lambda s: s in (0xB, 0xC, 0xD, 2)
                      or _peer_code(s)),
    "DISASSOCIATION": ("uReason", lambda s: s in (2, 3, 4, 7, 9)
                       or _peer_code(s)),
}

# members that are zero unless an association succeeded (ASSOC-9)
NEGOTIATED = ("AuthAlgo", "UnicastCipher", "MulticastCipher",
              "uActivePhyList", "bFourAddressSupported", "bPortAuthorized",
              "ucActiveQoSProtocol", "uEncapTable", "MulticastMgmtCipher")


@dataclass
class Port:
    """A port that exists, as its events show it."""

    session: int
    authorized: bool
    controlled: bool
    owner: str
    # (cause, status) once an indication has ended it
    ending: Optional[tuple[str, int]] = None
    performed: bool = False     # Perform was called
    runs: bool = False          # and has returned success: a Stop is owed


@dataclass
class Adapter:
    """What a trace has shown of one adapter so far."""

    name: str
    violations: list[Violation]
    seq: Optional[int] = None
    time_ns: int = 0
    event_seq: int = 0
    followed: bool = True

    op: bool = False
    accepted: bool = False      # a connect request, no CONNECTION_START yet
    leaving: bool = False       # a disconnect or reset request is being done
    failed: bool = False        # the last connection failed
    ibss: bool = False
    connecting: bool = False
    roaming: bool = False
    connected: bool = False
    success: bool = False       # the open bracket has its association
    first_start: bool = False   # no ASSOCIATION_START in this roam yet
    attempts: list[str] = field(default_factory=list)
    peers: set[str] = field(default_factory=set)
    implicit: set[str] = field(default_factory=set)
    scans: int = 0
    scan_requests: Optional[int] = None

    ports: dict[str, Port] = field(default_factory=dict)
    last_session: int = 0
    # peers whose success has no port yet, with bPortAuthorized
    owed_port: dict[str, bool] = field(default_factory=dict)
    # (peer, bOpen) of the notification that must be next, must it come?
    owed_notify: Optional[tuple[str, bool, bool]] = None

    host_stays: bool = False
    extension: Extension = field(init=False)

    def __post_init__(self) -> None:
        self.extension = Extension(self, self.host_stays)

    # -- helpers ---------------------------------------------------------

    def broken(self, rule: str, text: str) -> None:
        self.violations.append(Violation(self.event_seq, rule, text))

    def require(self, condition: Any, rule: str, text: str) -> None:
        if not condition:
            self.broken(rule, text)

    @property
    def phase(self) -> str:
        """Phase as the catalogue has it."""
        if not self.op:
            return "I"
        if self.connecting:
            return "CA" if self.attempts else "C"
        if self.roaming:
            return "RA" if self.attempts else "R"
        return "A" if self.peers or self.ibss else "L"

    def forget(self) -> None:
        """Back to INIT; numbers of sessions and events go on."""
        self.op = self.accepted = self.leaving = self.failed = False
        self.connecting = self.roaming = self.connected = False
        self.success = self.ibss = False
        self.attempts.clear()
        self.peers.clear()
        self.implicit.clear()
        self.ports.clear()
        self.owed_port.clear()
        self.owed_notify = None
        self.extension.forget(False)

    def idle(self) -> bool:
        """Nothing is left that a disconnect or reset would have to end."""
        return not (self.connecting or self.roaming or self.attempts
                    or self.peers)

    def settle(self) -> None:
        """A disconnect or reset is done once nothing is left."""
        if self.leaving and self.idle():
            self.leaving = self.op = self.connected = False

    # -- numbering -------------------------------------------------------

    def number(self, event: Event) -> None:
        seq, time_ns = event.get("seq"), event.get("time_ns")
        if not isinstance(seq, int) or not isinstance(time_ns, int):
            self.broken("FORM", "event without seq or time_ns")
            return
        self.event_seq = seq
        if self.seq is None:
            self.followed = seq == 1
            self.extension.forget(self.followed)
        else:
            self.require(seq == self.seq + 1, "SEQ",
                         f"{seq} follows {self.seq}")
        self.require(time_ns >= self.time_ns, "TIME",
                     f"{time_ns} after {self.time_ns}")
        self.seq, self.time_ns = seq, time_ns

    def lost(self, event: Event) -> None:
        """A gap that is reported is none, but nobody knows what was in it."""
        self.followed = False
        self.extension.forget(False)
        if self.seq is not None:
            self.seq += event.get("count", 0)

    # -- what must have come before the next event -------------------------

    def check_owed_notification(self) -> None:
        if self.owed_notify and self.owed_notify[2]:
            peer, is_open, _ = self.owed_notify
            self.broken("PORT-17" if is_open else "PORT-18",
                        f"port of {peer} changed without notification")
        self.owed_notify = None

    def check_owed_deletion(self) -> None:
        for peer, port in list(self.ports.items()):
            if port.ending:
                rule = "PORT-20" if port.ending[0] == "explicit" else "PORT-21"
                self.broken(rule, f"port of {peer} was not deleted")
                del self.ports[peer]

    # -- indications -------------------------------------------------------

    def indication(self, event: Event) -> None:
        status = str(event.get("status", ""))
        name = status
        for prefix in PREFIXES:
            if status.startswith(prefix):
                name = status[len(prefix):]
                break
        payload = event.get("payload")
        if not isinstance(payload, dict):
            self.broken("FORM", f"{status} without payload")
            return
        self.check_fields(name, payload)
        if name == "CONNECTION_START" and not self.followed:
            self.forget()
            self.followed = self.accepted = True
        if not self.followed:
            return
        self.check_owed_notification()
        self.check_owed_deletion()
        handler = getattr(self, "on_" + name.lower(), None)
        if handler:
            handler(payload)
        elif name in NEVER:
            # DISASSOC-12 is the same for a disassociation.
            self.broken("STATE-7", f"{name} is never indicated")
        elif name not in ANY_PHASE:
            self.check_other(name)
        self.settle()

    def check_fields(self, name: str, payload: dict[str, Any]) -> None:
        if name in LEGAL:
            member, legal = LEGAL[name]
            value = payload.get(member)
            if not isinstance(value, int):
                self.broken("FORM", f"{name} without {member}")
            elif not legal(value):
                self.broken("FIELD", f"{name}: {member} {value:#x}")
        if name in ("ASSOCIATION_START", "ASSOCIATION_COMPLETION",
                    "DISASSOCIATION"):
            self.require(isinstance(payload.get("MacAddr"), str), "FORM",
                         f"{name} without MacAddr")
        if name == "ASSOCIATION_COMPLETION" and payload.get("uStatus"):
            for member in NEGOTIATED:
                self.require(not payload.get(member), "FIELD",
                             f"{member} is set without success")
        for entry in payload.get("uLinkQualityList", ()):
            self.require(0 <= entry.get("ucLinkQuality", -1) <= 100, "FIELD",
                         "link quality beyond 0 to 100")

    def on_connection_start(self, payload: dict[str, Any]) -> None:
        self.require(not self.connecting, "PAIR-1",
                     "CONNECTION_START inside a connection")
        self.require(self.accepted and self.phase == "I", "PHASE",
                     f"CONNECTION_START in {self.phase}, not directly after "
                     "a connect request")
        self.accepted = self.failed = self.success = self.connected = False
        self.op = self.connecting = True
        self.ibss = payload.get("BSSType") == INDEPENDENT
        if not self.ibss:
            self.require(payload.get("AdhocBSSID", ZERO) == ZERO
                         and not payload.get("AdhocSSID"), "FIELD",
                         "CONN-7: ad hoc members of an infrastructure BSS")

    def on_connection_completion(self, payload: dict[str, Any]) -> None:
        if not self.connecting:
            self.broken("PAIR-1", "CONNECTION_COMPLETION without START")
            return
        self.connecting = False
        self.close_bracket("CONNECTION_COMPLETION", payload)
        if payload.get("uStatus"):
            self.op = False
            self.failed = True
        else:
            self.connected = True

    def on_roaming_start(self, payload: dict[str, Any]) -> None:
        del payload
        self.require(not self.roaming, "PAIR-2", "ROAMING_START in a roam")
        self.require(not self.connecting, "PAIR-2",
                     "ROAMING_START in a connection")
        if not self.op and self.failed:
            self.broken("PAIR-11", "ROAMING_START after a failed connection")
        elif not self.connecting:
            self.require(self.connected, "PAIR-9",
                         "ROAMING_START without a completed connection")
        self.check_not_leaving("ROAMING_START")
        self.op = self.roaming = self.first_start = True
        self.success = False

    def on_roaming_completion(self, payload: dict[str, Any]) -> None:
        if not self.roaming:
            self.broken("PAIR-2", "ROAMING_COMPLETION without START")
            return
        self.roaming = False
        self.close_bracket("ROAMING_COMPLETION", payload)

    def close_bracket(self, name: str, payload: dict[str, Any]) -> None:
        status = payload.get("uStatus")
        if not self.ibss:
            self.require(not self.attempts, "PHASE",
                         f"{name} with an attempt open")
            self.attempts.clear()
            for peer in self.owed_port:
                self.broken("PORT-7", f"no port of {peer} before {name}")
            self.owed_port.clear()
            self.require(self.success == (status == SUCCESS), "PAIR-5",
                         f"{name} {status:#x} with"
                         f"{'' if self.success else 'out'} an association"
                         if isinstance(status, int) else name)
        self.check_cancelled(name, status)
        self.success = False

    def on_association_start(self, payload: dict[str, Any]) -> None:
        mac = payload.get("MacAddr", "")
        if self.ibss:
            self.require(mac not in self.attempts, "PAIR-3",
                         f"second ASSOCIATION_START of {mac}")
            self.require(self.op, "PHASE", "ASSOCIATION_START in I")
        else:
            self.require(not self.attempts, "PAIR-3",
                         "ASSOCIATION_START with an attempt open")
            self.require(not self.success, "PAIR-4",
                         "ASSOCIATION_START after a success")
            if not self.op and self.failed:
                self.broken("PAIR-11",
                            "ASSOCIATION_START after a failed connection")
            else:
                self.require(self.connecting or self.roaming, "PAIR-3",
                             f"ASSOCIATION_START in {self.phase}")
        self.check_not_leaving("ASSOCIATION_START")
        self.end_implicitly(mac)
        self.attempts.append(mac)

    def end_implicitly(self, mac: str) -> None:
        """ASSOC-8, PORT-21, PORT-23: which associations a START ends."""
        everybody = not self.ibss or (self.roaming and self.first_start)
        for peer in list(self.peers) if everybody else [mac]:
            if peer in self.peers:
                self.peers.discard(peer)
                self.implicit.add(peer)
            if peer in self.ports:
                self.ports[peer].ending = ("implicit", BY_ROAMING)
        self.first_start = False

    def on_association_completion(self, payload: dict[str, Any]) -> None:
        mac, status = payload.get("MacAddr", ""), payload.get("uStatus")
        if mac not in self.attempts:
            self.broken("PAIR-3", f"ASSOCIATION_COMPLETION of {mac} "
                        "without START")
            if self.attempts:
                self.attempts.pop()
            return
        self.attempts.remove(mac)
        self.check_cancelled("ASSOCIATION_COMPLETION", status)
        if status == SUCCESS:
            self.success = True
            self.peers.add(mac)
            self.implicit.discard(mac)
            self.owed_port[mac] = bool(payload.get("bPortAuthorized"))

    def on_disassociation(self, payload: dict[str, Any]) -> None:
        mac, reason = payload.get("MacAddr", ""), payload.get("uReason")
        ended = set(self.peers) if mac == WILDCARD else {mac} & self.peers
        if not self.op and self.failed:
            self.broken("PAIR-11", "DISASSOCIATION after a failed connection")
        elif not ended and mac in self.implicit:
            self.broken("PAIR-7", f"DISASSOCIATION of {mac}, which a roam "
                        "has ended")
        elif not ended:
            self.broken("PAIR-6", f"DISASSOCIATION of {mac}, which is not "
                        "associated")
        else:
            self.require(self.phase in ("A", "R"), "PHASE",
                         f"DISASSOCIATION in {self.phase}")
        if self.leaving:
            self.require(reason == BY_OS, "PAIR-8",
                         f"disconnect or reset with reason {reason}")
        self.peers -= ended
        for peer in ended:
            self.owed_port.pop(peer, None)
        for peer, port in self.ports.items():
            if mac in (peer, WILDCARD):
                port.ending = ("explicit", reason)

    def on_link_quality(self, payload: dict[str, Any]) -> None:
        self.check_other("LINK_QUALITY")
        listed = [e.get("PeerMacAddr")
                  for e in payload.get("uLinkQualityList", ())]
        if not self.ibss and self.peers:
            self.require(listed == list(self.peers), "LINK-4",
                         "LINK_QUALITY of others than the AP")

    def on_scan_confirm(self, payload: dict[str, Any]) -> None:
        del payload
        self.scans += 1
        if self.scan_requests is not None:
            self.require(self.scans <= self.scan_requests, "PAIR-10",
                         "SCAN_CONFIRM without a scan request")

    def check_other(self, name: str) -> None:
        """Those that need an association, by the table of phases."""
        legal = {"PMKID_CANDIDATE_LIST": ("A",)}.get(name, ("C", "A", "R"))
        if not self.op and self.failed:
            self.broken("PAIR-11", f"{name} after a failed connection")
            return
        self.require(self.phase in legal and self.peers, "PHASE",
                     f"{name} in {self.phase}")

    def check_not_leaving(self, name: str) -> None:
        self.require(not self.leaving, "PAIR-8",
                     f"{name} during a disconnect or reset")

    def check_cancelled(self, name: str, status: Any) -> None:
        if self.leaving:
            self.require(status == CANCELLED, "PAIR-8",
                         f"{name} {status} during a disconnect or reset")

    # -- requests of the OS side -------------------------------------------

    def oid(self, event: Event) -> None:
        name = event.get("oid")
        payload = event.get("payload") or {}
        resumed = not self.followed
        if name == "OID_DOT11_CONNECT_REQUEST" and resumed:
            self.forget()
            self.followed = True
        if name == "OID_DOT11_SCAN_REQUEST":
            self.scan_requests = (self.scan_requests or 0) + 1
        if not self.followed:
            return
        if name == "OID_DOT11_PORT_STATE_NOTIFICATION":
            self.notification(payload)
            return
        self.check_owed_notification()
        self.check_owed_deletion()
        if name == "OID_DOT11_CONNECT_REQUEST":
            self.require(not self.leaving, "PAIR-8",
                         "connect request before the disconnect or reset "
                         "has closed everything")
            self.require(not self.op, "CONN-2",
                         f"connect request in {self.phase}")
            if not resumed:
                self.extension.connect_request()
            self.accepted = True
        elif name in ("OID_DOT11_DISCONNECT_REQUEST",
                      "OID_DOT11_RESET_REQUEST"):
            self.accepted = False
            self.leaving = self.op
            self.settle()

    def notification(self, payload: dict[str, Any]) -> None:
        peer, is_open = payload.get("PeerMac"), payload.get("bOpen")
        port = self.ports.get(str(peer))
        if not port or port.ending:
            self.broken("PORT-28", f"notification for {peer}, which has no "
                        "port")
        elif not self.owed_notify or self.owed_notify[0] != peer:
            self.broken("PORT-17", f"notification for {peer}, whose port has "
                        "not changed")
        else:
            self.require(is_open == self.owed_notify[1],
                         "PORT-17" if self.owed_notify[1] else "PORT-18",
                         f"bOpen {is_open} of {peer}")
        self.owed_notify = None

    # -- ports -------------------------------------------------------------

    def port(self, event: Event) -> None:
        if not self.followed:
            self.last_session = max(self.last_session,
                                    event.get("session", 0))
            return
        self.check_owed_notification()
        action, peer = event.get("action"), str(event.get("peer"))
        if action == "create":
            self.port_create(peer, event)
            return
        port = self.ports.get(peer)
        if not port or port.session != event.get("session"):
            self.broken("PORT-16", f"{action} of session "
                        f"{event.get('session')} of {peer}, which is not "
                        "there")
        elif action == "delete":
            self.port_delete(peer, port, event)
        elif action in ("open", "close"):
            self.port_switch(peer, port, event, action == "open")
        else:
            self.broken("FORM", f"port action {action}")

    def port_create(self, peer: str, event: Event) -> None:
        session = event.get("session", 0)
        owner = str(event.get("owner"))
        port = Port(session, bool(event.get("authorized")),
                    bool(event.get("controlled")), owner)
        self.require(peer not in self.ports, "PORT-1",
                     f"second port of {peer}")
        self.require(session > self.last_session, "PORT-1",
                     f"session {session} after {self.last_session}")
        if peer not in self.owed_port:
            after = peer in self.peers
            self.broken("PORT-8" if after else "PORT-7",
                        f"port of {peer} without a successful association "
                        "in the open operation")
        by_station = self.owed_port.pop(peer, False)
        self.require(port.controlled == (owner != "none"), "PORT-9",
                     f"controlled {port.controlled}, owner {owner}")
        self.require(port.authorized == (not port.controlled or by_station),
                     "PORT-9", f"created with authorized {port.authorized}")
        self.last_session = max(self.last_session, session)
        self.ports[peer] = port
        self.extension.created(port)
        if port.authorized:
            # P-1: not required for an uncontrolled port
            self.owed_notify = (peer, True, port.controlled)

    def port_switch(self, peer: str, port: Port, event: Event,
                    is_open: bool) -> None:
        rule = "PORT-13" if is_open else "PORT-18"
        self.require(not port.ending, "PORT-25",
                     f"port of {peer} changes after it was ended")
        self.require(bool(event.get("authorized")) == is_open, rule,
                     f"authorized {event.get('authorized')} of {peer}")
        self.require(port.authorized != is_open, rule,
                     f"port of {peer} was so before")
        port.authorized = is_open
        self.extension.switched(port, is_open)
        self.owed_notify = (peer, is_open, True)

    def port_delete(self, peer: str, port: Port, event: Event) -> None:
        cause, status = event.get("cause"), event.get("status")
        if cause == "removal":
            self.require(status == BY_OS, "PORT-27",
                         f"removal with status {status}")
            self.peers.discard(peer)
            self.leaving = True
        elif not port.ending:
            self.broken("PORT-20" if cause == "explicit" else "PORT-21",
                        f"port of {peer} deleted without a reason")
        else:
            self.require(cause == port.ending[0], "PORT-27",
                         f"cause {cause}, not {port.ending[0]}")
            self.require(status == port.ending[1], "PORT-27",
                         f"status {status}, not {port.ending[1]}")
        del self.ports[peer]
        self.extension.deleted(port)
        self.settle()

    # -- calls to an IHV extension ------------------------------------------

    def ihv(self, event: Event) -> None:
        self.extension.event(event)

    # -- adapter and end ----------------------------------------------------

    def adapter(self, event: Event) -> None:
        if event.get("action") == "arrival":
            self.forget()
            self.extension.forget(True)
            self.followed = True
        elif self.followed:
            self.finish(True)
            self.forget()

    def finish(self, complete: bool) -> None:
        """The end of a trace: one that is complete has nothing open."""
        if not complete or not self.followed:
            return
        self.check_owed_notification()
        self.check_owed_deletion()
        self.extension.finish()
        self.require(not self.accepted, "CONN-4",
                     "connect request without CONNECTION_START")
        self.require(not self.attempts, "PAIR-3", "attempt left open")
        self.require(not self.connecting, "PAIR-1", "connection left open")
        self.require(not self.roaming, "PAIR-2", "roam left open")
        self.require(not self.leaving, "PAIR-8",
                     "disconnect or reset has not ended everything")
        for peer in self.owed_port:
            self.broken("PORT-7", f"no port of {peer}")
        if self.scan_requests is not None:
            self.require(self.scans == self.scan_requests, "PAIR-10",
                         f"{self.scans} SCAN_CONFIRM of "
                         f"{self.scan_requests} scan requests")


def check(events: Iterable[Event], complete: bool = False,
          scans: Optional[int] = None,
          host_stays: bool = False) -> list[Violation]:
    """Check a trace.

    events: the objects, in their order
    complete: nothing may be open at the end
    scans: how many scan requests were accepted, of one adapter, if known
    host_stays: no host of an IHV extension goes without a sign of it
    """
    violations: list[Violation] = []
    adapters: dict[str, Adapter] = {}

    def adapter_of(event: Event) -> Adapter:
        name = str(event.get("adapter", ""))
        if name not in adapters:
            adapters[name] = Adapter(name, violations, scan_requests=scans,
                                     host_stays=host_stays)
        return adapters[name]

    for event in events:
        kind = event.get("event")
        if kind == "ready":
            continue
        adapter = adapter_of(event)
        if kind == "lost":
            adapter.lost(event)
            continue
        adapter.number(event)
        adapter.extension.next(event)
        if kind in ("indication", "oid", "port", "ihv", "adapter"):
            getattr(adapter, kind)(event)
        else:
            adapter.broken("FORM", f"event {kind}")
    for adapter in adapters.values():
        adapter.finish(complete)
    return violations


def main(argv: Optional[list[str]] = None) -> int:
    """Command line: 0 if every rule holds, 1 if not."""
    parser = argparse.ArgumentParser(
        description="Check the output of `nwifi -j monitor`.")
    parser.add_argument("file", type=argparse.FileType("r"),
                        help="JSON lines; - for standard input")
    parser.add_argument("--complete", action="store_true",
                        help="nothing may be open at the end")
    parser.add_argument("--scans", type=int,
                        help="number of scan requests that were accepted")
    parser.add_argument("--host-stays", action="store_true",
                        help="no host of an IHV extension has gone unseen")
    args = parser.parse_args(argv)
    with args.file as lines:
        events = [json.loads(line) for line in lines if line.strip()]
    violations = check(events, args.complete, args.scans, args.host_stays)
    for violation in violations:
        print(f"{violation.seq}: {violation.rule}: {violation.text}")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
