# SPDX-License-Identifier: GPL-2.0-only
"""802.1X: an authentication server, the settings of a user, and a station whose
plugin uses the 802.1X of the host."""

import functools
import os
import pathlib

from .ihvd import plugin, profile
from .proc import RUN, run, until
from .trace import ihv, port_opened
from .traffic import ping

SETTINGS = "/etc/nwifi/onex"
USER = "alice"
PASSWORD = "a password of alice's"
# The shortest times that a profile can have: three tries, a second each
ONEX = """<OneX xmlns="http://www.microsoft.com/networking/OneX/v1">
      <authPeriod>{auth_period}</authPeriod>
      <startPeriod>1</startPeriod>
      <maxStart>3</maxStart>
      <EAPConfig><EapHostConfig
          xmlns="http://www.microsoft.com/provisioning/EapHostConfig">
        <EapMethod><Type
          xmlns="http://www.microsoft.com/provisioning/EapCommon"
          >{method}</Type></EapMethod>
      </EapHostConfig></EAPConfig>
    </OneX>"""
PEAP = 25
ACCESS_DENIED = 5


def onex_profile(ssid, method=PEAP, auth_period=5):
    """Write a profile that uses the 802.1X of the host; returns its file."""
    return profile(ssid, onex=ONEX.format(method=method,
                                          auth_period=auth_period))


@functools.lru_cache(maxsize=None)
def certificates():
    """Make certificates of an authority, a server and a user. Returns the
    directory that has NAME.pem and NAME.key of each."""
    base = pathlib.Path(RUN, "certificates")
    base.mkdir(exist_ok=True)

    def openssl(*args):
        run("openssl", *args)

    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt",
            "ec_paramgen_curve:P-256", "-nodes", "-days", 2, "-subj",
            "/CN=Test authority", "-keyout", base / "ca.key",
            "-out", base / "ca.pem")
    for name in "server.example", USER:
        openssl("req", "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
                "-keyout", base / f"{name}.key", "-out", base / f"{name}.csr")
        (base / "extensions").write_text(f"subjectAltName=DNS:{name}\n")
        openssl("x509", "-req", "-in", base / f"{name}.csr", "-days", 2,
                "-CA", base / "ca.pem", "-CAkey", base / "ca.key",
                "-CAcreateserial", "-extfile", base / "extensions",
                "-out", base / f"{name}.pem")
    return base


def server(password=PASSWORD, method="PEAP"):
    """Options of an AP with WPA2-Enterprise that is its own server."""
    base = certificates()
    users = pathlib.Path(RUN, f"users-{method}")
    if method == "PEAP":
        users.write_text(f'* PEAP\n"{USER}" MSCHAPV2 "{password}" [2]\n')
    elif method == "TLS":
        users.write_text("* TLS\n")
    else:
        users.write_text(f'"{USER}" {method} "{password}"\n')
    return {
        "wpa": 2, "wpa_key_mgmt": "WPA-EAP", "rsn_pairwise": "CCMP",
        "ieee8021x": 1, "eap_server": 1, "eap_user_file": users,
        "ca_cert": base / "ca.pem",
        "server_cert": base / "server.example.pem",
        "private_key": base / "server.example.key",
    }


PEAP_SETTINGS = {
    "identity": USER,
    "anonymous_identity": "anonymous",
    "password": PASSWORD,
    "phase2": "auth=MSCHAPV2",
    "domain_match": "server.example",
}


def settings(name, mode=0o600, **values):
    """Write the settings of a user for a network. values: what differs from
    PEAP_SETTINGS; None leaves a setting out. mode: by default only root can
    read the file."""
    values = {"ca_cert": certificates() / "ca.pem", **PEAP_SETTINGS, **values}
    path = pathlib.Path(SETTINGS, f"{name}.conf")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{key} = {value}\n"
                            for key, value in values.items()
                            if value is not None))
    os.chmod(path, mode)
    return path


def result():
    """The event that the extension was told the result of 802.1X."""
    return ihv("Dot11ExtIhvOneXIndicateResult", "return", result=0)


def started():
    return ihv("Dot11ExtStartOneX", "return", result=0)


def completed(session=1, status=0):
    return ihv("Dot11ExtPostAssociateCompletion", "completion",
               session=session, result=status)


def eapol_starts(air, adapter):
    """The EAPOL-Start frames of the adapter on the air."""
    mac = adapter.show()["mac"]
    return air.find(lambda f: f.is_msdu and not f.protected and
                    f.sender == mac and f.ethertype == 0x888e and
                    f.body[8:12] == b"\x02\x01\x00\x00")


class Onex:
    """An adapter that the sample plugin "onex" serves, and its daemon. config:
    lines for the section onex of the daemon's configuration."""

    def __init__(self, adapter, make_ihvd, ap, config="", **options):
        self.adapter = adapter
        self.trace = adapter.trace
        self.ap = ap
        file = pathlib.Path(RUN, "ihvd.conf")
        file.write_text(f"[onex]\n{config}\n")
        self.ihvd = make_ihvd(plugin("onex"), adapter,
                              profiles=[onex_profile(ap.ssid, **options)],
                              more=["--config", file])
        self.trace.skip_to(ihv("Dot11ExtIhvInitAdapter", "return", result=0))
        adapter.look(ap)

    def connect(self):
        self.adapter.connect()
        self.trace.skip_to(started())

    def supplicant(self):
        """Wait for the running supplicant. Returns its process id."""
        def look():
            found = run("pgrep", "-P", self.ihvd.pid, "-x", "wpa_supplicant",
                        check=False).stdout.split()
            return found and int(found[0])

        return until(look, "a supplicant")

    def no_supplicant(self):
        until(lambda: not run("pgrep", "-P", self.ihvd.pid, "-x",
                              "wpa_supplicant", check=False).stdout,
              "no supplicant is left")

    def failed(self, reason, line=None):
        """Check that 802.1X fails with this reason and that the port stays
        closed. line: a line that the daemon must have printed."""
        self.ihvd.wait_line(f"802.1X has failed: reason {reason:#x}$")
        if line:
            assert self.ihvd.lines(line), self.ihvd.output.lines
        self.trace.skip_to(result())
        self.trace.skip_to(completed(status=ACCESS_DENIED))
        assert not self.adapter.port()["authorized"]
        self.no_supplicant()
        # the authenticator throws the station out
        self.adapter.overlook("DISASSOCIATION", "delete")


def authorized(onex):
    """Check that a connection is authorized by 802.1X (S2), and passes data."""
    onex.connect()
    onex.trace.skip_to(result())
    onex.trace.skip_to(completed())
    onex.trace.skip_to(port_opened(onex.ap, 1)[0])
    assert onex.adapter.port()["owner"] == "ihv"
    ping()
    onex.no_supplicant()
