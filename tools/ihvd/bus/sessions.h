/* SPDX-License-Identifier: GPL-2.0-only */
/* Sessions of users, and what becomes of them. */
#ifndef IHVD_BUS_SESSIONS_H
#define IHVD_BUS_SESSIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <systemd/sd-bus.h>

/**
 * DOC: sessions
 *
 * logind knows the sessions of users, and says on the bus what becomes of them.
 * The owner of this is told with the events of Windows:
 *
 * ==================== ======================================================
 * SESSION_LOGON        a session of class "user" is there
 * SESSION_LOGOFF       the session is gone, or only processes of it are left
 * CONSOLE_CONNECT      the session has become the active one of its seat
 * CONSOLE_DISCONNECT   another session is the active one of its seat
 * REMOTE_CONNECT       with the logon of a remote session
 * REMOTE_DISCONNECT    with the logoff of a remote session
 * SESSION_LOCK         its LockedHint is set
 * SESSION_UNLOCK       its LockedHint is no longer set
 * ==================== ======================================================
 *
 * A session that is there when the daemon starts is no change. Anybody can
 * send a signal that looks like one of logind, so each signal is only a reason
 * to ask logind itself.
 *
 * The number of a session is its name at logind where that is a number, which
 * is the rule; "c7" is 0x80000007, and any other name gets a number from
 * 0xc0000000 on that is made of its letters. No session has the number 0.
 */

struct sessions;

/**
 * typedef sessions_changed_fn - a session has changed
 * @owner: as given to sessions_new()
 * @number: number of the session
 * @event: what has happened, a WTS code
 */
typedef void (*sessions_changed_fn)(void *owner, uint32_t number,
				    uint32_t event);

struct sessions *sessions_new(sessions_changed_fn changed, void *owner);
int sessions_watch(struct sessions *all, sd_bus *sd);
void sessions_unwatch(struct sessions *all);
void sessions_free(struct sessions *all);
bool sessions_to_ask(const struct sessions *all, uint32_t *number);
bool sessions_user(const struct sessions *all, uint32_t number, uid_t *uid);

#endif /* IHVD_BUS_SESSIONS_H */
