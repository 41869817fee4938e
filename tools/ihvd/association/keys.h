/* SPDX-License-Identifier: GPL-2.0-only */
/* Keys that a plugin installs. */
#ifndef IHVD_ASSOCIATION_KEYS_H
#define IHVD_ASSOCIATION_KEYS_H

#include "ihvd/adapter/adapter.h"

uint32_t keys_set_default_key(struct adapter *a,
			      const struct ihvd_message *call,
			      struct ihvd_message *answer);
uint32_t keys_set_key_mapping_key(struct adapter *a,
				  const struct ihvd_message *call,
				  struct ihvd_message *answer);
uint32_t keys_set_default_key_id(struct adapter *a,
				 const struct ihvd_message *call,
				 struct ihvd_message *answer);

void keys_install(struct adapter *a);
void keys_forget(struct adapter *a);

#endif /* IHVD_ASSOCIATION_KEYS_H */
