/* SPDX-License-Identifier: GPL-2.0-only */
/* The log: a line for each event, on standard error. */
#ifndef IHVD_BASE_LOG_H
#define IHVD_BASE_LOG_H

/* A longer line is cut. No text from elsewhere is so long. */
#define LOG_MAX	4096

__attribute__((format(printf, 1, 2)))
void log_line(const char *fmt, ...);

#endif /* IHVD_BASE_LOG_H */
