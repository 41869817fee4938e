# SPDX-License-Identifier: GPL-2.0-only
"""The trace checker's rules of calls to an IHV extension (ihv.md, ports.md).

A host may go at any time, and another may come, without an event of their own.
The next call shows that one is there. It is gone when a call returns one of
two errors, when it was let go by DeinitAdapter, or when its port closes by
itself; if the port was closed before, nothing shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, NamedTuple, Optional

if TYPE_CHECKING:
    from tests.lib.trace_checker import Adapter, Event, Port

# handlers of an extension that are waited for; what they are called here
WAITED = {
    "Dot11ExtIhvPerformPostAssociate": "perform",
    "Dot11ExtIhvStopPostAssociate": "stop",
    "Dot11ExtIhvAdapterReset": "reset",
    "Dot11ExtIhvDeinitAdapter": "deinit",
}
# those that are not, and its functions
UNWAITED = {
    "Dot11ExtIhvPerformPreAssociate": "pre",
    "Dot11ExtIhvReceivePacket": "receive",
    "Dot11ExtIhvSendPacketCompletion": "sent",
    "Dot11ExtPreAssociateCompletion": "pre",
    "Dot11ExtPostAssociateCompletion": "post",
}
PHASES = ("call", "return", "completion")
# Win32 errors that stand for the return of a host that is gone
NOT_READY, TIMEOUT = 21, 1460


class Mark(NamedTuple):
    """What an event was, for the one directly behind it."""

    kind: str
    session: int = 0
    good: bool = False      # it had an effect
    result: int = 0


class Owed(NamedTuple):
    """What the next event has to be."""

    rule: str
    text: str
    fits: Callable[[Event], bool]


class Extension:
    """What a trace has shown of the IHV extension of an adapter so far.

    host_stays: no host goes without a sign of it in the trace
    """

    def __init__(self, adapter: Adapter, host_stays: bool) -> None:
        self.adapter = adapter
        self.host_stays = host_stays
        self.last_session = 0
        self.forget(False)

    def forget(self, known: bool) -> None:
        """Back to an adapter without a host.

        known: this is how it is, and not just all that is known.
        """
        self.known = known
        # There is a host that is to be told everything. Only looked at if
        # hosts stay.
        self.host = False
        # connection session of the pre-association under way
        self.pending: Optional[int] = None
        # PerformPreAssociate that have not returned
        self.asked: set[int] = set()
        # The extension authenticates the ports of the connection.
        self.managed: Optional[bool] = False if known else None
        self.receiving = False
        self.told_since = False     # Perform since ReceivePacket was called
        self.over = False           # DeinitAdapter has returned
        self.owed: Optional[Owed] = None
        self.mark: Optional[Mark] = None
        self._next_mark: Optional[Mark] = None

    def require(self, condition: Any, rule: str, text: str) -> None:
        self.adapter.require(condition, rule, text)

    def port_of(self, event: Event) -> Optional[Port]:
        """The extension's port that an event is about, if it is there."""
        port = self.adapter.ports.get(str(event.get("peer")))
        if (port and port.session == event.get("session")
                and port.owner == "ihv"):
            return port
        return None

    def has_context(self) -> bool:
        return any(port.runs for port in self.adapter.ports.values())

    # -- from one event to the next ----------------------------------------

    def next(self, event: Event) -> None:
        """Before anything is made of the event."""
        self.mark, self._next_mark = self._next_mark, None
        owed, self.owed = self.owed, None
        if owed and self.adapter.followed:
            self.require(owed.fits(event), owed.rule, owed.text)

    def finish(self) -> None:
        if self.owed:
            self.adapter.broken(self.owed.rule, self.owed.text)

    def owe_port(self, rule: str, text: str, session: int,
                 *actions: str) -> None:
        def fits(event: Event) -> bool:
            return (event.get("event") == "port"
                    and event.get("action") in actions
                    and event.get("session") == session)

        self.owed = Owed(rule, text, fits)

    def owe_ihv(self, rule: str, text: str, name: str, phase: str,
                session: Optional[int]) -> None:
        def fits(event: Event) -> bool:
            return (event.get("handler") == name
                    and event.get("phase") == phase
                    and event.get("session") == session)

        self.owed = Owed(rule, text, fits)

    # -- calls and completions ---------------------------------------------

    def event(self, event: Event) -> None:
        """A handler or function was called, or has returned."""
        name = event.get("handler", event.get("function"))
        phase, result = event.get("phase"), event.get("result")
        if (not isinstance(name, str) or phase not in PHASES
                or ("handler" in event) == ("function" in event)
                or (phase != "call" and not isinstance(result, int))):
            self.adapter.broken("FORM", f"ihv {name} {phase}")
            return
        if not self.adapter.followed:
            return
        self.adapter.check_owed_notification()
        if WAITED.get(name) != "stop":
            self.adapter.check_owed_deletion()
        called = phase == "call"
        if called:
            self.over = False
        self.require(not (self.over and self.host_stays
                          and phase == "completion"), "IHV-10",
                     f"{name} after DeinitAdapter")
        # The end of a call that nobody waits for may come late.
        if phase != "return" or name in WAITED:
            self.host = True
        if name in WAITED and phase != "completion":
            self.waited(name, event, called)
        elif name in UNWAITED and phase == "return" and "function" in event:
            # the host has refused it; else it would be a completion
            self.require(bool(result), "IHV-105", f"{name} without an effect")
        elif name in UNWAITED:
            handler = getattr(self, f"{UNWAITED[name]}_{phase}", None)
            if handler:
                handler(event)

    def waited(self, name: str, event: Event, called: bool) -> None:
        """I-16: nothing at all happens until such a handler has returned."""
        session, result = event.get("session"), event.get("result")
        if called:
            getattr(self, f"{WAITED[name]}_call")(event)
            self._next_mark = Mark("call " + name)
            self.owe_ihv("I-16", f"{name} has not returned", name, "return",
                         session)
            return
        if not self.mark or self.mark.kind != "call " + name:
            self.adapter.broken("I-16", f"return of {name}, which was not "
                                "called")
            return
        if result in (NOT_READY, TIMEOUT):
            self.host = False
        getattr(self, f"{WAITED[name]}_return")(event)

    def perform_call(self, event: Event) -> None:
        port = self.port_of(event)
        self.told_since = True
        if not port:
            self.adapter.broken("PORT-10", "Perform without its port")
            return
        # PORT-11: one that was created as authorized may be
        self.require(not (port.authorized and port.performed), "PORT-10",
                     "Perform a second time for a port that is open")
        self.require(not (port.runs and self.host_stays), "PORT-10",
                     "Perform a second time")
        port.performed = True

    def perform_return(self, event: Event) -> None:
        port = self.port_of(event)
        if not port:
            return
        port.runs = not event.get("result")
        self._next_mark = Mark("performed", port.session, port.runs)
        if not port.runs and port.authorized:
            self.owe_port("PORT-12", "the port of an operation that was not "
                          "begun stays open", port.session, "close")

    def stop_call(self, event: Event) -> None:
        port = self.adapter.ports.get(str(event.get("peer")))
        if port and port.session != event.get("session"):
            port = None
        self.require(port and port.runs, "PORT-62",
                     "Stop of a session that does not run")
        if port:
            port.runs = False

    def stop_return(self, event: Event) -> None:
        """Its port goes then, or is closed if the host takes leave."""
        port = self.port_of(event)
        if not port:
            return
        self._next_mark = Mark("stopped", port.session)
        text = f"session {port.session} goes on after its Stop"
        if port.ending:
            self.owe_port("PORT-25", text, port.session, "delete")
        elif port.authorized:
            self.owe_port("PORT-25", text, port.session, "delete", "close")
        elif self.host_stays and self.host:
            self.owed = Owed(
                "PORT-25", text,
                lambda e: e.get("handler") == "Dot11ExtIhvDeinitAdapter"
                or (e.get("action") == "delete"
                    and e.get("session") == port.session))

    def reset_call(self, event: Event) -> None:
        del event
        self.require(not self.adapter.ports and self.adapter.phase == "I",
                     "IHV-19", "AdapterReset before the connection is over")
        # It was there to be told.
        self.require(not self.mark or self.mark.kind != "not stopped",
                     "PORT-26", "port deleted without Stop")
        self.pending = None

    def reset_return(self, event: Event) -> None:
        """Nothing has to follow."""

    def deinit_call(self, event: Event) -> None:
        del event
        for port in self.adapter.ports.values():
            self.require(port.owner != "ihv"
                         or not (port.runs or port.authorized), "PORT-29",
                         f"DeinitAdapter before session {port.session} has "
                         "ended")
        self.pending = None

    def deinit_return(self, event: Event) -> None:
        del event
        self.over, self.host = True, False

    def pre_call(self, event: Event) -> None:
        session = event.get("session", 0)
        self.require(self.adapter.phase == "I" and not self.adapter.accepted,
                     "IHV-35",
                     f"pre-association in {self.adapter.phase}")
        self.require(session > self.last_session, "IHV-36",
                     f"connection session {session} after "
                     f"{self.last_session}")
        self.last_session = max(session, self.last_session)
        self.pending = session
        self.asked.add(session)

    def pre_return(self, event: Event) -> None:
        session, result = event.get("session", 0), event["result"]
        self.require(session in self.asked or not self.known, "IHV-38",
                     f"return of pre-association {session}, which was not "
                     "called")
        self.asked.discard(session)
        self._next_mark = Mark("pre return", session,
                               session == self.pending, result)
        if session == self.pending and result:
            self.pending = None

    def pre_completion(self, event: Event) -> None:
        session = event.get("session", 0)
        self._next_mark = Mark("pre completion", session,
                               session == self.pending, event["result"])
        if session == self.pending:
            self.pending = None

    def post_completion(self, event: Event) -> None:
        port = self.port_of(event)
        good = bool(port and port.runs)
        is_open = not event["result"]
        self._next_mark = Mark("post completion", event.get("session", 0),
                               good, event["result"])
        if port and good and port.authorized != is_open:
            self.owe_port("PORT-14" if is_open else "PORT-15",
                          "completion that does not change the port",
                          port.session, "open" if is_open else "close")

    def receive_call(self, event: Event) -> None:
        del event
        self.require(self.has_context(), "PORT-37",
                     "ReceivePacket without a post-association")
        self.require(not self.receiving or self.told_since, "PORT-36",
                     "ReceivePacket while another one is open")
        self.receiving, self.told_since = True, False

    def receive_return(self, event: Event) -> None:
        del event
        self.require(self.receiving or not self.known, "PORT-36",
                     "return of ReceivePacket, which was not called")
        self.receiving = False

    def sent_call(self, event: Event) -> None:
        del event
        self.require(self.has_context(), "IHV-64",
                     "packet sent without a post-association")

    # -- what else concerns the extension ------------------------------------

    def connect_request(self) -> None:
        """IHV-35, IHV-39: asked before, if there was somebody to ask."""
        mark = self.mark
        asked = (mark and mark.good and not mark.result
                 and mark.kind in ("pre return", "pre completion"))
        self.managed = bool(asked and mark and mark.kind == "pre completion")
        if self.host_stays and self.host:
            self.require(asked, "IHV-39", "connect request without a "
                         "pre-association that has succeeded")
        self.pending = None

    def created(self, port: Port) -> None:
        if self.managed is not None:
            self.require((port.owner == "ihv") == self.managed, "PORT-6",
                         f"owner {port.owner} in a connection that the "
                         f"extension does {'' if self.managed else 'not '}"
                         "manage")
        if (port.owner == "ihv" and not port.authorized
                and self.host_stays and self.host):
            self.owe_ihv("PORT-10", "the extension is not told of its port",
                         "Dot11ExtIhvPerformPostAssociate", "call",
                         port.session)

    def switched(self, port: Port, is_open: bool) -> None:
        """PORT-6, PORT-14: only a completion of the extension opens its port;
        it closes when the host has gone, too."""
        mark = self.mark or Mark("")
        if port.owner != "ihv":
            return
        if (mark.kind == "post completion" and mark.good
                and is_open != bool(mark.result)):
            return
        if not is_open and mark in (Mark("performed", port.session),
                                    Mark("stopped", port.session)):
            return
        self.require(not is_open, "PORT-14",
                     "port of the extension opens without its completion")
        self.require(mark.kind != "post completion" or not self.host_stays,
                     "PORT-16", "completion of another session changes a port")
        port.runs = self.host = False

    def deleted(self, port: Port) -> None:
        if not port.runs:
            return
        self._next_mark = Mark("not stopped")
        self.require(not (self.host_stays and self.host), "PORT-26",
                     f"session {port.session} is deleted without Stop")
