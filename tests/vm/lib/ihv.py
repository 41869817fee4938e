# SPDX-License-Identifier: GPL-2.0-only
"""An IHV extension host by hand: what the netlink channel says and takes,
without a daemon."""

import struct
import threading

from .genl import UAPI, Genl, attr, mac, parse_attrs, u32, u64
from .proc import DEADLINE

ERROR_SUCCESS, ERROR_GEN_FAILURE, ERROR_CANCELLED = 0, 31, 1223

HANDLERS = {number: name.removeprefix("IHV_HANDLER_").lower()
            for name, number in UAPI.items()
            if name.startswith("IHV_HANDLER_") and
            not name.endswith(("MAX", "MAX_"))}
# Nobody waits for its return.
SILENT = {"send_packet_completion"}


def exemption(ethertype, action, packets):
    """Attributes of a privacy exemption."""
    return [attr("A_ETHERTYPE", struct.pack("=H", ethertype)),
            attr("A_EXEMPTION_ACTION", u32(action)),
            attr("A_EXEMPTION_PACKETS", u32(packets))]


class Call:
    """A handler that the kernel side wants called."""

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
    """nwifi's side is answered by a thread; answers may be changed.

    results: what a handler returns, by its name; None does not answer.
    managed: the answer to a pre-association.
    """

    def __init__(self, adapter, bind=True):
        self.adapter = adapter
        self.results = {}
        self.managed = True
        self.calls = []
        self._changed = threading.Condition()
        self._cookies = iter(range(1000, 1 << 30))
        self.genl = Genl()
        self._stopped = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        if bind:
            self.bind()

    def _name(self):
        return attr("A_IFNAME", self.adapter.name)

    def bind(self):
        self.genl.request("CMD_IHV_BIND", self._name(),
                          attr("A_COOKIE", u64(next(self._cookies))))
        self.serve()

    def serve(self):
        """From now on the thread reads what comes."""
        self._thread.start()

    def _serve(self):
        while not self._stopped:
            try:
                payload = self.genl.receive(0.2)
            except TimeoutError:
                continue
            except OSError:
                return
            if payload is None or payload[0] != UAPI["CMD_IHV_CALL"]:
                continue
            call = Call(payload[4:])
            with self._changed:
                self.calls.append(call)
                self._changed.notify_all()
            result = self.results.get(call.handler, ERROR_SUCCESS)
            if result is not None and call.handler not in SILENT:
                self.returns(call, result)
            self.react(call)

    def react(self, call):
        """For hosts that do something of their own then."""

    def returns(self, call, result=ERROR_SUCCESS):
        more = ([attr("A_IHV_MANAGED")] if self.managed and
                call.handler == "perform_pre_associate" else [])
        self.genl.send("CMD_IHV_RETURN", self._name(),
                       attr("A_COOKIE", u64(call.cookie)),
                       attr("A_IHV_RESULT", u32(result)), *more, flags=0)

    def wait(self, handler, start=0, deadline=DEADLINE):
        """Wait for a call. Returns it."""
        def look():
            return next((c for c in self.calls[start:]
                         if c.handler == handler), None)

        with self._changed:
            call = self._changed.wait_for(look, deadline)
        assert call, f"no {handler}; {self.calls[start:]}"
        return call

    def send(self, command, *attrs):
        """A request of the host, without waiting for its outcome."""
        self.genl.send(command, self._name(), *attrs, flags=0)

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
        if self._thread.ident:
            self._thread.join()
        self.genl.close()
