# SPDX-License-Identifier: GPL-2.0-only
"""Expectations of a trace of events: all of its events in their order."""

from .proc import DEADLINE

ZERO_MAC = "00:00:00:00:00:00"

# DOT11_ASSOC_STATUS (indications.md, section 2)
SUCCESS = 0
UNREACHABLE = 2
RADIO_OFF = 3
CANCELLED = 5
EXHAUSTED = 6
BY_OS = 7
BY_ROAMING = 8
BY_RESET = 9
BETTER_AP = 0xb
LOST = 0xc
PEER_DEAUTH = 0x10000
PEER_DISASSOC = 0x20000
RESPONSE = 0x30000
# The roam to the same AP: a code of the IHV range (D-13)
REASSOCIATION = 0x80000001

# NDIS_STATUS
NDIS_SUCCESS = 0
NDIS_ABORTED = 0xc001000c
NDIS_UNSUPPORTED_MEDIA = 0xc0010019

# DOT11_AUTH_ALGORITHM, DOT11_CIPHER_ALGORITHM
AUTH_OPEN = 1
AUTH_RSNA_PSK = 7
CIPHER_NONE = 0
CIPHER_CCMP = 4
CIPHER_BIP = 6

_MARKS = {"indication": "<-", "oid": "->", "port": "||", "adapter": "**",
          "ihv": "=>"}


def split(event):
    """(kind, short name, members) of an event as the monitor prints it."""
    kind = event["event"]
    if kind == "indication":
        name = event["status"].replace("NDIS_STATUS_", "")
        return kind, name.replace("DOT11_", ""), event["payload"]
    if kind == "oid":
        return kind, event["oid"].replace("OID_DOT11_", ""), event["payload"]
    if kind == "ihv":
        return kind, event.get("handler") or event["function"], event
    return kind, event.get("action", ""), event


def text(event):
    """An event as a line of text, with long values shortened."""
    kind, name, members = split(event)
    shown = []
    for key, value in members.items():
        if key in ("seq", "time_ns", "adapter", "event", "action"):
            continue
        if isinstance(value, str) and len(value) > 40:
            value = value[:16] + "…"
        if isinstance(value, int) and not isinstance(value, bool):
            value = f"{value:#x}" if value > 9 else value
        shown.append(f"{key}={value}")
    return (f"{event.get('seq', '-'):>4} {event.get('time_ns', 0) / 1e9:9.4f} "
            f"{_MARKS.get(kind, kind)} {name} {' '.join(shown)}")


# Handlers that change no connection. Their calls follow what the station does
# at some distance, so that their place in the trace is not fixed (IHV-34,
# IHV-67).
QUERIES = {f"Dot11ExtIhv{name}" for name in (
    "ValidateProfile", "PerformCapabilityMatch", "CreateDiscoveryProfiles",
    "ReceiveIndication", "QueryUIRequest", "IsUIRequestPending")}

# Ends of an association or port that somebody has asked for
_ASKED_FOR = {BY_OS, BY_ROAMING, BY_RESET}


def is_alarm(event):
    """Does it tell of something that went wrong, or that came to an end though
    nobody had asked for that?"""
    kind, name, members = split(event)
    if kind == "port":
        return name == "close" or (name == "delete" and
                                   members["status"] not in _ASKED_FOR)
    if kind == "ihv":
        # A function that is refused concerns the extension alone.
        return ("handler" in members and bool(members.get("result")) and
                name not in QUERIES)
    if name == "DISASSOCIATION":
        return members["uReason"] not in _ASKED_FOR
    return name == "removal" or bool(members.get("uStatus"))


class Expected:
    """An expected event: its name and the members that matter.

    A member may be a function that tells whether a value is right.
    """

    def __init__(self, kind, name, **members):
        self.kind = kind
        self.name = name
        self.members = members

    def __str__(self):
        shown = " ".join(f"{k}={'…' if callable(v) else v}"
                         for k, v in self.members.items())
        return f"{_MARKS[self.kind]} {self.name} {shown}"

    def wrong(self, event):
        """How an event differs from the expected one, or an empty string."""
        kind, name, members = split(event)
        if (kind, name) != (self.kind, self.name):
            return "another event"
        for key, want in self.members.items():
            have = members.get(key)
            good = want(have) if callable(want) else have == want
            if not good:
                return f"{key} is {have!r}"
        return ""


