// SPDX-License-Identifier: GPL-2.0-only
/* Memory and identifiers, as windows.h has them. */
#define INITGUID
#include <windows.h>

#include <stdlib.h>
#include <string.h>

#include "compiler.h"
#include "suites.h"

DEFINE_GUID(GUID_TEST, 0x00112233, 0x4455, 0x6677, 0x88, 0x99, 0xaa, 0xbb, 0xcc,
	    0xdd, 0xee, 0xff);

static void memory(void **state)
{
	BYTE to[4] = "abc", from[4] = "xyz";

	(void)state;
	CopyMemory(to, from, 2);
	assert_memory_equal(to, "xyc", 4);
	MoveMemory(to + 1, to, 2);
	assert_memory_equal(to, "xxy", 4);
	FillMemory(to, 2, 'q');
	assert_memory_equal(to, "qqy", 4);
	assert_true(EqualMemory(to, "qqy", 4));
	assert_false(EqualMemory(to, "qqz", 4));
	ZeroMemory(to, 2);
	assert_memory_equal(to, "\0\0y", 4);
	assert_ptr_equal(SecureZeroMemory(from, sizeof(from)), from);
	assert_memory_equal(from, "\0\0\0", 4);
}

/* What an optimizing compiler makes of a function */
static char *code_of(const char *body)
{
	struct source source = { 0 };
	char *code;

	add(&source, "#include <windows.h>");
	add(&source, "void f(void)");
	add(&source, "{");
	add(&source, "	BYTE key[64];");
	add(&source, "	%s;", body);
	add(&source, "}");
	assert_true(compiles("cc -I include/nwifi -O2 -S -o - -x c -",
			     &source));
	code = strdup(said());
	assert_non_null(code);
	return code;
}

/* It must not leave the clearing out, as it does otherwise. */
static void wiping(void **state)
{
	char *nothing = code_of("(void)key");
	char *ordinary = code_of("ZeroMemory(key, sizeof(key))");
	char *secure = code_of("SecureZeroMemory(key, sizeof(key))");

	(void)state;
	assert_string_equal(ordinary, nothing);
	assert_string_not_equal(secure, nothing);
	free(secure);
	free(ordinary);
	free(nothing);
}

static void identifiers(void **state)
{
	static const BYTE rest[] = "\x88\x99\xaa\xbb\xcc\xdd\xee\xff";
	GUID guid = GUID_TEST;

	(void)state;
	assert_int_equal(guid.Data1, 0x00112233);
	assert_int_equal(guid.Data2, 0x4455);
	assert_int_equal(guid.Data3, 0x6677);
	assert_memory_equal(guid.Data4, rest, 8);
	assert_true(IsEqualGUID(&guid, &GUID_TEST));
	guid.Data4[7]++;
	assert_false(IsEqualGUID(&guid, &GUID_TEST));
}

int suite_memory(void)
{
	const struct CMUnitTest tests[] = {
		NAMED("IHV-17: copying and clearing memory", memory),
		NAMED("IHV-17: wiping keys", wiping),
		NAMED("IHV-83: identifiers", identifiers),
	};

	return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
