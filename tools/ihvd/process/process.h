/* SPDX-License-Identifier: GPL-2.0-only */
/* The process that runs a plugin. */
#ifndef IHVD_PROCESS_PROCESS_H
#define IHVD_PROCESS_PROCESS_H

/**
 * DOC: threads
 *
 * The first thread loads the plugin and then only reads from the socket. Every
 * adapter has a lane, a thread on which its handlers are called one after the
 * other (decision I-16); so has the service. Two handlers may be called at any
 * time, Dot11ExtIhvIsUIRequestPending and Dot11ExtIhvSendPacketCompletion, and
 * have a lane of their own. The plugin may call a function from any thread;
 * that sends a message and waits for the answer, which the first thread hands
 * over.
 *
 * Nothing here judges whether a call is allowed: that is the daemon's part, for
 * whatever runs in this process may be as hostile as the plugin.
 */

int process_run(int fd, int image, const char *file, const char *user);

#endif /* IHVD_PROCESS_PROCESS_H */
