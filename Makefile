# SPDX-License-Identifier: GPL-2.0-only
#
# Thin: kbuild builds the module, tools/ builds the tools, scripts/ does the
# rest. "make help" lists what there is.

# The kernel to build for; by default the running one if its headers are here,
# else the distribution's own. Found out when first needed, and once: it may
# have to be fetched.
KDIR ?= $(eval KDIR := $(shell scripts/kernel headers))$(KDIR)

# As uname -r prints it. (Debian's include/config/kernel.release says less.)
release = $(or $(shell sed -n 's/^.define UTS_RELEASE "\(.*\)"/\1/p' \
	'$(KDIR)/include/generated/utsrelease.h'), \
	$(error '$(KDIR)' are no prepared kernel headers))

# Objects of one kernel. kbuild puts them next to the sources, so each kernel
# gets a tree of links to them: builds for several kernels live side by side,
# and the source tree stays clean.
objects = $(CURDIR)/build/$(release)
sources := $(wildcard $(addprefix $(CURDIR)/,Kbuild VERSION compat drivers \
	include))

# Debian's headers ask for type information in modules, but do not all bring
# what it takes to make it.
no_btf := CONFIG_DEBUG_INFO_BTF_MODULES=

tools := $(CURDIR)/build/tools
samples := $(CURDIR)/build/samples

PREFIX ?= /usr
SBINDIR ?= $(PREFIX)/sbin
SYSCONFDIR ?= /etc
UNITDIR ?= $(or $(shell pkg-config --variable=systemdsystemunitdir systemd \
	2>/dev/null),/usr/lib/systemd/system)
UDEVDIR ?= $(or $(shell pkg-config --variable=udevdir udev 2>/dev/null),\
	/lib/udev)
NETWORKDIR ?= $(PREFIX)/lib/systemd/network
LIBEXECDIR ?= $(PREFIX)/libexec
# What iwd.service starts
IWD ?= $(or $(firstword $(wildcard /usr/libexec/iwd /usr/lib/iwd/iwd)),\
	/usr/libexec/iwd)
COMPLETIONDIR ?= $(or $(shell pkg-config --variable=completionsdir \
	bash-completion 2>/dev/null),$(PREFIX)/share/bash-completion/completions)

# Virtual machines that are started side by side build side by side.
locked = mkdir -p $(1) && flock $(1)/.lock

.PHONY: all module objects-path tools samples demo test fuzz matrix check bench install \
	install-user clean help

all: module tools samples ## module, tools and sample plugins (the default)

module: ## build/RELEASE/nwifi.ko; KDIR=… chooses the kernel
	@$(call locked,$(objects)) sh -c '\
		cp -asf $(sources) $(objects)/ && \
		find -L $(objects) -type l -delete && \
		$(MAKE) -C $(KDIR) M=$(objects) W=1 $(no_btf) modules && \
		ln -sf drivers/net/wireless/nwifi/nwifi.ko $(objects)/nwifi.ko'

# Where scripts find the objects of the module
objects-path:
	@echo $(objects)

tools: ## build/tools/nwifi and the rest of user space
	@$(call locked,$(tools)) $(MAKE) -C tools O=$(tools)

samples: ## build/samples/*.so, the sample plugins
	@$(call locked,$(samples)) $(MAKE) -C samples/plugins O=$(samples) \
		PLUGIN_CFLAGS='-O2 -g -Wall -Wextra -Wshadow'

demo: ## show the main job, end to end, in a virtual machine
	scripts/setup demo
	$(MAKE) all
	scripts/demo

test: ## run every test
	scripts/setup test debug
	$(MAKE) all
	scripts/test

storm: ## a long storm on the debug kernel; NWIFI_STORM_SEED=, NWIFI_STORM_OPS=
	scripts/setup test debug
	$(MAKE) all
	NWIFI_STORM_OPS=$${NWIFI_STORM_OPS:-10000} \
		scripts/test --lane debug test_storm

fuzz: ## fuzz what reads foreign bytes, FUZZ_SECONDS=120 for each harness
	scripts/setup test
	$(MAKE) -C tests/fuzz O=$(CURDIR)/build/fuzz run

matrix: ## build and try the module on every supported kernel
	scripts/setup matrix
	$(MAKE) tools
	scripts/matrix

check: ## static analysis and style
	scripts/setup check
	scripts/check

bench: ## measure; results also in build/bench.json
	scripts/setup test
	$(MAKE) all
	scripts/bench

install: all install-user ## everything below DESTDIR: module into extra/, and install-user
	$(MAKE) -C $(KDIR) M=$(objects) INSTALL_MOD_DIR=extra \
		INSTALL_MOD_PATH=$(DESTDIR) modules_install

install-user: tools ## all but the module: tools, service, bus policy, configuration of network managers, manual pages, completion, plugin headers and samples
	$(MAKE) -C tools O=$(tools) PREFIX=$(PREFIX) SBINDIR=$(SBINDIR) install
	install -d $(addprefix $(DESTDIR),$(UNITDIR) $(SYSCONFDIR)/nwifi \
		$(COMPLETIONDIR) $(PREFIX)/share/man/man8 \
		$(PREFIX)/include/nwifi/win32/detail \
		$(PREFIX)/share/dbus-1/system.d $(UDEVDIR)/rules.d \
		$(NETWORKDIR) $(LIBEXECDIR) $(UNITDIR)/iwd.service.d)
	sed 's|/usr/sbin/|$(SBINDIR)/|' packaging/systemd/ihvd.service \
		>$(DESTDIR)$(UNITDIR)/ihvd.service
	chmod 644 $(DESTDIR)$(UNITDIR)/ihvd.service
	[ -e $(DESTDIR)$(SYSCONFDIR)/nwifi/ihvd.conf ] || \
		install -m 644 packaging/ihvd.conf $(DESTDIR)$(SYSCONFDIR)/nwifi
	install -m 644 packaging/dbus/*.conf \
		$(DESTDIR)$(PREFIX)/share/dbus-1/system.d
	install -m 644 packaging/udev/*.rules $(DESTDIR)$(UDEVDIR)/rules.d
	install -m 755 packaging/udev/nwifi-networkmanager $(DESTDIR)$(UDEVDIR)
	install -m 644 packaging/networkd/*.network $(DESTDIR)$(NETWORKDIR)
	install -m 755 packaging/iwd/nwifi-iwd $(DESTDIR)$(LIBEXECDIR)
	sed 's|/usr/libexec/nwifi-iwd /usr/libexec/iwd|$(LIBEXECDIR)/nwifi-iwd $(IWD)|' \
		packaging/iwd/nwifi.conf \
		>$(DESTDIR)$(UNITDIR)/iwd.service.d/nwifi.conf
	chmod 644 $(DESTDIR)$(UNITDIR)/iwd.service.d/nwifi.conf
	install -m 644 packaging/completion/bash/* $(DESTDIR)$(COMPLETIONDIR)
	install -m 644 Documentation/man/*.8 $(DESTDIR)$(PREFIX)/share/man/man8
	cd include/nwifi && for dir in . win32 win32/detail; do \
		install -m 644 $$dir/*.h \
			$(abspath $(DESTDIR)$(PREFIX)/include/nwifi)/$$dir; done
	cd samples/plugins && find . \( -name '*.[ch]' -o -name '*.cpp' \
		-o -name Makefile -o -name README.md \) -exec install -D -m 644 {} \
		$(abspath $(DESTDIR)$(PREFIX)/share/doc/nwifi/examples)/{} \;

clean: ## remove build/
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z-]*\):.* ## /\1\t/p' Makefile | expand -t 14
