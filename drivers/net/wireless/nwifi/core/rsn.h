/* SPDX-License-Identifier: GPL-2.0-only */
/* The RSN element of a request, made to fit the AP that it goes to. */
#ifndef NWIFI_CORE_RSN_H
#define NWIFI_CORE_RSN_H

#include "base.h"

#define NWIFI_PMKID_LEN	16

/* Bytes that elements may grow by: a PMKID with its count, and a suite. */
#define NWIFI_RSN_GROWTH (2 + NWIFI_PMKID_LEN + 4)

/**
 * enum nwifi_mfp - management frame protection with an AP
 * @NWIFI_MFP_LACKING: the AP cannot do it
 * @NWIFI_MFP_REFUSED: the AP can, but the station or its manager cannot
 * @NWIFI_MFP_USED: it is used
 */
enum nwifi_mfp {
	NWIFI_MFP_LACKING,
	NWIFI_MFP_REFUSED,
	NWIFI_MFP_USED,
};

/**
 * struct nwifi_rsn_fit - what the RSN element of a request says to an AP
 * @pmkid: the one PMKID of this AP, %NULL if there is none
 * @keep_pmkids: without @pmkid, those that the manager gave are for this AP
 * @mfp: enum nwifi_mfp
 * @group_mgmt: suite type of the group management cipher of this AP, holds if
 *	@mfp says that it is used
 */
struct nwifi_rsn_fit {
	const u8 *pmkid;
	bool keep_pmkids;
	u8 mfp;
	u8 group_mgmt;
};

size_t nwifi_rsn_apply(const struct nwifi_rsn_fit *fit, const u8 *ies,
		       size_t len, u8 *out);

#endif /* NWIFI_CORE_RSN_H */
