# SPDX-License-Identifier: GPL-2.0-only
"""Access points: hostapd on a simulated radio."""

import os
import pathlib
import signal

from .ctrl import Ctrl
from .proc import RUN, Lines, run

PASSPHRASE = "12345678"
CTRL_DIR = "/run/hostapd"

WPA2 = {
    "wpa": 2,
    "wpa_key_mgmt": "WPA-PSK",
    "rsn_pairwise": "CCMP",
    "wpa_passphrase": PASSPHRASE,
}


class AccessPoint:
    """hostapd with the given options on a radio; up once this is made.

    options: lines of its configuration. deny: MAC addresses that it refuses.
    """

    def __init__(self, radio, ssid, channel=1, deny=(), **options):
        self.radio = radio
        self.mac = radio.mac
        self.ssid = ssid
        self.channel = channel
        self.freq = 2407 + 5 * channel
        config = {
            "interface": radio.ifname,
            "bridge": "br0",
            "driver": "nl80211",
            "ctrl_interface": CTRL_DIR,
            "ssid": ssid,
            "hw_mode": "g",
            "channel": channel,
            # Beacons come often enough for a scan to receive one on each
            # channel: hostapd may be too late with its probe response.
            "beacon_int": 25,
            **options,
        }
        base = pathlib.Path(RUN, f"hostapd-{radio.ifname}")
        if deny:
            deny_file = base.with_suffix(".deny")
            deny_file.write_text("".join(f"{mac}\n" for mac in deny))
            config["deny_mac_file"] = deny_file
        path = base.with_suffix(".conf")
        path.write_text("".join(f"{k}={v}\n" for k, v in config.items()))
        # A hostapd that was killed has left its socket behind.
        socket = pathlib.Path(CTRL_DIR, radio.ifname)
        socket.unlink(missing_ok=True)
        self.process = Lines("hostapd", "-t", path, netns=radio.netns)
        self.process.wait_line("AP-ENABLED")
        self.ctrl = Ctrl(str(socket))
        self.up = True

    def deauthenticate(self, mac, reason=3):
        self.ctrl.do(f"DEAUTHENTICATE {mac} reason={reason}")

    def disassociate(self, mac, reason=8):
        self.ctrl.do(f"DISASSOCIATE {mac} reason={reason}")

    def stations(self):
        """The MAC addresses of the stations that hostapd has associated."""
        found = []
        reply = self.ctrl.ask("STA-FIRST")
        while reply and not reply.startswith("FAIL"):
            mac, *lines = reply.splitlines()
            if any("[ASSOC]" in line for line in lines):
                found.append(mac)
            reply = self.ctrl.ask(f"STA-NEXT {mac}")
        return found

    def freeze(self):
        """Stop hostapd, which then answers nothing, while the radio goes on to
        acknowledge frames and to send beacons."""
        os.kill(self.process.process.pid, signal.SIGSTOP)

    def vanish(self):
        """End the AP without a Deauthentication frame, as if out of reach."""
        self._end(signal.SIGKILL)
        run("ip", "link", "set", self.radio.ifname, "down",
            netns=self.radio.netns)

    def stop(self):
        """Switch the AP off in good order: it deauthenticates all stations."""
        self._end(signal.SIGTERM)

    def _end(self, sig):
        if self.up:
            self.up = False
            self.ctrl.close()
            os.kill(self.process.process.pid, signal.SIGCONT)
            self.process.stop(sig)
