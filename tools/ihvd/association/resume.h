/* SPDX-License-Identifier: GPL-2.0-only */
/* A connection that an earlier process of the plugin has made. */
#ifndef IHVD_RESUME_H
#define IHVD_RESUME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ihvd/daemon.h"

/**
 * DOC: resumption
 *
 * A plugin that is started again while its adapter is connected knows nothing of
 * the connection: what it has been told and has set up went with its process. Of
 * the documented handlers only PerformPreAssociate has what it needs, the
 * profile, and there only it may choose algorithms and register EtherTypes. So
 * it is called first, as for any connection, and PerformPostAssociate when it is
 * completed: to the plugin the order is that of the pages (S1). What it must not
 * be any more is asked of the station: a connection that goes on is not made
 * anew. If the plugin then wants other algorithms or EtherTypes than the
 * connection was made with, the port stays closed until there is another one.
 *
 * The kernel waits for the return of PerformPostAssociate, but not for as long as
 * a pre-association may take. So it is told that the operation is under way, and
 * of a failure by its completion. A Stop of a session that the plugin has not
 * been told of is not its business.
 */

/**
 * enum resume_call - what becomes of a call of PerformPostAssociate
 * @RESUME_PASS: it is the plugin's
 * @RESUME_HELD: it is held until the plugin knows of the connection
 * @RESUME_REFUSED: the plugin does not want the connection
 */
enum resume_call {
	RESUME_PASS,
	RESUME_HELD,
	RESUME_REFUSED,
};

struct perform;

enum resume_call resume_perform(struct adapter *a,
				const struct nwc_ihv_call *call,
				struct perform *perform);
bool resume_stop(struct adapter *a);
void resume_unperformed(struct adapter *a);
bool resume_runs(const struct adapter *a);
uint32_t resume_completed(struct adapter *a, uint32_t error);
void resume_failed(struct adapter *a, uint32_t error);
void resume_settle(struct plugin *p);
void resume_free(struct adapter *a);

#endif /* IHVD_RESUME_H */
