/* SPDX-License-Identifier: GPL-2.0-only */
/* What the measuring programs share. */
#ifndef BENCH_COMMON_H
#define BENCH_COMMON_H

#include <netinet/in.h>
#include <stdint.h>

__attribute__((format(printf, 1, 2), noreturn))
void die(const char *format, ...);
uint64_t now_ns(void);
in_port_t port_number(const char *text);
int connected(int type, const char *address, const char *port);

#endif /* BENCH_COMMON_H */
