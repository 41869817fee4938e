/* SPDX-License-Identifier: GPL-2.0-only */
/* Calls of a plugin's handlers, and answers to its functions. */
#ifndef IHVD_PLUGIN_CALL_H
#define IHVD_PLUGIN_CALL_H

#include "ihvd/plugin/plugin.h"

void plugin_call(struct plugin *p, struct ihvd_message *msg,
		 struct adapter *adapter, channel_returned_fn returned,
		 uint64_t arg);
void plugin_answer(struct plugin *p, const struct ihvd_message *call,
		   struct ihvd_message *answer);
void plugin_forget_adapter(struct plugin *p, const struct adapter *adapter);

#endif /* IHVD_PLUGIN_CALL_H */
