# SPDX-License-Identifier: GPL-2.0-only
"""What a scenario must not overlook at its end (tests/vm/lib/trace.py)."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "vm"))

from lib import trace  # noqa: E402


def port(action, status=None):
    return {"event": "port", "action": action, "status": status}


def indication(name, **payload):
    return {"event": "indication", "status": f"NDIS_STATUS_DOT11_{name}",
            "payload": payload}


def call(name, **members):
    return {"event": "ihv", "handler": f"Dot11ExtIhv{name}", **members}


@pytest.mark.parametrize("event, alarm", [
    (port("open"), False),
    (port("close"), True),
    (port("delete", trace.BY_OS), False),
    (port("delete", trace.BY_ROAMING), False),
    (port("delete", trace.UNREACHABLE), True),
    (indication("DISASSOCIATION", uReason=trace.BY_OS), False),
    (indication("DISASSOCIATION", uReason=trace.PEER_DEAUTH | 6), True),
    (indication("CONNECTION_COMPLETION", uStatus=0), False),
    (indication("ROAMING_COMPLETION", uStatus=trace.EXHAUSTED), True),
    (indication("LINK_QUALITY", uLinkQualityList=[]), False),
    (call("StopPostAssociate", phase="call"), False),
    (call("StopPostAssociate", phase="return", result=0), False),
    (call("StopPostAssociate", phase="return", result=21), True),
    (call("PerformCapabilityMatch", phase="return", result=50), False),
    ({"event": "ihv", "function": "Dot11ExtSendPacket", "phase": "return",
      "result": 5023}, False),
    ({"event": "adapter", "action": "arrival"}, False),
    ({"event": "adapter", "action": "removal"}, True),
])
def test_alarm(event, alarm):
    assert trace.is_alarm(event) == alarm
