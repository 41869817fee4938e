/* SPDX-License-Identifier: GPL-2.0-only */
/* Output: aligned tables, colours, JSON, errors. */
#ifndef NWIFI_PRINT_H
#define NWIFI_PRINT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "lib/attr.h"
#include "nwifi/cli.h"

/**
 * enum color - colours of the terminal
 * @COLOR_NONE: the default colour of the terminal
 * @COLOR_BOLD: bold, for names and indications
 * @COLOR_DIM: dim, for headings and times
 * @COLOR_RED: for what ended or failed
 * @COLOR_GREEN: for what is open or connected
 * @COLOR_YELLOW: for what is closed or under way
 * @COLOR_CYAN: for requests and calls
 */
enum color {
	COLOR_NONE,
	COLOR_BOLD,
	COLOR_DIM,
	COLOR_RED,
	COLOR_GREEN,
	COLOR_YELLOW,
	COLOR_CYAN,
};

/**
 * struct table - a table that is printed when all its cells are known
 * @heads: headings of the columns, printed if there is a row; NULL for none
 * @columns: number of cells in a row
 * @cells: cells, row by row
 * @cells.text: text of the cell
 * @cells.color: colour of the text
 * @n: number of cells
 * @failed: memory has run out
 */
struct table {
	const char * const *heads;
	unsigned int columns;
	struct {
		char *text;
		enum color color;
	} *cells;
	size_t n;
	bool failed;
};

#define TABLE(_heads) \
	{ .heads = _heads, .columns = NWC_ARRAY_SIZE(_heads) }

bool color_wanted(int fd);
const char *color_code(const struct cli *cli, enum color color);
void table_add(struct table *t, enum color color, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
int table_print(const struct cli *cli, struct table *t);
int print_json(json_t *json);
int print_line(const struct cli *cli, const char *line, size_t len);
int print_json_line(const struct cli *cli, json_t *json);
int error_print(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif /* NWIFI_PRINT_H */
