# SPDX-License-Identifier: GPL-2.0-only
"""Which lane of vm-run this is; scripts/test says so."""

import os

import pytest


def not_in_debug_lane(reason):
    """A test that cannot run there, and why."""
    return pytest.mark.skipif(os.environ.get("NWIFI_TEST_LANE") == "debug",
                              reason=reason)


def only_in_debug_lane(reason):
    """A test of what only that lane's kernel can do."""
    return pytest.mark.skipif(os.environ.get("NWIFI_TEST_LANE") != "debug",
                              reason=reason)
