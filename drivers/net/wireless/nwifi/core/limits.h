/* SPDX-License-Identifier: GPL-2.0-only */
/* Numbers that the core's decisions depend on. */
#ifndef NWIFI_CORE_LIMITS_H
#define NWIFI_CORE_LIMITS_H

/* Time limits in ms: those of miniport.md, section 18, less a margin to act. */
#define NWIFI_ATTEMPT_MS	4500
#define NWIFI_OPERATION_MS	9500
#define NWIFI_SCAN_MS		14000
#define NWIFI_SCAN_ABORT_MS	1000
#define NWIFI_SCAN_RETRY_MS	200
#define NWIFI_SCAN_TRIES	60
#define NWIFI_ROAM_DELAY_MS	100
#define NWIFI_ROAM_DELAY_MAX_MS	30000
#define NWIFI_GIVE_UP_MS	10000
#define NWIFI_IHV_MS		60000

/*
 * An SA Query: 201 TU for each request, 1000 TU in all, as IEEE 802.11 has them
 * for a start. An AP that has answered is not asked again for a while, so that
 * a flood of forged frames does not make the station send.
 */
#define NWIFI_SA_QUERY_MS	206
#define NWIFI_SA_QUERY_REQUESTS	5
#define NWIFI_SA_QUERY_PAUSE_MS	10000

/*
 * An association that ended this soon was of no use. After so many of them in
 * a row the station waits before it tries again, so that an AP that accepts it
 * and then throws it out does not keep the air busy.
 */
#define NWIFI_SHORT_LIVED_MS	5000
#define NWIFI_MAX_SHORT_LIVED	3

/* A smaller change of the link quality is not indicated (LINK-3). */
#define NWIFI_QUALITY_CHANGE	5

/* A better AP is at least this much stronger, in mBm. */
#define NWIFI_BETTER_SIGNAL	400

#endif /* NWIFI_CORE_LIMITS_H */
