/* SPDX-License-Identifier: BSD-3-Clause */
#ifndef SAMPLES_MISBEHAVE_LOG_H
#define SAMPLES_MISBEHAVE_LOG_H

void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif /* SAMPLES_MISBEHAVE_LOG_H */
