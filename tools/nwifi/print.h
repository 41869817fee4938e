/* SPDX-License-Identifier: GPL-2.0-only */
/* Output: aligned tables, colours, JSON, errors. */
#ifndef NWIFI_PRINT_H
#define NWIFI_PRINT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "lib/attr.h"
#include "nwifi/command.h"

/**
 * enum color - colours of the terminal
 * @COLOR_NONE: as it is
 * @COLOR_BOLD: bold
 * @COLOR_DIM: dim
 * @COLOR_RED: something ended or failed
 * @COLOR_GREEN: something is open or connected
 * @COLOR_YELLOW: something is closed or under way
 * @COLOR_CYAN: requests
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
 * struct table - cells that are aligned when they are all known
 * @heads: what is above the columns if there are any rows; NULL for nothing
 * @columns: cells in a row
 * @cells: texts, row by row
 * @cells.text: the text
 * @cells.color: its colour
 * @n: how many
 * @failed: out of memory
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
const char *paint(const struct cli *cli, enum color color);
void table_add(struct table *t, enum color color, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
int table_print(const struct cli *cli, struct table *t);
int print_json(json_t *json);
int print_line(const struct cli *cli, const char *line, size_t len);
int print_json_line(const struct cli *cli, json_t *json);
int complain(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif /* NWIFI_PRINT_H */
