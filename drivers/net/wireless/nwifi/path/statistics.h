/* SPDX-License-Identifier: GPL-2.0-only */
/* What an adapter has counted: its own counters, and those of its port. */
#ifndef NWIFI_PATH_STATISTICS_H
#define NWIFI_PATH_STATISTICS_H

struct net_device;
struct nwifi_path;
struct nwifi_totals;
struct rtnl_link_stats64;

void nwifi_statistics_sum(struct nwifi_path *path, struct nwifi_totals *totals);
void nwifi_statistics_since_reset(struct nwifi_path *path,
				  struct nwifi_totals *totals);
void nwifi_statistics_reset(struct nwifi_path *path);
void nwifi_statistics_stats64(struct net_device *dev,
			      struct rtnl_link_stats64 *stats);

#endif /* NWIFI_PATH_STATISTICS_H */
