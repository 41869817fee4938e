// SPDX-License-Identifier: GPL-2.0-only
/*
 * Structures lie in memory as documented, on both 64-bit Linux targets, and as
 * a compiler for 64-bit Windows would put them.
 */
#include <stdio.h>
#include <string.h>

#include "compiler.h"
#include "suites.h"

#define OPTIONS \
	" -Wall -Wextra -Werror -fsyntax-only -I include/nwifi" \
	" -I tests/unit/headers "
/* Without that target's C library */
#define CROSS(target) "--target=" target " -ffreestanding" OPTIONS
#define C "-x c -std=c11 -"
#define CXX "-x c++ -std=c++17 -"

static const char *const native[] = {
	"cc" OPTIONS C, "c++" OPTIONS CXX, "clang" OPTIONS C,
	"clang++" OPTIONS CXX, "cc -DNWIFI_MAC_ADDRESS_STRUCTURE" OPTIONS C, NULL
};
static const char *const x86_64[] = {
	"clang " CROSS("x86_64-linux-gnu") C,
	"clang++ " CROSS("x86_64-linux-gnu") CXX, NULL
};
static const char *const aarch64[] = {
	"clang " CROSS("aarch64-linux-gnu") C,
	"clang++ " CROSS("aarch64-linux-gnu") CXX, NULL
};
static const char *const windows[] = {
	"clang " CROSS("x86_64-pc-windows-msvc") C,
	"clang++ " CROSS("x86_64-pc-windows-msvc") CXX,
	"clang " CROSS("aarch64-pc-windows-msvc") C,
	"clang++ " CROSS("aarch64-pc-windows-msvc") CXX, NULL
};

/* What is checked holds, and what is wrong is found to be wrong. */
static void holds(const char *const *compilers, const char *checks,
		  const char *wrong)
{
	struct source right = { 0 }, bad = { 0 };

	add(&right, "#include \"%s\"", checks);
	add(&bad, "#include \"%s\"", checks);
	add(&bad, "%s;", wrong);
	for (; *compilers; compilers++) {
		if (!compiles(*compilers, &right))
			fail_msg("%s\n%s", *compilers, said());
		if (compiles(*compilers, &bad))
			fail_msg("%s takes %s", *compilers, wrong);
		if (!strstr(said(), "ssert"))
			fail_msg("%s: %s", *compilers, said());
	}
}

#define WRONG_LAYOUT "AT(DOT11_BSS_ENTRY, ucBuffer, 65)"

static void layout_native(void **state)
{
	(void)state;
	holds(native, "layout.h", WRONG_LAYOUT);
}

static void layout_x86_64(void **state)
{
	(void)state;
	holds(x86_64, "layout.h", WRONG_LAYOUT);
}

static void layout_aarch64(void **state)
{
	(void)state;
	holds(aarch64, "layout.h", WRONG_LAYOUT);
}

static void layout_windows(void **state)
{
	(void)state;
	holds(windows, "layout.h", WRONG_LAYOUT);
}

static void values(void **state)
{
	(void)state;
	holds(native, "values.h", "IS(ERROR_CANCELLED, 1224)");
	holds(windows, "values.h", "IS(ERROR_CANCELLED, 1224)");
}

int suite_layout(void)
{
	const struct CMUnitTest tests[] = {
		NAMED("IHV-3, IHV-5, IHV-33, IHV-49: layout, here",
		      layout_native),
		NAMED("IHV-3, IHV-5, IHV-33, IHV-49: layout, x86_64",
		      layout_x86_64),
		NAMED("IHV-3, IHV-5, IHV-33, IHV-49: layout, aarch64",
		      layout_aarch64),
		NAMED("IHV-3, IHV-5, IHV-33, IHV-49: layout, 64-bit Windows",
		      layout_windows),
		NAMED("IHV-32, IHV-45, IHV-67, IHV-77, IHV-88, IHV-106: numbers",
		      values),
	};

	return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
