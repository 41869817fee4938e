/* SPDX-License-Identifier: GPL-2.0-only */
/* Profiles that extensions have made for networks without one. */
#ifndef IHVD_PROFILES_DISCOVERED_H
#define IHVD_PROFILES_DISCOVERED_H

#include "ihvd/profiles/networks.h"

void discovered_keep(struct adapter *a, const struct network *network,
		     const struct ihvd_message *ret);
void discovered_forget(struct adapter *a);

#endif /* IHVD_PROFILES_DISCOVERED_H */
