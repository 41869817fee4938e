// SPDX-License-Identifier: GPL-2.0-only
/*
 * The services of win32/: their headers compile, alone and with the system's, and
 * do what they say; and one source compiles here and for Windows (C6, C7).
 */
#include <stdio.h>
#include <string.h>

#include "compiler.h"
#include "suites.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define WIN32_WARNINGS WARNINGS " -I include/nwifi/win32 "
#define SHORT " -fshort-wchar "
#define BOTH " -I include/nwifi -I include/nwifi/win32 "

static const char *const headers[] = { HEADERS_WIN32 };
static const char *const shared[] = { HEADERS };

/* Each in turn takes a source as C or as C++. */
static const char *const compilers[] = {
	"cc" WIN32_WARNINGS C11, "clang" WIN32_WARNINGS C11,
	"cc" WIN32_WARNINGS SHORT C11, "clang" WIN32_WARNINGS SHORT C11,
	"c++" WIN32_WARNINGS CXX17, "clang++" WIN32_WARNINGS CXX17,
	"c++" WIN32_WARNINGS SHORT CXX17, "clang++" WIN32_WARNINGS SHORT CXX17,
};

#define MINGW "x86_64-w64-mingw32-"
#define MINGW_FLAGS " -Wall -Wextra -Werror -fsyntax-only "
static const char *const for_windows[] = {
	MINGW "gcc -std=gnu11 -x c" MINGW_FLAGS,
	MINGW "g++ -std=gnu++17 -x c++" MINGW_FLAGS,
};

static void accepted(const char *compiler, const struct source *source)
{
	if (!compiles(compiler, source))
		fail_msg("%s\n%s\n%s", compiler, said(), source->text);
}

static void alone(void **state)
{
	size_t i, j;

	(void)state;
	assert_true(COUNT(headers) >= 12);
	for (i = 0; i < COUNT(headers); i++) {
		struct source source = { 0 };

		add(&source, "#include <%s>", headers[i]);
		add(&source, "#include <%s>", headers[i]);
		add(&source, "int nwifi_test(void);");
		/* in either mode of one compiler for each language */
		for (j = 0; j < COUNT(compilers); j += 2)
			accepted(compilers[j], &source);
	}
}

/* All of them, and those of the libraries before and after */
static void together(void **state)
{
	struct source c = { 0 }, cxx = { 0 };
	size_t i;

	(void)state;
	add(&cxx, "#include <map>");
	for (i = 0; i < COUNT(headers); i++) {
		add(&c, "#include <%s>", headers[i]);
		add(&cxx, "#include <%s>", headers[COUNT(headers) - 1 - i]);
	}
	add(&c, "#include <pthread.h>\n#include <search.h>\n#include <wchar.h>");
	add(&c, "#include <sys/queue.h>\n#include <sys/stat.h>");
	add(&c, "int nwifi_test(void);");
	add(&cxx, "#include <algorithm>\n#include <chrono>\n#include <cwchar>");
	add(&cxx, "#include <iostream>\n#include <locale>\n#include <string>");
	add(&cxx, "#include <new>\n#include <regex>\n#include <thread>");
	for (i = 0; i < COUNT(compilers); i++)
		accepted(compilers[i], strstr(compilers[i], "c++ -") ? &cxx : &c);
}

/* A pair that is included again and again, and only together */
static void packing(void **state)
{
	struct source source = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		add(&source, "#include <packon.h>");
		add(&source, "struct a%zu { char c; int i; };", i);
		add(&source, "#include <packoff.h>");
		add(&source, "struct b%zu { char c; int i; };", i);
		add(&source, "typedef char t%zu[sizeof(struct a%zu) == 5 &&", i, i);
		add(&source, "	sizeof(struct b%zu) == 8 ? 1 : -1];", i);
	}
	/* clang tells whoever includes such a header */
	accepted("cc" WIN32_WARNINGS C11, &source);
	accepted("c++" WIN32_WARNINGS CXX17, &source);
	accepted("clang -Wno-pragma-pack" WIN32_WARNINGS C11, &source);
}

/* What is not kept does not compile. */
static void exceptions(void **state)
{
	struct source source = { 0 };

	(void)state;
	add(&source, "#include <windows.h>");
	add(&source, "int filter(void);");
	add(&source, "int f(void)");
	add(&source, "{");
	add(&source, "	__try { return 1; }");
	add(&source, "	__except (FILTER) { return 2; }");
	add(&source, "}");
	accepted("c++ -DFILTER=EXCEPTION_EXECUTE_HANDLER" BOTH "-c -o /dev/null -x c++ -",
		 &source);
	assert_false(compiles("c++ -DFILTER='filter()'" BOTH
			      "-c -o /dev/null -x c++ -", &source));
	assert_false(compiles("c++ -DFILTER=EXCEPTION_CONTINUE_SEARCH" BOTH
			      "-c -o /dev/null -x c++ -", &source));
}

