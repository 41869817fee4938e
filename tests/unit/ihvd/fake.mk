# SPDX-License-Identifier: GPL-2.0-only
# The daemon without its main loop, a kernel and processes: what tests and
# fuzzers of it link. TOOLS and top say where.
#
# All of it is linked, whatever a test needs, so that a new file is no news
# here; fake.c and whoever includes this take the place of what talks to others.

PKG_CONFIG ?= pkg-config
ihvd_pkgs := libnl-genl-3.0 libnl-3.0 jansson libxml-2.0 libsystemd \
	libseccomp libcap-ng inih
ihvd_sources = $(filter-out $(TOOLS)/ihvd/base/log.c \
		$(wildcard $(TOOLS)/ihvd/process/*.c), \
		$(wildcard $(TOOLS)/ihvd/*/*.c)) \
	$(wildcard $(TOOLS)/lib/*.c $(TOOLS)/lib/profile/*.c)
ihvd_cflags = -DNWIFI_VERSION='"test"' -I$(top)/include/uapi \
	-I$(top)/include/nwifi -I$(TOOLS) -I$(top)/tests/unit/ihvd \
	$(shell $(PKG_CONFIG) --cflags $(ihvd_pkgs))
ihvd_wraps := kernel_request adapter_report plugin_answer
ihvd_ldflags = $(ihvd_wraps:%=-Wl,--wrap=%)
ihvd_libs = $(shell $(PKG_CONFIG) --libs $(ihvd_pkgs)) -ldl -pthread
