/* SPDX-License-Identifier: GPL-2.0-only */
/* One line for each thing that happens, on standard error. */
#ifndef IHVD_BASE_LOG_H
#define IHVD_BASE_LOG_H

/* A longer line is cut; of what comes from elsewhere there is never so much. */
#define LOG_MAX	4096

__attribute__((format(printf, 1, 2)))
void log_line(const char *fmt, ...);

#endif /* IHVD_BASE_LOG_H */