/* Many a source has these functions itself, because user programs of Windows do. */
static void own_lists(void **state)
{
	struct source source = { 0 };

	(void)state;
	add(&source, "#include <windows.h>");
	add(&source, "static VOID InitializeListHead(PLIST_ENTRY h) { h->Flink = h; }");
	add(&source, "void f(PLIST_ENTRY h);");
	add(&source, "void f(PLIST_ENTRY h) { InitializeListHead(h); }");
	accepted("c++" WIN32_WARNINGS CXX17, &source);
	accepted("cc -DNWIFI_NO_LIST_FUNCTIONS" WIN32_WARNINGS C11, &source);
}

static void runs(const char *source, const char *const *how, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!run("%s -g -O1 -Wall -Wextra -Wno-missing-field-initializers "
			 "-Werror -fsanitize=address,undefined "
			 "-fno-sanitize-recover=all" SHORT BOTH
			 "'%s' -x none -lstdc++ -pthread -o '" OBJ "/win32' && "
			 "'" OBJ "/win32'", how[i], source))
			fail_msg("%s: %s", how[i], said());
}

static void services(void **state)
{
	static const char *const how[] = { "cc -x c", "clang -x c", "c++ -x c++",
					   "clang++ -x c++" };

	(void)state;
	runs("tests/unit/headers/win32/services.c", how, COUNT(how));
}

static void documents(void **state)
{
	static const char *const how[] = { "c++", "clang++" };

	(void)state;
	runs("tests/unit/headers/win32/xml.cpp", how, COUNT(how));
}

/* C7: there, each steps aside for the header of the same name. */
static void other_platform(void **state)
{
	size_t i, j;

	(void)state;
	for (i = 0; i < COUNT(shared); i++) {
		struct source source = { 0 };
		char command[200];

		add(&source, "#include <%s>", shared[i]);
		add(&source, "#include <%s>", shared[i]);
		add(&source, "int nwifi_test(void);");
		for (j = 0; j < COUNT(for_windows); j++) {
			snprintf(command, sizeof(command), "%s-I include/nwifi%s -",
				 for_windows[j], j ? " -I include/nwifi/win32" : "");
			accepted(command, &source);
		}
	}
}

/* C7: the same sources, word for word */
static void one_source(void **state)
{
	static const char *const sources[] = {
		"samples/plugins/windows-style/windows_style.cpp",
		"-x c tests/unit/headers/win32/services.c",
		"-x c++ tests/unit/headers/win32/services.c",
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(sources); i++) {
		if (!run("c++ -Wall -Wextra -Wno-missing-field-initializers "
			 "-Werror -fsyntax-only" SHORT BOTH "%s", sources[i]))
			fail_msg("%s", said());
		/* its own headers do not agree on formats */
		if (!run(MINGW "g++ -Wall -Wextra -Wno-missing-field-initializers "
			 "-Wno-format -Werror -fsyntax-only" BOTH "%s",
			 sources[i]))
			fail_msg("%s", said());
	}
	/* as a library that has what a host looks for */
	if (!run(MINGW "g++ -shared -static" BOTH "%s -o '" OBJ "/style.dll' "
		 "-lole32 -loleaut32 -luuid && "
		 MINGW "objdump -p '" OBJ "/style.dll'", sources[0]))
		fail_msg("%s", said());
	assert_non_null(strstr(said(), "Dot11ExtIhvInitService"));
	if (!run("c++ -shared -fPIC" SHORT BOTH "%s -o '" OBJ "/style.so' && "
		 "nm -D --defined-only '" OBJ "/style.so'", sources[0]))
		fail_msg("%s", said());
	assert_non_null(strstr(said(), " T DllMain\n"));
}

int suite_win32(void)
{
	const struct CMUnitTest tests[] = {
		NAMED("C6: each header of win32 alone", alone),
		NAMED("C6: headers of win32 together and among others", together),
		NAMED("C6: packed structures", packing),
		NAMED("C6: exceptions that are not kept", exceptions),
		NAMED("C6: a source with list functions of its own", own_lists),
		NAMED("C6: services", services),
		NAMED("C6, IHV-17: texts of a fragment", documents),
		NAMED("C7: headers with those of mingw-w64", other_platform),
		NAMED("C7: one source for both", one_source),
	};

	return cmocka_run_group_tests_name("win32", tests, NULL, NULL);
}
