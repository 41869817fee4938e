# SPDX-License-Identifier: GPL-2.0-only
# What the Makefiles of unit tests share. Each says what its tests need, and
# includes this at its end; the name of the tests is that of its directory.
#
#   sources   beside those of the directory: what is tested
#   pkgs      for pkg-config, beside cmocka
#   cflags    as these three are
#   ldflags
#   libs
#
# The sources under test are built again here, with sanitizers: reading one byte
# beyond what somebody else has sent is a failure.

MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.SUFFIXES:

src := $(abspath $(dir $(firstword $(MAKEFILE_LIST))))
top := $(abspath $(src)/../../..)
name := $(notdir $(src))
makefiles := $(abspath $(MAKEFILE_LIST))
O ?= $(top)/build/unit/$(name)
obj := $(abspath $(O))/tests/unit/$(name)
program := $(obj)/test-$(name)

PKG_CONFIG ?= pkg-config
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all
all_cflags := -std=gnu11 -D_GNU_SOURCE -O1 -g -Wall -Wextra -Wshadow -Werror \
	$(SANITIZE) -ffile-prefix-map=$(top)/= -I$(src) $(cflags) \
	$(shell $(PKG_CONFIG) --cflags $(pkgs) cmocka)
all_libs := $(libs) $(shell $(PKG_CONFIG) --libs $(pkgs) cmocka)
objs := $(patsubst $(top)/%.c,$(obj)/%.o,$(wildcard $(src)/*.c) $(sources))

.PHONY: all check

all: $(program)

check: all
	@$(program)

$(program): $(objs)
	@echo "  LINK    $(notdir $@)"
	@$(CC) $(SANITIZE) $(ldflags) -o $@ $^ $(all_libs)

$(obj)/%.o: $(top)/%.c $(makefiles)
	@echo "  CC      $*.o"
	@mkdir -p $(@D)
	@$(CC) $(all_cflags) -MMD -MP -c -o $@ $<

-include $(objs:.o=.d)
