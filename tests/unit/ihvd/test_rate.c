// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "ihvd/base/lines.h"
#include "ihvd/base/rate.h"
#include "suites.h"

#define S	1000000ULL

static unsigned int take_all(struct rate *r, uint64_t now)
{
	unsigned int n = 0;

	while (rate_take(r, 10, 4, now))
		n++;
	return n;
}

static void so_many_at_once_then_so_many_a_second(void **state)
{
	struct rate r = { 0 };
	uint64_t now = 1000 * S;

	(void)state;
	assert_int_equal(take_all(&r, now), 10);
	assert_int_equal(take_all(&r, now), 0);
	assert_int_equal(take_all(&r, now += S / 4 - 1), 0);
	assert_int_equal(take_all(&r, ++now), 1);
	assert_int_equal(take_all(&r, now += S), 4);
	/* rest does not add up to more than a burst */
	assert_int_equal(take_all(&r, now += 1000 * S), 10);
	assert_int_equal(take_all(&r, UINT64_MAX), 10);
}

static void many_looks_are_as_good_as_one(void **state)
{
	struct rate r = { 0 };
	unsigned int n = 0;
	uint64_t now;

	(void)state;
	assert_int_equal(take_all(&r, 7 * S), 10);
	for (now = 7 * S; now <= 9 * S; now += 999)
		n += take_all(&r, now);
	n += take_all(&r, 9 * S);
	assert_int_equal(n, 8);
}

/* lines, each with a bar behind */
struct said {
	char text[4096];
	size_t len;
};

static void say(const char *line, size_t len, void *arg)
{
	struct said *said = arg;

	assert_in_range(len, 1, LINES_MAX);
	assert_true(said->len + len + 1 < sizeof(said->text));
	memcpy(said->text + said->len, line, len);
	said->len += len;
	said->text[said->len++] = '|';
}

static void however_it_comes_it_is_the_same_lines(void **state)
{
	static const char text[] = "one\n\ntwo\nthree \0 four\n\n\nlast";
	static const char lines[] = "one|two|three \0 four|last|";
	const size_t len = sizeof(text) - 1;
	size_t a, b;

	(void)state;
	for (a = 0; a <= len; a++)
		for (b = a; b <= len; b++) {
			struct lines l = { 0 };
			struct said said = { .len = 0 };

			lines_feed(&l, text, a, say, &said);
			lines_feed(&l, text + a, b - a, say, &said);
			lines_feed(&l, text + b, len - b, say, &said);
			lines_end(&l, say, &said);
			lines_end(&l, say, &said);
			assert_int_equal(said.len, sizeof(lines) - 1);
			assert_memory_equal(said.text, lines, said.len);
		}
}

static void a_long_line_is_told_in_parts(void **state)
{
	struct said said = { .len = 0 };
	struct lines l = { 0 };
	char text[2 * LINES_MAX + 3];

	(void)state;
	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 2] = '\n';
	text[sizeof(text) - 1] = 'y';
	lines_feed(&l, text, sizeof(text), say, &said);
	assert_int_equal(said.len, 2 * LINES_MAX + 1 + 3);
	assert_int_equal(said.text[LINES_MAX], '|');
	assert_int_equal(said.text[2 * LINES_MAX + 1], '|');
	assert_memory_equal(said.text + 2 * LINES_MAX + 2, "x|", 2);
	lines_end(&l, say, &said);
	assert_memory_equal(said.text + said.len - 2, "y|", 2);
}

int suite_rate(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(so_many_at_once_then_so_many_a_second),
		cmocka_unit_test(many_looks_are_as_good_as_one),
		cmocka_unit_test(however_it_comes_it_is_the_same_lines),
		cmocka_unit_test(a_long_line_is_told_in_parts),
	};

	return cmocka_run_group_tests_name("rate", tests, NULL, NULL);
}
