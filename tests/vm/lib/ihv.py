# SPDX-License-Identifier: GPL-2.0-only
"""An extension host that speaks the netlink channel itself, without ihvd."""

import contextlib
import struct
import threading

from .genl import (NLMSG_ERROR, UAPI, Genl, Refused, attr, mac, parse_attrs,
                   u32, u64)
from .proc import DEADLINE

ERROR_SUCCESS, ERROR_GEN_FAILURE, ERROR_CANCELLED = 0, 31, 1223

HANDLERS = {number: name.removeprefix("IHV_HANDLER_").lower()
            for name, number in UAPI.items()
            if name.startswith("IHV_HANDLER_") and
            not name.endswith(("MAX", "MAX_"))}
# Handlers whose return is not sent to the kernel
SILENT = {"send_packet_completion"}


def exemption(ethertype, action, packets):
    """Attributes of a privacy exemption."""
    return [attr("A_ETHERTYPE", struct.pack("=H", ethertype)),
            attr("A_EXEMPTION_ACTION", u32(action)),
            attr("A_EXEMPTION_PACKETS", u32(packets))]


class Call:
    """A call of a handler by the kernel."""

    def __init__(self, attrs):
        found = {}
        for kind, value in parse_attrs(attrs):
            found[kind] = value
        self.attrs = found
        self.cookie = struct.unpack("=Q", found[UAPI["A_COOKIE"]])[0]
        self.handler = HANDLERS[self.number("A_IHV_HANDLER")]
        self.session = self.number("A_IHV_SESSION")
        self.status = self.number("A_STATUS")
        peer = found.get(UAPI["A_MAC"])
        self.peer = peer and ":".join(f"{byte:02x}" for byte in peer)
        self.packet = found.get(UAPI["A_PACKET"])
        self.ssid = found.get(UAPI["A_SSID"])

    def number(self, name):
        value = self.attrs.get(UAPI[name])
        return value and struct.unpack("=I", value)[0]

    def nest(self, name):
        return dict(parse_attrs(self.attrs.get(UAPI[name], b"")))

    def __repr__(self):
        return f"{self.handler}({self.peer}, {self.session}, {self.status})"


