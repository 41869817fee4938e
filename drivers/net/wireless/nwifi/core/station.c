// SPDX-License-Identifier: GPL-2.0-only
/* Questions about the station that the files of the core ask each other. */
#include "port.h"
#include "station.h"

/**
 * nwifi_station_awaits() - is this answer for the open attempt?
 * @st: the station
 * @bssid: who answers
 * @step: step of the attempt that has such an answer
 *
 * Return: true if it is; any other answer is late, or is not for the station.
 */
bool nwifi_station_awaits(const struct nwifi_station *st, const u8 *bssid,
			  enum nwifi_attempt step)
{
	return st->attempt == step && nwifi_mac_equal(st->target.bssid, bssid);
}

/**
 * nwifi_station_port() - find the port of the present AP
 * @core: the core
 *
 * Return: the port, or %NULL if there is no association.
 */
const struct nwifi_port *nwifi_station_port(const struct nwifi_core *core)
{
	return nwifi_ports_find(&core->ports, core->station.ap.bssid);
}

/**
 * nwifi_station_configure() - a configuration is in force from now on
 * @st: the station
 * @config: the configuration as the manager gave it
 *
 * The station widens its own copy once it is associated. The elements of the
 * request stay what they are, so the APs that they were made for are kept.
 */
void nwifi_station_configure(struct nwifi_station *st,
			     const struct nwifi_config *config)
{
	st->config = *config;
	st->named.have_hint = config->have_hint;
	memcpy(st->named.hint, config->hint, sizeof(st->named.hint));
	memcpy(st->named.bssid, config->bssids[0], sizeof(st->named.bssid));
}

/**
 * nwifi_station_names() - has the manager named this AP?
 * @st: the station
 * @bssid: the AP
 *
 * Return: true if so.
 */
bool nwifi_station_names(const struct nwifi_station *st, const u8 *bssid)
{
	return (st->named.have_hint &&
		nwifi_mac_equal(st->named.hint, bssid)) ||
	       nwifi_mac_equal(st->named.bssid, bssid);
}
