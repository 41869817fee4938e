# SPDX-License-Identifier: GPL-2.0-only
"""The surroundings of a measurement, inside the virtual machine.

Access points and clients live in network namespaces of their own, so that what
is sent between them really crosses the air.

The clock there counts instructions, and stands still while the machine waits
for its host. Programs are read into memory before they are needed, so that the
time for this is no part of what is measured.
"""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Iterator, NoReturn, Optional

BUILD = Path(__file__).resolve().parents[2] / "build"
TOOLS = BUILD / "bench"
WORK = Path(tempfile.mkdtemp())
# Seconds that something may take to start, and that an event may take.
PATIENCE, EVENT_PATIENCE = 600.0, 60.0
SSID = "bench"
PASSPHRASE = "correct horse"
PROGRAMS = ("hostapd", "wpa_supplicant", "iw", "ip", "nwifi")


def warm() -> None:
    """Read the programs that will be run, and their libraries, into memory."""
    paths = [str(path) for path in TOOLS.iterdir() if os.access(path, os.X_OK)]
    paths += [path for path in map(shutil.which, PROGRAMS) if path]
    listing = subprocess.run(["ldd", *paths], stdout=subprocess.PIPE,
                             text=True, check=True).stdout
    paths += set(re.findall(r"(/\S+) \(0x", listing))
    for path in paths:
        Path(path).read_bytes()


def run(*command: str, netns: Optional[str] = None) -> str:
    """What COMMAND prints; it must succeed."""
    prefix = ["ip", "netns", "exec", netns] if netns else []
    return subprocess.run([*prefix, *command], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, text=True, check=True).stdout


def start(*command: str, netns: str, **options: Any) -> subprocess.Popen[str]:
    """Start COMMAND in a namespace."""
    options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.Popen(["ip", "netns", "exec", netns, *command],
                            text=True, **options)


def mac(interface: str) -> str:
    return Path(f"/sys/class/net/{interface}/address").read_text().strip()


def diagnose(what: str) -> NoReturn:
    """End, and leave behind what may explain it."""
    for log in sorted(WORK.glob("*.log")):
        print(f"== {log.name}", log.read_text()[-4000:], sep="\n",
              file=sys.stderr)
    print("== kernel", run("dmesg")[-4000:], sep="\n", file=sys.stderr)
    sys.exit(what)


def namespace(name: str, *radios: str) -> None:
    """Make a namespace and move radios there, by their interfaces."""
    run("ip", "netns", "add", name)
    for interface in radios:
        phy = Path(f"/sys/class/net/{interface}/phy80211/name").read_text()
        run("iw", "phy", phy.strip(), "set", "netns", "name", name)


def carrier_changes(netns: str, interface: str) -> int:
    return int(run("cat", f"/sys/class/net/{interface}/carrier_changes",
                   netns=netns))


def await_line(path: Path, text: str) -> None:
    """Until the file has a line with TEXT."""
    deadline = time.monotonic() + PATIENCE
    while text not in (path.read_text() if path.exists() else ""):
        if time.monotonic() > deadline:
            diagnose(f"no '{text}' in {path.name}")
        time.sleep(0.02)


def network(psk: bool) -> str:
    """The network, as wpa_supplicant wants to have it described."""
    secret = f'psk="{PASSPHRASE}"' if psk else "key_mgmt=NONE"
    return f'ssid="{SSID}"\n{secret}\nscan_freq=2412 2437\n'


class AccessPoint:
    """One BSS of the network; channel 1 or 6."""

    def __init__(self, netns: str, interface: str, channel: int, *,
                 bridge: str = "", psk: bool = False) -> None:
        config, log = WORK / f"{interface}.conf", WORK / f"{interface}.log"
        lines = [f"interface={interface}", "driver=nl80211", f"ssid={SSID}",
                 "hw_mode=g", f"channel={channel}"]
        if bridge:
            lines.append(f"bridge={bridge}")
        if psk:
            lines += ["wpa=2", "wpa_key_mgmt=WPA-PSK", "rsn_pairwise=CCMP",
                      f"wpa_passphrase={PASSPHRASE}"]
        config.write_text("\n".join(lines) + "\n")
        run("hostapd", "-B", "-f", str(log), str(config), netns=netns)
        await_line(log, "AP-ENABLED")


