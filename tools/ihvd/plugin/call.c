// SPDX-License-Identifier: GPL-2.0-only
/* Calls of a plugin's handlers, and answers to its functions. */
#include "ihvd/plugin/call.h"

/**
 * plugin_call() - call a handler
 * @p: plugin whose process is there
 * @msg: the call, without its kind and cookie
 * @adapter: adapter that it concerns, NULL for none
 * @returned: called when the handler has returned; may be NULL. It is not
 *	called if the plugin fails or the adapter goes before
 * @arg: for @returned
 *
 * A handler that does not return within its deadline is the end of the plugin.
 */
void plugin_call(struct plugin *p, struct ihvd_message *msg,
		 struct adapter *adapter, channel_returned_fn returned,
		 uint64_t arg)
{
	channel_call(&p->channel, msg, adapter, returned, arg);
}

/**
 * plugin_answer() - answer the call of a function
 * @p: plugin
 * @call: the call
 * @answer: what the function returns, without what repeats the call
 */
void plugin_answer(struct plugin *p, const struct ihvd_message *call,
		   struct ihvd_message *answer)
{
	channel_answer(&p->channel, call, answer);
}

/**
 * plugin_forget_adapter() - nobody waits for handlers of an adapter any more
 * @p: plugin
 * @adapter: the adapter
 */
void plugin_forget_adapter(struct plugin *p, const struct adapter *adapter)
{
	channel_forget(&p->channel, adapter);
}
