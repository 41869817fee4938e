/* SPDX-License-Identifier: GPL-2.0-only */
/* The functions of the daemon's side, by what they are about. */
#ifndef IHVD_FUNCTIONS_H
#define IHVD_FUNCTIONS_H

#include "ihvd/daemon.h"

/**
 * typedef function_fn - does what a function is called for
 * @a: adapter, ready or about to be
 * @call: the call, not to be trusted
 * @answer: may be given more than the result
 *
 * Return: Win32 error.
 */
typedef uint32_t (*function_fn)(struct adapter *a,
				const struct ihvd_message *call,
				struct ihvd_message *answer);

/* keys.c */
uint32_t keys_set_default_key(struct adapter *a,
			      const struct ihvd_message *call,
			      struct ihvd_message *answer);
uint32_t keys_set_key_mapping_key(struct adapter *a,
				  const struct ihvd_message *call,
				  struct ihvd_message *answer);
uint32_t keys_set_default_key_id(struct adapter *a,
				 const struct ihvd_message *call,
				 struct ihvd_message *answer);

/* notification.c */
uint32_t notification_send(struct adapter *a, const struct ihvd_message *call,
			   struct ihvd_message *answer);

/* ui.c */
uint32_t ui_send_request(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer);

/* virtual.c */
uint32_t virtual_request(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer);
uint32_t virtual_release(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer);
uint32_t virtual_query(struct adapter *a, const struct ihvd_message *call,
		       struct ihvd_message *answer);
uint32_t virtual_set_ap(struct adapter *a, const struct ihvd_message *call,
			struct ihvd_message *answer);

/* userdata.c */
uint32_t userdata_set(struct adapter *a, const struct ihvd_message *call,
		      struct ihvd_message *answer);
uint32_t userdata_get(struct adapter *a, const struct ihvd_message *call,
		      struct ihvd_message *answer);
uint32_t userdata_set_current_profile(struct adapter *a,
				      const struct ihvd_message *call,
				      struct ihvd_message *answer);

#endif /* IHVD_FUNCTIONS_H */
