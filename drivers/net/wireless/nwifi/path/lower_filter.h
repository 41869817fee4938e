/* SPDX-License-Identifier: GPL-2.0-only */
/* Which frames the lower device has to receive for the adapter. */
#ifndef NWIFI_PATH_LOWER_FILTER_H
#define NWIFI_PATH_LOWER_FILTER_H

struct nwifi_path;

void nwifi_filter_start(struct nwifi_path *path);
void nwifi_filter_stop(struct nwifi_path *path);
void nwifi_filter_lists(struct nwifi_path *path);
void nwifi_filter_flags(struct nwifi_path *path);

#endif /* NWIFI_PATH_LOWER_FILTER_H */
