# SPDX-License-Identifier: GPL-2.0-only
"""What the scenarios are made of: peers, the adapter, the events, the air."""