class Supplicant:
    """wpa_supplicant on an interface, and its control socket.

    The socket is a file, so it can be reached from any namespace.
    """

    def __init__(self, netns: str, interface: str, psk: bool) -> None:
        self.log = WORK / f"wpa-{interface}.log"
        config = WORK / f"wpa-{interface}.conf"
        config.write_text("ctrl_interface=/run/bench\nnetwork={\n"
                          + network(psk) + "}\n")
        run("wpa_supplicant", "-B", "-t", "-f", str(self.log), "-Dnl80211",
            f"-i{interface}", f"-c{config}", netns=netns)
        self.requests = self._connect(interface, "requests")
        self.events = self._connect(interface, "events")
        await_line(self.log, "CTRL-EVENT-CONNECTED")
        self._send(self.events, "ATTACH")

    @staticmethod
    def _connect(interface: str, purpose: str) -> socket.socket:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        sock.bind(str(WORK / f"{interface}-{purpose}"))
        sock.connect(f"/run/bench/{interface}")
        sock.settimeout(EVENT_PATIENCE)
        return sock

    @staticmethod
    def _send(sock: socket.socket, command: str) -> str:
        sock.send(command.encode())
        return sock.recv(65536).decode()

    def request(self, command: str) -> str:
        answer = self._send(self.requests, command)
        if answer.startswith("FAIL"):
            sys.exit(f"wpa_supplicant: {command}: {answer}")
        return answer

    def bssid(self) -> str:
        match = re.search("^bssid=(.*)$", self.request("STATUS"), re.M)
        return match.group(1) if match else ""

    def until(self, pattern: str) -> None:
        """Wait for an event; what was before the last request is over."""
        try:
            while not re.search(pattern, self.events.recv(65536).decode()):
                pass
        except TimeoutError:
            diagnose(f"no '{pattern}' in {self.log.name}")

    def forget_events(self) -> None:
        while select.select([self.events], [], [], 0)[0]:
            self.events.recv(65536)

    def scan(self) -> None:
        """Have both access points in mind."""
        self.forget_events()
        self.request("SCAN freq=2412,2437")
        self.until("CTRL-EVENT-SCAN-RESULTS")

    def roam(self, bssid: str) -> None:
        """And wait until connected."""
        self.forget_events()
        self.request(f"ROAM {bssid}")
        self.until(f"CTRL-EVENT-CONNECTED.*{bssid}")

    def times(self, begin: str, end: str) -> Iterator[float]:
        """Milliseconds from each line with BEGIN to the next with END."""
        since = None
        for line in self.log.read_text().splitlines():
            stamp, _, text = line.partition(": ")
            if re.search(begin, text):
                since = float(stamp)
            elif end in text and since is not None:
                yield (float(stamp) - since) * 1000
                since = None


class Echo:
    """Datagrams every 2 ms to 10.0.0.1, see echo.c."""

    def __init__(self, netns: str) -> None:
        self.process = start(str(TOOLS / "echo"), "to", "10.0.0.1", "7",
                             netns=netns, stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE)
        self._tell("mark")

    def _tell(self, command: str) -> str:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()

    def gap_ms(self) -> float:
        """The longest silence so far. Waits until it is over."""
        return int(self._tell("gap").split()[1]) / 1000

    def stop(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def alternate(rounds: int) -> Iterator[tuple[str, str]]:
    """Who comes first: neither always has the warmer caches."""
    for i in range(rounds):
        yield ("ours", "peer") if i % 2 == 0 else ("peer", "ours")


def report(name: str, unit: str, peer_name: str, ours: list[float],
           peer: list[float]) -> None:
    """Hand figures to the host; report.py takes them."""
    print(json.dumps({"name": name, "unit": unit, "peer_name": peer_name,
                      "ours": [round(value, 6) for value in ours],
                      "peer": [round(value, 6) for value in peer]}),
          flush=True)
