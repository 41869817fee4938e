// SPDX-License-Identifier: GPL-2.0-only
/* Output: aligned tables, colours, JSON, errors. */
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "nwifi/print.h"
#include "nwifi/signals.h"

/* How long a reader may delay the end of the program */
#define LAST_LINE_MS	1000

/**
 * color_wanted() - decide whether output is coloured
 * @fd: file descriptor of the output
 *
 * Return: true for a terminal, unless NO_COLOR is set (see no-color.org).
 */
bool color_wanted(int fd)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return isatty(fd) && (!no || !*no) && term && strcmp(term, "dumb");
}

/**
 * color_code() - get the control sequence that switches to a colour
 * @cli: context, which says whether colours are wanted
 * @color: colour; COLOR_NONE to switch back
 *
 * Return: the sequence, which is empty if colours are not wanted.
 */
const char *color_code(const struct cli *cli, enum color color)
{
	static const char * const codes[] = {
		[COLOR_NONE] = "\033[0m",
		[COLOR_BOLD] = "\033[1m",
		[COLOR_DIM] = "\033[2m",
		[COLOR_RED] = "\033[31m",
		[COLOR_GREEN] = "\033[32m",
		[COLOR_YELLOW] = "\033[33m",
		[COLOR_CYAN] = "\033[36m",
	};

	return cli->color ? codes[color] : "";
}

/**
 * table_add() - add the next cell
 * @t: table
 * @color: colour of the cell
 * @fmt: printf() format of its text
 */
void table_add(struct table *t, enum color color, const char *fmt, ...)
{
	void *grown = reallocarray(t->cells, t->n + 1, sizeof(*t->cells));
	va_list ap;

	if (!grown) {
		t->failed = true;
		return;
	}
	t->cells = grown;
	t->cells[t->n].color = color;
	va_start(ap, fmt);
	if (vasprintf(&t->cells[t->n].text, fmt, ap) < 0)
		t->failed = true;
	else
		t->n++;
	va_end(ap);
}

static size_t column_width(const struct table *t, unsigned int column)
{
	size_t width = t->heads ? strlen(t->heads[column]) : 0;
	size_t i, len;

	for (i = column; i < t->n; i += t->columns) {
		len = strlen(t->cells[i].text);
		if (len > width)
			width = len;
	}
	return width;
}

static void cell_print(const struct cli *cli, const struct table *t,
		       unsigned int column, enum color color, const char *text)
{
	bool last = column + 1 == t->columns;
	size_t pad = 0;

	/* Two spaces between columns, none at the end of a line. */
	if (!last)
		pad = column_width(t, column) + 2 - strlen(text);
	/* The width of a cell does not include control sequences. */
	printf("%s%s%s%*s%s", color ? color_code(cli, color) : "", text,
	       color ? color_code(cli, COLOR_NONE) : "", (int)pad, "",
	       last ? "\n" : "");
}

/**
 * table_print() - print a table and free it
 * @cli: context, which says whether colours are wanted
 * @t: table of whole rows
 *
 * Return: exit status.
 */
int table_print(const struct cli *cli, struct table *t)
{
	int status = t->failed ? error_print("out of memory") : EXIT_OK;
	unsigned int column;
	size_t i;

	if (t->heads && t->n && status == EXIT_OK)
		for (column = 0; column < t->columns; column++)
			cell_print(cli, t, column, COLOR_DIM, t->heads[column]);
	for (i = column = 0; i < t->n && status == EXIT_OK; i++) {
		cell_print(cli, t, column, t->cells[i].color, t->cells[i].text);
		column = column + 1 < t->columns ? column + 1 : 0;
	}
	for (i = 0; i < t->n; i++)
		free(t->cells[i].text);
	free(t->cells);
	*t = (struct table){ .heads = t->heads, .columns = t->columns };
	return status;
}

/**
 * print_json() - print a value on a line
 * @json: value, which is released; NULL stands for lack of memory
 *
 * Return: exit status.
 */
int print_json(json_t *json)
{
	if (!json || json_dumpf(json, stdout, JSON_COMPACT))
		return error_print("out of memory");
	putchar('\n');
	json_decref(json);
	return EXIT_OK;
}

/**
 * print_line() - write a line to standard output
 * @cli: context, which has the signal mask to wait with
 * @line: the line, including its newline
 * @len: length of @line
 *
 * This does not use stdio: a reader that has stopped reading must not keep a
 * signal from ending the program, so only as much is written as cannot block.
 *
 * Return: 0, -EPIPE when the reader has gone, or another negative error number.
 */
int print_line(const struct cli *cli, const char *line, size_t len)
{
	const struct timespec last_line = { LAST_LINE_MS / 1000, 0 };
	struct pollfd fd = { .fd = STDOUT_FILENO, .events = POLLOUT };
	ssize_t n;

	while (len) {
		n = ppoll(&fd, 1, signal_caught ? &last_line : NULL,
			  signal_caught ? NULL : cli->sock.wait_mask);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		if (n == 0 || !(fd.revents & POLLOUT))
			return -EPIPE;
		n = write(STDOUT_FILENO, line, len < PIPE_BUF ? len : PIPE_BUF);
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return -errno;
		if (n > 0) {
			line += n;
			len -= n;
		}
	}
	return 0;
}

/**
 * print_json_line() - write a value as a line to standard output
 * @cli: context, which has the signal mask to wait with
 * @json: value, which is released; NULL stands for lack of memory
 *
 * Return: 0, -EPIPE when the reader has gone, or another negative error number.
 */
int print_json_line(const struct cli *cli, json_t *json)
{
	char *text = json ? json_dumps(json, JSON_COMPACT) : NULL;
	size_t len;
	int err;

	json_decref(json);
	if (!text)
		return -ENOMEM;
	len = strlen(text);
	/* The newline takes the place of the NUL. */
	text[len] = '\n';
	err = print_line(cli, text, len + 1);
	free(text);
	return err;
}

/**
 * error_print() - print an error message to standard error
 * @fmt: printf() format
 *
 * Return: EXIT_REFUSED.
 */
int error_print(const char *fmt, ...)
{
	va_list ap;

	fputs("nwifi: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	return EXIT_REFUSED;
}
