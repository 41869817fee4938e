/* SPDX-License-Identifier: GPL-2.0-only */
/* SIGINT and SIGTERM, which take effect only where the program waits. */
#ifndef NWIFI_SIGNALS_H
#define NWIFI_SIGNALS_H

#include <signal.h>

extern volatile sig_atomic_t signal_caught;

void signals_hold(sigset_t *wait_mask);
void signals_die(void);

#endif /* NWIFI_SIGNALS_H */
