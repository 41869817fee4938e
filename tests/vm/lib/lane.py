# SPDX-License-Identifier: GPL-2.0-only
"""Marks of tests that run in one lane of vm-run only. scripts/test says which
lane this is."""

import os

import pytest


def not_in_debug_lane(reason):
    """Mark a test that cannot run in the debug lane."""
    return pytest.mark.skipif(os.environ.get("NWIFI_TEST_LANE") == "debug",
                              reason=reason)


def only_in_debug_lane(reason):
    """Mark a test that needs the kernel of the debug lane."""
    return pytest.mark.skipif(os.environ.get("NWIFI_TEST_LANE") != "debug",
                              reason=reason)
