// SPDX-License-Identifier: GPL-2.0-only
/*
 * Headers stand alone, go together in any order, and leave those of the system
 * alone.
 */
#include <string.h>

#include "compiler.h"
#include "suites.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const headers[] = { HEADERS };
static const char *const every[] = { EVERY_C, EVERY_CXX };
static const char *const every_c[] = { EVERY_C };
static const char *const every_cxx[] = { EVERY_CXX };
#define WINDOWS " --target=x86_64-pc-windows-msvc -ffreestanding"
static const char *const windows[] = {
	"clang" WINDOWS WARNINGS C11, "clang++" WINDOWS WARNINGS CXX17
};

/*
 * What plugins and their hosts include besides. The kernel's headers take no
 * others of the C library after them.
 */
static const char *const of_system[] = {
	"arpa/inet.h", "assert.h", "dlfcn.h", "errno.h", "fcntl.h", "limits.h",
	"net/if.h", "netinet/in.h", "poll.h", "pthread.h", "signal.h",
	"stdbool.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "string.h",
	"sys/ioctl.h", "sys/param.h", "sys/socket.h", "sys/stat.h",
	"sys/types.h", "time.h", "uchar.h", "unistd.h", "wchar.h",
	"linux/futex.h", "linux/genetlink.h", "linux/if_ether.h",
	"linux/if_packet.h", "linux/if_tunnel.h", "linux/netlink.h",
	"linux/nl80211.h", "linux/rtnetlink.h"
};

static const char *const of_cxx[] = {
	"algorithm", "array", "atomic", "chrono", "condition_variable",
	"functional", "iostream", "limits", "locale", "map", "memory", "mutex",
	"regex", "sstream", "string", "thread", "tuple", "utility", "vector"
};

static void accepted(const char *const *compilers, size_t count,
		     const struct source *source)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!compiles(compilers[i], source))
			fail_msg("%s\n%s\n%s", compilers[i], said(),
				 source->text);
}

#define ACCEPTED(compilers, source) \
	accepted(compilers, COUNT(compilers), source)

static void include(struct source *source, const char *const *names,
		    size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		add(source, "#include <%s>", names[i]);
}

#define INCLUDE(source, names) include(source, names, COUNT(names))

/* A translation unit of ISO C is not empty. */
static void finish(struct source *source)
{
	add(source, "int nwifi_test(void);");
}

static void alone(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(headers); i++) {
		struct source source = { 0 };

		/* Twice: it is guarded. */
		include(&source, &headers[i], 1);
		include(&source, &headers[i], 1);
		finish(&source);
		ACCEPTED(every, &source);
	}
}

/* They step aside for headers that are there, and serve if there are none. */
static void without_those_of_windows(void **state)
{
	struct source lists = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(headers); i++) {
		struct source source = { 0 };

		include(&source, &headers[i], 1);
		finish(&source);
		ACCEPTED(windows, &source);
	}
	add(&lists, "#include \"win32/detail/list.h\"");
	add(&lists, "int f(PLIST_ENTRY head);");
	add(&lists, "int f(PLIST_ENTRY head) { return IsListEmpty(head); }");
	ACCEPTED(windows, &lists);
}

/* Forwards and backwards, any two headers come in either order. */
static void any_order(void **state)
{
	struct source forwards = { 0 }, backwards = { 0 };
	size_t i;

	(void)state;
	/* As many as the contract names, and what they need */
	assert_true(COUNT(headers) >= 12);
	for (i = 0; i < COUNT(headers); i++) {
		include(&forwards, &headers[i], 1);
		include(&backwards, &headers[COUNT(headers) - 1 - i], 1);
	}
	finish(&forwards);
	finish(&backwards);
	ACCEPTED(every, &forwards);
	ACCEPTED(every, &backwards);
}

static void installed(void **state)
{
	struct source source = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(headers); i++)
		add(&source, "#include <nwifi/%s>", headers[i]);
	finish(&source);
	if (!compiles("cc -I include -fsyntax-only -x c -", &source))
		fail_msg("%s", said());
}

static void before_system(void **state)
{
	struct source c = { 0 }, cxx = { 0 };

	(void)state;
	INCLUDE(&c, headers);
	INCLUDE(&c, of_system);
	finish(&c);
	ACCEPTED(every, &c);
	INCLUDE(&cxx, headers);
	INCLUDE(&cxx, of_cxx);
	finish(&cxx);
	ACCEPTED(every_cxx, &cxx);
}

static void after_system(void **state)
{
	struct source c = { 0 }, cxx = { 0 };

	(void)state;
	INCLUDE(&c, of_system);
	INCLUDE(&c, headers);
	finish(&c);
	ACCEPTED(every, &c);
	INCLUDE(&cxx, of_cxx);
	INCLUDE(&cxx, headers);
	finish(&cxx);
	ACCEPTED(every_cxx, &cxx);
}

/*
 * An annotation that is a member's name for the system must not take the member
 * away, as an empty macro would do without any error.
 */