class Host:
    """A host whose thread reads the calls of the kernel and answers them. No
    other thread reads from the socket.

    results: the result of each handler, by its name; with None the handler does
    not return.
    managed: whether the extension wants to authenticate, as the return of
    PerformPreAssociate says.
    calls: all calls so far.
    """

    def __init__(self, adapter, bind=True):
        self.adapter = adapter
        self.results = {}
        self.managed = True
        self.calls = []
        self._changed = threading.Condition()
        self._cookies = iter(range(1000, 1 << 30))
        self._genl = Genl()
        # Acknowledgements of requests that wait for one, by sequence number
        self._outcomes = {}
        # The error that has ended the thread
        self._error = None
        self._stopped = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        if bind:
            try:
                self.bind()
            except (Refused, OSError):
                self.stop()
                raise

    @property
    def portid(self):
        """Netlink port that the kernel knows the host by."""
        return self._genl.portid

    def _name(self):
        return attr("A_IFNAME", self.adapter.name)

    def bind(self):
        self.request("CMD_IHV_BIND", attr("A_COOKIE", u64(next(self._cookies))))

    def _serve(self):
        while not self._stopped:
            try:
                messages = self._genl.messages(0.2)
            except TimeoutError:
                continue
            except OSError as error:
                with self._changed:
                    self._error = error
                    self._changed.notify_all()
                return
            for kind, flags, sequence, payload in messages:
                if kind == NLMSG_ERROR:
                    self._acknowledged(sequence, (flags, payload))
                elif (kind == self._genl.family and
                      payload[0] == UAPI["CMD_IHV_CALL"]):
                    self._called(Call(payload[4:]))

    def _acknowledged(self, sequence, outcome):
        with self._changed:
            # Requests of send() do not wait for their acknowledgement.
            if sequence in self._outcomes:
                self._outcomes[sequence] = outcome
                self._changed.notify_all()

    def _called(self, call):
        with self._changed:
            self.calls.append(call)
            self._changed.notify_all()
        result = self.results.get(call.handler, ERROR_SUCCESS)
        if result is not None and call.handler not in SILENT:
            self.returns(call, result)
        self.react(call)

    def react(self, call):
        """Called after each call; a subclass may act on it."""

    def returns(self, call, result=ERROR_SUCCESS):
        more = ([attr("A_IHV_MANAGED")] if self.managed and
                call.handler == "perform_pre_associate" else [])
        self._genl.send("CMD_IHV_RETURN", self._name(),
                        attr("A_COOKIE", u64(call.cookie)),
                        attr("A_IHV_RESULT", u32(result)), *more, flags=0)

    def wait(self, handler, start=0, deadline=DEADLINE):
        """Wait for a call of this handler. Returns the call."""
        def look():
            return next((c for c in self.calls[start:]
                         if c.handler == handler), None)

        with self._changed:
            call = self._changed.wait_for(look, deadline)
        assert call, f"no {handler}; {self.calls[start:]}"
        return call

    def send(self, command, *attrs):
        """Send a request without waiting for its outcome."""
        self._genl.send(command, self._name(), *attrs, flags=0)

    def request(self, command, *attrs):
        """Send a request and wait for its acknowledgement. Raises Refused, or
        OSError if messages were lost."""
        with self._changed:
            # The lock keeps the thread from taking the acknowledgement
            # before the sequence number is known here.
            sequence = self._genl.send(command, self._name(), *attrs)
            self._outcomes[sequence] = None
            self._changed.wait_for(
                lambda: self._outcomes[sequence] or self._error, DEADLINE)
            outcome = self._outcomes.pop(sequence)
        if not outcome and self._error:
            raise self._error
        assert outcome, f"{command} is not acknowledged"
        self._genl.check(*outcome)

    def fence(self):
        """Wait until the thread has read what the kernel has called so far: the
        answer to a request comes behind it."""
        with contextlib.suppress(Refused):
            self.request("CMD_IHV_RETURN", attr("A_COOKIE", u64(1 << 60)),
                         attr("A_IHV_RESULT", u32(ERROR_SUCCESS)))
            raise AssertionError("a call that was not made has returned")

    def ethertypes(self, *types, backlog=16, exempted=None):
        """exempted: EtherType, action and packet type of an exemption."""
        self.send("CMD_IHV_ETHERTYPES", attr("A_BACKLOG", u32(backlog)),
                  *[attr("A_REGISTRATION", struct.pack("=H", number))
                    for number in types],
                  *(exemption(*exempted) if exempted else ()))

    def pre_done(self, call, result=ERROR_SUCCESS, session=None):
        self.send("CMD_IHV_PRE_DONE",
                  attr("A_IHV_SESSION", u32(session or call.session)),
                  attr("A_IHV_RESULT", u32(result)))

    def post_done(self, call, result=ERROR_SUCCESS, session=None, peer=None):
        self.send("CMD_IHV_POST_DONE",
                  attr("A_IHV_SESSION", u32(session or call.session)),
                  attr("A_MAC", mac(peer or call.peer)),
                  attr("A_IHV_RESULT", u32(result)))

    def packet(self, dest, ethertype, data, cookie=7):
        self.send("CMD_IHV_SEND", attr("A_COOKIE", u64(cookie)),
                  attr("A_MAC", mac(dest)),
                  attr("A_ETHERTYPE", struct.pack("=H", ethertype)),
                  attr("A_PACKET", data))

    def stop(self):
        """Close the socket: the host is gone."""
        self._stopped = True
        self._thread.join()
        self._genl.close()


@contextlib.contextmanager
def outliving(failed):
    """Yields make(adapter, **options) for hosts that are stopped only after the
    adapters have settled, so that the events at the end of a connection include
    the calls to the host. failed: a function that tells whether the test has
    failed."""
    hosts = []

    def make(adapter, **options):
        adapter.trace.monitor.host_stays = True
        hosts.append(Host(adapter, **options))
        return hosts[-1]

    yield make
    try:
        for adapter in {host.adapter for host in hosts}:
            if not failed() and adapter.alive():
                adapter.settle()
    finally:
        for host in hosts:
            host.stop()
