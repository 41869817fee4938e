/* SPDX-License-Identifier: BSD-3-Clause */
/* Attempts to reach another process, the host, or a right. */
#ifndef SAMPLES_MISBEHAVE_REACH_H
#define SAMPLES_MISBEHAVE_REACH_H

/* Each returns in how many ways it has succeeded; none should. */
long reach_memory(void);
long reach_trace(void);
long reach_signal(void);
long reach_signal_by_file(void);
long reach_schedule(void);
long reach_limits(void);
long reach_process(void);
long reach_namespace(void);
long reach_user(void);
long reach_write(void);
long reach_device(void);
long reach_socket(void);
long reach_pass_file(void);
long reach_lock(void);
long reach_watch(void);
long reach_key(void);
long reach_kernel(void);
long reach_pages(void);
long reach_ipc(void);
long reach_dump(void);
long reach_clock(void);

#endif /* SAMPLES_MISBEHAVE_REACH_H */
