/* SPDX-License-Identifier: GPL-2.0-only */
/* Association operation: one attempt with one AP. */
#ifndef NWIFI_CORE_ASSOCIATE_H
#define NWIFI_CORE_ASSOCIATE_H

#include "core.h"

/**
 * enum nwifi_outcome - what has become of an attempt
 * @NWIFI_OUTCOME_PENDING: an attempt is open, with this or with the next AP
 * @NWIFI_OUTCOME_JOINED: the station is associated
 * @NWIFI_OUTCOME_EXHAUSTED: it failed, and no candidate is left
 * @NWIFI_OUTCOME_RADIO_OFF: it failed, and no other can be made
 */
enum nwifi_outcome {
	NWIFI_OUTCOME_PENDING,
	NWIFI_OUTCOME_JOINED,
	NWIFI_OUTCOME_EXHAUSTED,
	NWIFI_OUTCOME_RADIO_OFF,
};

enum nwifi_outcome nwifi_attempt_next(struct nwifi_core *core,
				      struct nwifi_actions *out);
void nwifi_attempt_end(struct nwifi_core *core, u32 status,
		       const struct nwifi_event *event,
		       struct nwifi_actions *out);
enum nwifi_outcome nwifi_attempt_failed(struct nwifi_core *core, u32 status,
					const struct nwifi_event *event,
					struct nwifi_actions *out);
enum nwifi_outcome
nwifi_attempt_authenticated(struct nwifi_core *core,
			    const struct nwifi_event *event,
			    struct nwifi_actions *out);
enum nwifi_outcome nwifi_attempt_associated(struct nwifi_core *core,
					    const struct nwifi_event *event,
					    struct nwifi_actions *out);
void nwifi_association_settle(struct nwifi_core *core,
			      struct nwifi_actions *out);

#endif /* NWIFI_CORE_ASSOCIATE_H */