static void system_members(void **state)
{
	struct source source = { 0 };

	(void)state;
	INCLUDE(&source, headers);
	add(&source, "#include <linux/if_tunnel.h>");
	add(&source, "#include <sys/stat.h>");
	add(&source, "int a = sizeof(((struct statx_timestamp *)0)->__reserved);");
	add(&source, "int b = sizeof(((struct ip_tunnel_6rd *)0)->relay_prefix);");
	if (!compiles("cc -I include/nwifi -D_GNU_SOURCE -fsyntax-only -x c -",
		      &source))
		fail_msg("%s", said());
}

static void annotations(void **state)
{
	struct source c = { 0 }, all = { 0 };

	(void)state;
	add(&c, "#include <windows.h>");
	add(&c, "DWORD WINAPI f(__in DWORD a, __in_opt HANDLE b,");
	add(&c, "	__out PDWORD c, __inout PDWORD d,");
	add(&c, "	__in_bcount(a) LPVOID e, __in_ecount_opt(a) PBYTE g,");
	add(&c, "	IN BOOL h, OUT PBOOL i, IN OUT PBOOL j OPTIONAL);");
	add(&c, "_Success_(return == 0) DWORD APIENTRY k(_In_ DWORD a,");
	add(&c, "	_In_reads_bytes_(a) LPVOID b, _Out_opt_ PDWORD c,");
	add(&c, "	_Inout_ PDWORD d, _Reserved_ LPVOID e,");
	add(&c, "	_Outptr_result_maybenull_ LPVOID *g);");
	add(&c, "__declspec(dllexport) VOID CALLBACK l(VOID);");
	add(&c, "__declspec(noreturn) void __cdecl m(void);");
	add(&c, "extern __declspec(align(16)) BYTE n[16];");
	ACCEPTED(every_c, &c);

	/* The others are there on demand, in C++, too. */
	add(&all, "#define NWIFI_SAL_ALL");
	add(&all, "#include <windows.h>");
	add(&all, "DWORD WINAPI f(__in DWORD a, __out PDWORD b,");
	add(&all, "	__reserved LPVOID c);");
	ACCEPTED(every, &all);
}

static void mac_address(void **state)
{
	struct source structure = { 0 }, array = { 0 };

	(void)state;
	add(&structure, "#define NWIFI_MAC_ADDRESS_STRUCTURE");
	add(&structure, "#include <wlclient.h>");
	add(&structure, "UCHAR f(PDOT11_PORT_STATE port, PDOT11_MAC_ADDRESS to);");
	add(&structure, "UCHAR f(PDOT11_PORT_STATE port, PDOT11_MAC_ADDRESS to)");
	add(&structure, "{");
	add(&structure, "	*to = port->PeerMacAddress;");
	add(&structure, "	return to->ucDot11MacAddress[5];");
	add(&structure, "}");
	ACCEPTED(every, &structure);

	add(&array, "#include <string.h>");
	add(&array, "#include <wlclient.h>");
	add(&array, "UCHAR f(PDOT11_PORT_STATE port, PDOT11_MAC_ADDRESS to);");
	add(&array, "UCHAR f(PDOT11_PORT_STATE port, PDOT11_MAC_ADDRESS to)");
	add(&array, "{");
	add(&array, "	memcpy(*to, port->PeerMacAddress, sizeof(DOT11_MAC_ADDRESS));");
	add(&array, "	return (*to)[5];");
	add(&array, "}");
	/* C1: as the kits' header gives it to both languages */
	ACCEPTED(every, &array);
	/* In C++ the structure can be used as the array, too. */
	if (!compiles("c++ -DNWIFI_MAC_ADDRESS_STRUCTURE" WARNINGS CXX17,
		      &array))
		fail_msg("%s", said());
	assert_false(compiles("cc -DNWIFI_MAC_ADDRESS_STRUCTURE" WARNINGS C11,
			      &array));
}

/* A handler with other parameters than documented is not accepted. */
static void wrong_handler(void **state)
{
	struct source source = { 0 };

	(void)state;
	add(&source, "#include <wlanihv.h>");
	add(&source, "DWORD WINAPI f(HANDLE adapter, PDOT11_MAC_ADDRESS peer);");
	add(&source, "DOT11EXTIHV_STOP_POST_ASSOCIATE stop = f;");
	assert_false(compiles("cc" WARNINGS C11, &source));
	assert_non_null(strstr(said(), "DOT11EXTIHV_STOP_POST_ASSOCIATE"));
	assert_false(compiles("c++" WARNINGS CXX17, &source));
	assert_non_null(strstr(said(), "DOT11EXTIHV_STOP_POST_ASSOCIATE"));
}

int suite_compile(void)
{
	const struct CMUnitTest tests[] = {
		NAMED("IHV-2: each header alone, in C and C++", alone),
		NAMED("C7: each header where Windows has none",
		      without_those_of_windows),
		NAMED("IHV-2: headers in any order", any_order),
		NAMED("IHV-2: headers where they are installed", installed),
		NAMED("IHV-2: headers before those of the system",
		      before_system),
		NAMED("IHV-2: headers after those of the system", after_system),
		NAMED("IHV-2: members of the system's structures",
		      system_members),
		NAMED("IHV-2: annotations and conventions", annotations),
		NAMED("IHV-49, IHV-54: MAC address as structure and as array",
		      mac_address),
		NAMED("IHV-5: a handler with wrong parameters", wrong_handler),
	};

	return cmocka_run_group_tests_name("compile", tests, NULL, NULL);
}
