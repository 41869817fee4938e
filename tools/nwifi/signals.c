// SPDX-License-Identifier: GPL-2.0-only
/* SIGINT and SIGTERM end waiting, at no other place. */
#include <stddef.h>

#include "nwifi/signals.h"

/* The signal that came in, or 0. */
volatile sig_atomic_t signal_caught;

static void on_signal(int sig)
{
	signal_caught = sig;
}

/**
 * signals_hold() - keep the signals back until somebody waits
 * @wait_mask: set to the mask to wait with, ppoll() for example
 *
 * Held back they can neither be missed between a look at signal_caught and
 * the wait, nor cut a line of output in two.
 */
void signals_hold(sigset_t *wait_mask)
{
	struct sigaction sa = { .sa_handler = on_signal };
	sigset_t hold;

	sigemptyset(&hold);
	sigaddset(&hold, SIGINT);
	sigaddset(&hold, SIGTERM);
	sigprocmask(SIG_BLOCK, &hold, wait_mask);
	sigdelset(wait_mask, SIGINT);
	sigdelset(wait_mask, SIGTERM);
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
}

/**
 * signals_die() - end by the signal that was caught
 *
 * A shell stops its script only if it sees that the signal ended us.
 */
void signals_die(void)
{
	sigset_t release;

	signal(signal_caught, SIG_DFL);
	sigemptyset(&release);
	sigaddset(&release, signal_caught);
	raise(signal_caught);
	sigprocmask(SIG_UNBLOCK, &release, NULL);
}
