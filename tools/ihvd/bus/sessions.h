/* SPDX-License-Identifier: GPL-2.0-only */
/* Sessions of users, as plugins are told of them. */
#ifndef IHVD_SESSIONS_H
#define IHVD_SESSIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <systemd/sd-bus.h>

#include "ihvd/daemon.h"

/**
 * DOC: sessions
 *
 * logind knows them, and says on the bus what becomes of them. A plugin is told
 * by Dot11ExtIhvProcessSessionChange, with the events of Windows:
 *
 * ==================== ======================================================
 * SESSION_LOGON        a session of class "user" is there
 * SESSION_LOGOFF       it is gone, or only some of its processes are left
 * CONSOLE_CONNECT      it has become the active one of its seat
 * CONSOLE_DISCONNECT   another one is the active one of its seat
 * REMOTE_CONNECT       with the logon, of a remote one
 * REMOTE_DISCONNECT    with the logoff, of a remote one
 * SESSION_LOCK         its LockedHint is set
 * SESSION_UNLOCK       its LockedHint is not set any more
 * ==================== ======================================================
 *
 * What is there when the daemon starts is no change. Anybody can send a signal
 * that looks like one of logind, so each is only a reason to ask logind itself.
 *
 * The number of a session is its name at logind where that is a number, which
 * is the rule; "c7" is 0x80000007, and any other name gets a number from
 * 0xc0000000 on that is made of its letters. 0 is no session.
 */

int sessions_watch(struct daemon *d, struct sd_bus *sd);
void sessions_unwatch(struct daemon *d);
void sessions_free(struct daemon *d);
bool sessions_to_ask(const struct daemon *d, uint32_t *number);
bool sessions_user(const struct daemon *d, uint32_t number, uid_t *uid);

#endif /* IHVD_SESSIONS_H */
