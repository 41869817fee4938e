/* SPDX-License-Identifier: GPL-2.0-only */
/* Running of compilers and other commands, in the top directory. */
#ifndef COMPILER_H
#define COMPILER_H

#include <stdbool.h>
#include <stddef.h>

/**
 * struct source - text of a source file that is being put together
 * @text: the text so far
 * @length: length of it
 */
struct source {
	char text[32768];
	size_t length;
};

/**
 * add() - add a line to a source
 * @source: the source
 * @format: the line without its end, as for printf()
 */
void add(struct source *source, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/**
 * compiles() - whether a compiler takes a source
 * @compiler: command with options; reads its standard input
 * @source: the source
 *
 * Return: true if it does; said() has the reason if it does not.
 */
bool compiles(const char *compiler, const struct source *source);

/**
 * run() - run a command
 * @format: the command, as for printf()
 *
 * Return: true if it succeeded; said() has its output.
 */
bool run(const char *format, ...) __attribute__((format(printf, 1, 2)));

/**
 * said() - output of the last command
 *
 * Return: both of its outputs, cut off if very long.
 */
const char *said(void);

/*
 * The dialects that a header must be accepted in, by two compilers. Their own
 * extensions are warned of, and no warning is accepted.
 */
#define WARNINGS \
	" -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror" \
	" -fsyntax-only -I include/nwifi "
#define C11 " -D_GNU_SOURCE -x c -std=c11 -"
#define CXX17 " -x c++ -std=c++17 -"
#define EVERY_C "cc" WARNINGS C11, "clang" WARNINGS C11
#define EVERY_CXX "c++" WARNINGS CXX17, "clang++" WARNINGS CXX17

#endif /* COMPILER_H */
