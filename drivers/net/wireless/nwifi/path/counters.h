/* SPDX-License-Identifier: GPL-2.0-only */
/* Counters of a port and of an adapter: what passed, and why the rest did not. */
#ifndef NWIFI_PATH_COUNTERS_H
#define NWIFI_PATH_COUNTERS_H

#include <linux/percpu.h>
#include <linux/types.h>
#include <linux/u64_stats_sync.h>
#include <uapi/linux/nwifi.h>

/**
 * struct nwifi_counters - counters of one processor
 * @syncp: lets 32-bit machines read them
 * @tx_packets: frames passed towards the lower device
 * @tx_bytes: their bytes
 * @rx_packets: frames passed towards the stack
 * @rx_bytes: their bytes
 * @drops: frames refused, by cause (enum nwifi_drop)
 */
struct nwifi_counters {
	struct u64_stats_sync syncp;
	u64_stats_t tx_packets;
	u64_stats_t tx_bytes;
	u64_stats_t rx_packets;
	u64_stats_t rx_bytes;
	u64_stats_t drops[__NWIFI_DROP_MAX];
};

/**
 * struct nwifi_totals - counters of all processors, added up
 * @tx_packets: frames passed towards the lower device
 * @tx_bytes: their bytes
 * @rx_packets: frames passed towards the stack
 * @rx_bytes: their bytes
 * @drops: frames refused, by cause (enum nwifi_drop)
 */
struct nwifi_totals {
	u64 tx_packets;
	u64 tx_bytes;
	u64 rx_packets;
	u64 rx_bytes;
	u64 drops[__NWIFI_DROP_MAX];
};

struct nwifi_counters __percpu *nwifi_counters_alloc(void);
void nwifi_counters_sum(struct nwifi_counters __percpu *counters,
			struct nwifi_totals *totals);
void nwifi_counters_add(struct nwifi_counters __percpu *counters,
			const struct nwifi_totals *totals);
void nwifi_totals_add(struct nwifi_totals *to, const struct nwifi_totals *from);
void nwifi_totals_sub(struct nwifi_totals *from,
		      const struct nwifi_totals *what);

/**
 * nwifi_count_tx() - count a frame that was passed down
 * @counters: counters to count in
 * @len: its bytes
 *
 * Context: bottom halves are off.
 */
static inline void nwifi_count_tx(struct nwifi_counters __percpu *counters,
				  unsigned int len)
{
	struct nwifi_counters *c = this_cpu_ptr(counters);

	u64_stats_update_begin(&c->syncp);
	u64_stats_inc(&c->tx_packets);
	u64_stats_add(&c->tx_bytes, len);
	u64_stats_update_end(&c->syncp);
}

/**
 * nwifi_count_rx() - count a frame that was passed up
 * @counters: counters to count in
 * @len: its bytes
 *
 * Context: bottom halves are off.
 */
static inline void nwifi_count_rx(struct nwifi_counters __percpu *counters,
				  unsigned int len)
{
	struct nwifi_counters *c = this_cpu_ptr(counters);

	u64_stats_update_begin(&c->syncp);
	u64_stats_inc(&c->rx_packets);
	u64_stats_add(&c->rx_bytes, len);
	u64_stats_update_end(&c->syncp);
}

/**
 * nwifi_count_drop() - count a frame that was refused
 * @counters: counters to count in
 * @cause: why it was refused
 *
 * Context: bottom halves are off.
 */
static inline void nwifi_count_drop(struct nwifi_counters __percpu *counters,
				    enum nwifi_drop cause)
{
	struct nwifi_counters *c = this_cpu_ptr(counters);

	u64_stats_update_begin(&c->syncp);
	u64_stats_inc(&c->drops[cause]);
	u64_stats_update_end(&c->syncp);
}

#endif /* NWIFI_PATH_COUNTERS_H */
