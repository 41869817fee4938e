/* SPDX-License-Identifier: GPL-2.0-only */
/* A connection that an earlier process of the plugin has made. */
#ifndef IHVD_ASSOCIATION_RESUME_H
#define IHVD_ASSOCIATION_RESUME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ihvd/adapter/adapter.h"
#include "lib/ihv.h"

/**
 * DOC: resumption
 *
 * A plugin that is started again while its adapter is connected knows nothing
 * of the connection: what it was told, and what it has set up, went with its
 * process. Of the documented handlers only PerformPreAssociate has what it
 * needs, the profile; and only there it may choose algorithms and register
 * EtherTypes. So PerformPreAssociate is called first, as for any connection,
 * and PerformPostAssociate when the pre-association is completed. The plugin
 * sees the order of the pages (S1). The station is asked nothing: the
 * connection goes on and is not made anew. If the plugin then wants other
 * algorithms or EtherTypes than the connection was made with, the port stays
 * closed until there is another connection.
 *
 * The kernel waits for the return of PerformPostAssociate, but not for as long
 * as a pre-association may take. So the daemon returns success at once, and
 * tells the kernel of a failure by the completion of the operation. The plugin
 * does not hear of the Stop of a session of which it was not told.
 */

/**
 * enum resume_call - what becomes of a call of PerformPostAssociate
 * @RESUME_PASS: the plugin gets the call
 * @RESUME_HELD: the call is held until the plugin knows of the connection
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
bool resume_runs(const struct adapter *a);
uint32_t resume_completed(struct adapter *a, uint32_t error);
void resume_settle(struct plugin *p);
void resume_free(struct adapter *a);

#endif /* IHVD_ASSOCIATION_RESUME_H */
