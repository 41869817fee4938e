# SPDX-License-Identifier: GPL-2.0-only
"""802.1X: an authentication server, and what a station needs for it."""

import functools
import os
import pathlib

from .ihvd import profile
from .proc import RUN, run

SETTINGS = "/etc/nwifi/onex"
USER = "alice"
PASSWORD = "a password of alice's"
# As quick as a profile can say: a second, three times
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


def onex_profile(ssid, method=PEAP, auth_period=5):
    """A profile that uses the host's 802.1X; returns its file."""
    return profile(ssid, onex=ONEX.format(method=method,
                                          auth_period=auth_period))


@functools.lru_cache(maxsize=None)
def certificates():
    """Of an authority, of a server and of a user, made just now: a directory
    with NAME.pem and NAME.key."""
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
    """Options of an AP with WPA2-Enterprise and a server of its own."""
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
    """The user's settings for a network, root's alone; those of PEAP unless
    told otherwise, None for one that is not there."""
    values = {"ca_cert": certificates() / "ca.pem", **PEAP_SETTINGS, **values}
    path = pathlib.Path(SETTINGS, f"{name}.conf")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{key} = {value}\n"
                            for key, value in values.items()
                            if value is not None))
    os.chmod(path, mode)
    return path