def flat(expected):
    """The expectations in nested lists, one after the other."""
    for item in expected:
        if isinstance(item, Expected):
            yield item
        else:
            yield from flat(item)


class Trace:
    """The events of one adapter, which expectations consume in their order.

    ignore: names of events whose time is not fixed; such events are skipped,
    and so are expectations of them.
    """

    def __init__(self, monitor, name):
        self.monitor = monitor
        self.name = name
        self.ignore = set()
        self._next = 0

    @property
    def events(self):
        return [e for e in self.monitor.events
                if e.get("adapter") == self.name]

    def _pending(self):
        return [e for e in self.events[self._next:]
                if split(e)[1] not in self.ignore]

    def _consume(self, last):
        self._next = next(i for i, e in enumerate(self.events)
                          if e is last) + 1

    def expect(self, *expected, deadline=DEADLINE):
        """The next events are exactly these. Returns them."""
        expected = [want for want in flat(expected)
                    if want.name not in self.ignore]

        def decided():
            events = self._pending()
            return len(events) >= len(expected) or any(
                want.wrong(event) for want, event in zip(expected, events))

        self.monitor.wait_until(decided, deadline)
        events = self._pending()[:len(expected)]
        report = []
        for i, want in enumerate(expected):
            wrong = want.wrong(events[i]) if i < len(events) else "nothing came"
            report.append(f"  {'✗' if wrong else '✓'} {want}")
            if wrong:
                came = [text(e) for e in self._pending()[i:]]
                raise AssertionError(
                    f"{self.name}: {wrong}; expected\n" + "\n".join(report) +
                    "\nbut then came\n  " + ("\n  ".join(came) or "nothing"))
        if events:
            self._consume(events[-1])
        return events

    def skip_to(self, expected, deadline=DEADLINE):
        """Consume everything up to and including this event. Returns it."""
        def found():
            return next((e for e in self._pending()
                         if not expected.wrong(e)), None)

        event = self.monitor.wait_until(found, deadline)
        assert event, (f"{self.name}: {expected} did not come, but\n  " +
                       "\n  ".join(text(e) for e in self._pending()))
        self._consume(event)
        return event

    def expect_no_alarm_before(self, fence, overlooked):
        """Consume everything up to and including this event; nothing of it may
        be an alarm but what has one of these names, or is ignored."""
        overlooked = overlooked | self.ignore
        start = self._next
        self.skip_to(fence)
        alarms = [text(event) for event in self.events[start:self._next]
                  if is_alarm(event) and split(event)[1] not in overlooked]
        assert not alarms, (f"{self.name}: not expected:\n  " +
                            "\n  ".join(alarms))

    def expect_none_before(self, fence):
        """Check that this is the next event, so that all events before it were
        expected."""
        return self.expect(fence)[0]


# Single events, with the members that the catalogue prescribes

def arrival():
    return Expected("adapter", "arrival")


def removal():
    return Expected("adapter", "removal")


def oid(name, **members):
    return Expected("oid", name, **members)


def indication(name, **members):
    return Expected("indication", name, **members)


def connect_request():
    return oid("CONNECT_REQUEST")


def disconnect_request():
    return oid("DISCONNECT_REQUEST")


def reset_request():
    return oid("RESET_REQUEST", dot11ResetType=3)


def scan_confirm(status=NDIS_SUCCESS):
    return indication("SCAN_CONFIRM", ndisStatus=status)


def connection_start():
    """CONN-7: zeros for infrastructure."""
    return indication("CONNECTION_START", BSSType=1, AdhocBSSID=ZERO_MAC,
                      AdhocSSID="")


def connection_completion(status=SUCCESS):
    return indication("CONNECTION_COMPLETION", uStatus=status)


def roaming_start(reason):
    return indication("ROAMING_START", AdhocBSSID=ZERO_MAC, AdhocSSID="",
                      uRoamingReason=reason)


def roaming_completion(status=SUCCESS):
    return indication("ROAMING_COMPLETION", uStatus=status)


def association_start(ap):
    return indication("ASSOCIATION_START", MacAddr=ap.mac, SSID=ap.ssid,
                      uIHVData="")


