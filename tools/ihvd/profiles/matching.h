/* SPDX-License-Identifier: GPL-2.0-only */
/* What extensions say of profiles and networks. */
#ifndef IHVD_PROFILES_MATCHING_H
#define IHVD_PROFILES_MATCHING_H

#include "ihvd/adapter/adapter.h"

/**
 * struct verdict - what an extension has said of a profile (IHV-29)
 * @fingerprint: see profiles_fingerprint(); zero for no profile
 * @result: Win32 error of ValidateProfile
 * @reason: reason code of ValidateProfile
 */
struct verdict {
	uint64_t fingerprint;
	uint32_t result;
	uint32_t reason;
};

bool matching_validate(struct adapter *a, const struct nwc_profile *profile,
		       channel_returned_fn returned, uint64_t arg);
const struct verdict *matching_verdict(const struct adapter *a,
				       const struct nwc_profile *profile);
void matching_learn(struct adapter *a, const struct nwc_profile *profile,
		    const struct ihvd_message *ret);
void matching_begin(struct adapter *a);
void matching_start(struct adapter *a, bool scanned);
void matching_free(struct adapter *a);

#endif /* IHVD_PROFILES_MATCHING_H */
