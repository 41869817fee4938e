// SPDX-License-Identifier: GPL-2.0-only
/* Counters: made, added up, and carried over from a port to its adapter. */
#include <linux/string.h>

#include "path/counters.h"

/**
 * nwifi_counters_alloc() - make counters for every processor
 *
 * Context: may sleep.
 * Return: the counters, to be freed with free_percpu(), or %NULL.
 */
struct nwifi_counters __percpu *nwifi_counters_alloc(void)
{
	struct nwifi_counters __percpu *counters;
	int cpu;

	counters = alloc_percpu(struct nwifi_counters);
	if (!counters)
		return NULL;
	for_each_possible_cpu(cpu)
		u64_stats_init(&per_cpu_ptr(counters, cpu)->syncp);
	return counters;
}

static void counters_read(const struct nwifi_counters *c,
			  struct nwifi_totals *totals)
{
	unsigned int start, i;

	do {
		start = u64_stats_fetch_begin(&c->syncp);
		totals->tx_packets = u64_stats_read(&c->tx_packets);
		totals->tx_bytes = u64_stats_read(&c->tx_bytes);
		totals->rx_packets = u64_stats_read(&c->rx_packets);
		totals->rx_bytes = u64_stats_read(&c->rx_bytes);
		for (i = 0; i < __NWIFI_DROP_MAX; i++)
			totals->drops[i] = u64_stats_read(&c->drops[i]);
	} while (u64_stats_fetch_retry(&c->syncp, start));
}

/**
 * nwifi_counters_sum() - add the counters of all processors up
 * @counters: the counters
 * @totals: receives the sums
 *
 * Context: any.
 */
void nwifi_counters_sum(struct nwifi_counters __percpu *counters,
			struct nwifi_totals *totals)
{
	struct nwifi_totals one;
	int cpu;

	memset(totals, 0, sizeof(*totals));
	for_each_possible_cpu(cpu) {
		counters_read(per_cpu_ptr(counters, cpu), &one);
		nwifi_totals_add(totals, &one);
	}
}

/**
 * nwifi_counters_add() - add totals to counters
 * @counters: the counters that grow
 * @totals: how much they grow
 *
 * Context: any but hard interrupt.
 */
void nwifi_counters_add(struct nwifi_counters __percpu *counters,
			const struct nwifi_totals *totals)
{
	struct nwifi_counters *c;
	unsigned int i;

	local_bh_disable();
	c = this_cpu_ptr(counters);
	u64_stats_update_begin(&c->syncp);
	u64_stats_add(&c->tx_packets, totals->tx_packets);
	u64_stats_add(&c->tx_bytes, totals->tx_bytes);
	u64_stats_add(&c->rx_packets, totals->rx_packets);
	u64_stats_add(&c->rx_bytes, totals->rx_bytes);
	for (i = 0; i < __NWIFI_DROP_MAX; i++)
		u64_stats_add(&c->drops[i], totals->drops[i]);
	u64_stats_update_end(&c->syncp);
	local_bh_enable();
}

/**
 * nwifi_totals_add() - add one set of totals to another
 * @to: the totals that grow
 * @from: how much they grow
 *
 * Context: any.
 */
void nwifi_totals_add(struct nwifi_totals *to, const struct nwifi_totals *from)
{
	unsigned int i;

	to->tx_packets += from->tx_packets;
	to->tx_bytes += from->tx_bytes;
	to->rx_packets += from->rx_packets;
	to->rx_bytes += from->rx_bytes;
	for (i = 0; i < __NWIFI_DROP_MAX; i++)
		to->drops[i] += from->drops[i];
}

/**
 * nwifi_totals_sub() - subtract one set of totals from another
 * @from: the totals that shrink
 * @what: how much they shrink
 *
 * Context: any.
 */
void nwifi_totals_sub(struct nwifi_totals *from,
		      const struct nwifi_totals *what)
{
	unsigned int i;

	from->tx_packets -= what->tx_packets;
	from->tx_bytes -= what->tx_bytes;
	from->rx_packets -= what->rx_packets;
	from->rx_bytes -= what->rx_bytes;
	for (i = 0; i < __NWIFI_DROP_MAX; i++)
		from->drops[i] -= what->drops[i];
}
