// SPDX-License-Identifier: GPL-2.0-only
/* SIGINT and SIGTERM, which take effect only where the program waits. */
#include <stddef.h>

#include "nwifi/signals.h"

/* Number of the signal that was caught, or 0 */
volatile sig_atomic_t signal_caught;

static void on_signal(int sig)
{
	signal_caught = sig;
}

/**
 * signals_hold() - block the signals except while waiting
 * @wait_mask: set to the signal mask to wait with, in ppoll() for example
 *
 * So a signal can neither be missed between a look at signal_caught and the
 * wait, nor cut a line of output in two.
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
 * signals_die() - end the program by the signal that was caught
 *
 * A shell stops its script only if the signal itself has ended the program.
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