def association_completion(ap, status=SUCCESS, **members):
    """ASSOC-9: these members are zero unless the status is success."""
    if status != SUCCESS:
        members = {"AuthAlgo": 0, "UnicastCipher": 0, "MulticastCipher": 0,
                   "uActivePhyList": [], "bPortAuthorized": False, **members}
    return indication("ASSOCIATION_COMPLETION", MacAddr=ap.mac,
                      uStatus=status, **members)


def disassociation(ap, reason):
    return indication("DISASSOCIATION", MacAddr=ap.mac, uReason=reason)


def link_quality(ap):
    """LINK-4: exactly the AP's entry."""
    def right(entries):
        return (len(entries) == 1 and entries[0]["PeerMacAddr"] == ap.mac and
                0 <= entries[0]["ucLinkQuality"] <= 100)

    return indication("LINK_QUALITY", uLinkQualityList=right)


def port(action, ap, **members):
    return Expected("port", action, peer=ap.mac, **members)


def port_notification(ap, is_open):
    return oid("PORT_STATE_NOTIFICATION", PeerMac=ap.mac, bOpen=is_open)


def ihv(name, phase, **members):
    """A handler or function of an IHV extension."""
    return Expected("ihv", name, phase=phase, **members)


# Sequences of events

def called(name, result=0, **members):
    """A handler is called and returns."""
    name = "Dot11ExtIhv" + name
    return [ihv(name, "call", **members),
            ihv(name, "return", result=result, **members)]


def pre_associated(session, result=0):
    """IHV-35, IHV-39."""
    return [called("PerformPreAssociate", session=session),
            ihv("Dot11ExtPreAssociateCompletion", "completion",
                session=session, result=result)]


def performed(ap, session, result=0):
    """PORT-9, PORT-10: the port is there, closed, before the call."""
    return [port("create", ap, session=session, controlled=True,
                 authorized=False, owner="ihv"),
            called("PerformPostAssociate", result, session=session,
                   peer=ap.mac)]


def post_completed(ap, session, result=0):
    """PORT-14."""
    return [ihv("Dot11ExtPostAssociateCompletion", "completion", peer=ap.mac,
                session=session, result=result),
            [] if result else port_opened(ap, session)]


def stopped(ap, session, cause, status):
    """PORT-25: Stop has returned before the port goes."""
    return [called("StopPostAssociate", session=session, peer=ap.mac),
            port_deleted(ap, session, cause, status)]


def port_created(ap, session, managed=False):
    """PORT-7, PORT-9: open at once unless the OS authenticates (managed)."""
    created = port("create", ap, session=session, controlled=managed,
                   authorized=not managed, owner="os" if managed else "none")
    return [created] if managed else [created, port_notification(ap, True)]


def port_opened(ap, session):
    """PORT-13, PORT-17."""
    return [port("open", ap, session=session, authorized=True),
            port_notification(ap, True)]


def port_closed(ap, session):
    """PORT-18."""
    return [port("close", ap, session=session, authorized=False),
            port_notification(ap, False)]


def port_deleted(ap, session, cause, status):
    """PORT-27, PORT-28: no notification goes with it."""
    return port("delete", ap, session=session, cause=cause, status=status)


def connected(ap, session=1, managed=False):
    """T1."""
    return [connect_request(), connection_start(), association_start(ap),
            association_completion(ap, bReAssocReq=False, bReAssocResp=False),
            port_created(ap, session, managed), connection_completion(),
            link_quality(ap)]


def roamed(old, new, session, reason=BETTER_AP, managed=False):
    """T8, T9: session is that of the old port."""
    return [roaming_start(reason), association_start(new),
            port_deleted(old, session, "implicit", BY_ROAMING),
            association_completion(new, bReAssocReq=True, bReAssocResp=True),
            port_created(new, session + 1, managed), roaming_completion(),
            link_quality(new)]


def disassociated(ap, session, reason):
    """T4 step 1 and 2."""
    return [disassociation(ap, reason),
            port_deleted(ap, session, "explicit", reason)]


def came_back(new, session, reason, managed=False):
    """T4 step 3 to 5: session is that of the new port."""
    return [roaming_start(reason), association_start(new),
            association_completion(new, bReAssocReq=False, bReAssocResp=False),
            port_created(new, session, managed), roaming_completion(),
            link_quality(new)]


def disconnected(ap, session):
    """T5."""
    return [disconnect_request(), disassociated(ap, session, BY_OS)]
