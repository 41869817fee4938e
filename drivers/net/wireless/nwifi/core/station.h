/* SPDX-License-Identifier: GPL-2.0-only */
/* Questions about the station that the files of the core ask each other. */
#ifndef NWIFI_CORE_STATION_H
#define NWIFI_CORE_STATION_H

#include "core.h"

bool nwifi_station_awaits(const struct nwifi_station *st, const u8 *bssid,
			  enum nwifi_attempt step);
const struct nwifi_port *nwifi_station_port(const struct nwifi_core *core);
void nwifi_station_configure(struct nwifi_station *st,
			     const struct nwifi_config *config);
bool nwifi_station_names(const struct nwifi_station *st, const u8 *bssid);

#endif /* NWIFI_CORE_STATION_H */
