# SPDX-License-Identifier: GPL-2.0-only
"""A stock wpa_supplicant on an adapter."""

import pathlib
import signal

from .ctrl import Ctrl
from .proc import RUN, Lines

CTRL_DIR = "/run/wpa_supplicant"


class Supplicant:
    """wpa_supplicant on an interface, without a network at first."""

    def __init__(self, ifname, netns=None):
        path = pathlib.Path(RUN, f"wpa_supplicant-{ifname}.conf")
        path.write_text(f"ctrl_interface={CTRL_DIR}\n")
        socket = pathlib.Path(CTRL_DIR, ifname)
        socket.unlink(missing_ok=True)
        self.process = Lines("wpa_supplicant", "-t", "-Dnl80211", "-i", ifname,
                             "-c", path, netns=netns)
        self.ctrl = Ctrl(str(socket))

    def add_network(self, ssid, freqs, psk=None, **options):
        """Configure a network and select it; scans are limited to freqs."""
        options = {"ssid": f'"{ssid}"',
                   "scan_freq": " ".join(str(freq) for freq in freqs),
                   "key_mgmt": "WPA-PSK" if psk else "NONE",
                   **options}
        if psk:
            options["psk"] = f'"{psk}"'
        number = self.ctrl.ask("ADD_NETWORK")
        for key, value in options.items():
            self.ctrl.do(f"SET_NETWORK {number} {key} {value}")
        self.ctrl.do(f"SELECT_NETWORK {number}")
        return number

    def wait_connected(self, bssid=None):
        """Wait until a connection and its handshake are complete."""
        self.ctrl.wait("CTRL-EVENT-CONNECTED - Connection to "
                       f"{bssid or ''}")

    def status(self):
        """The lines of wpa_cli status."""
        return dict(line.split("=", 1)
                    for line in self.ctrl.ask("STATUS").splitlines()
                    if "=" in line)

    def kill(self):
        """Kill wpa_supplicant, as if it had crashed."""
        self._end(signal.SIGKILL)

    def stop(self):
        self._end(signal.SIGTERM)

    def _end(self, sig):
        if self.process.process.poll() is None:
            self.ctrl.close()
            self.process.stop(sig)
