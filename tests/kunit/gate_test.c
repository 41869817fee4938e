// SPDX-License-Identifier: GPL-2.0-only
/*
 * The port gate on frames made by hand, in both directions: what passes which
 * port, and under which cause the rest is counted.
 */
#include <kunit/test.h>
#include <linux/etherdevice.h>
#include <linux/if_vlan.h>
#include <linux/rtnetlink.h>
#include <net/net_namespace.h>

#include "adapter/adapter.h"
#include "adapter/eapol.h"
#include "adapter/ihv_rx.h"
#include "adapter/worker.h"
#include "core/action.h"
#include "path/gate.h"
#include "path/lower.h"
#include "path/receive.h"
#include "path/statistics.h"
#include "path/transmit.h"

/* tells our frames from those that the stack sends by itself */
#define MARK		0x6e776966
#define PAYLOAD		64

static const u8 our_addr[ETH_ALEN] __aligned(2) = { 2, 0, 0, 0, 0, 1 };
static const u8 ap_addr[ETH_ALEN] __aligned(2) = { 2, 0, 0, 0, 0, 2 };
static const u8 other_addr[ETH_ALEN] __aligned(2) = { 2, 0, 0, 0, 0, 3 };

/* an adapter without a worker, between a netdev of ours and one that counts */
struct rig {
	struct nwifi_adapter *adapter;
	struct net_device *lower;
	unsigned int sent;
};

/* the headers behind the addresses, and what they are */
struct kind {
	const char *name;
	u16 head[6];		/* 16-bit words, as many as are not zero */
	bool hw_tag;		/* VLAN tag beside the frame */
	bool eapol;		/* takes the worker's way */
};

static const struct kind kinds[] = {
	{ "IPv4", { ETH_P_IP } },
	{ "IPv6", { ETH_P_IPV6 } },
	{ "ARP", { ETH_P_ARP } },
	{ "EAPOL", { ETH_P_PAE }, .eapol = true },
	{ "pre-authentication", { ETH_P_PREAUTH } },
	{ "next to EAPOL, below", { ETH_P_PAE - 1 } },
	{ "next to EAPOL, above", { ETH_P_PAE + 1 } },
	{ "VLAN, IPv4", { ETH_P_8021Q, 5, ETH_P_IP } },
	{ "VLAN, EAPOL", { ETH_P_8021Q, 5, ETH_P_PAE } },
	{ "service VLAN, EAPOL", { ETH_P_8021AD, 5, ETH_P_PAE } },
	{ "VLAN beside the frame, IPv4", { ETH_P_IP }, .hw_tag = true },
	{ "length, SNAP, IPv4", { PAYLOAD, 0xaaaa, 0x0300, 0x0001, ETH_P_IP } },
	{ "length, SNAP, EAPOL", { PAYLOAD, 0xaaaa, 0x0300, 0x0001, ETH_P_PAE } },
	{ "length, LLC", { PAYLOAD, 0x4242, 0x0300 } },
};

/* what becomes of an skb before the gate sees it */
enum shape { LINEAR, CLONED, NON_LINEAR, N_SHAPES };

static netdev_tx_t lower_xmit(struct sk_buff *skb, struct net_device *dev)
{
	struct rig *rig = *(struct rig **)netdev_priv(dev);

	if (skb->mark == MARK)
		rig->sent++;
	consume_skb(skb);
	return NETDEV_TX_OK;
}

static const struct net_device_ops lower_ops = {
	.ndo_start_xmit = lower_xmit,
};

static void lower_setup(struct net_device *dev)
{
	ether_setup(dev);
	dev->netdev_ops = &lower_ops;
	dev->priv_flags |= IFF_NO_QUEUE;
	dev->features |= NETIF_F_SG | NETIF_F_HW_VLAN_CTAG_TX;
	eth_hw_addr_set(dev, our_addr);
}

static const struct net_device_ops upper_ops = {
	.ndo_start_xmit = nwifi_path_start_xmit,
};

static void upper_setup(struct net_device *dev)
{
	nwifi_path_setup(dev);
	dev->netdev_ops = &upper_ops;
}

static const struct nwifi_path_ops path_ops = {
	.send_eapol = nwifi_eapol_send,
	.receive_ihv = nwifi_ihv_rx_take,
};

static int gate_init(struct kunit *test)
{
	struct nwifi_adapter *adapter;
	struct rig *rig;
	int err;

	rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	adapter = kunit_kzalloc(test, sizeof(*adapter), GFP_KERNEL);
	if (!rig || !adapter)
		return -ENOMEM;
	rig->adapter = adapter;
	adapter->reporter.net = &init_net;
	nwifi_ihv_rx_init(adapter);
	/* Jobs stay where they are. */
	err = nwifi_queue_init(&adapter->queue, nwifi_worker_run);
	if (err)
		return err;
	err = nwifi_path_init(&adapter->path, &path_ops);
	if (err)
		goto err_queue;
	adapter->path.dev = alloc_netdev(sizeof(struct nwifi_path *),
					 "kunit-up%d", NET_NAME_UNKNOWN,
					 upper_setup);
	if (!adapter->path.dev) {
		err = -ENOMEM;
		goto err_path;
	}
	*(struct nwifi_path **)netdev_priv(adapter->path.dev) = &adapter->path;
	adapter->path.dev->flags |= IFF_UP;
	eth_hw_addr_set(adapter->path.dev, our_addr);
	rig->lower = alloc_netdev(sizeof(rig), "kunit-low%d",
				  NET_NAME_UNKNOWN, lower_setup);
	if (!rig->lower) {
		err = -ENOMEM;
		goto err_dev;
	}
	*(struct rig **)netdev_priv(rig->lower) = rig;
	rtnl_lock();
	err = register_netdevice(rig->lower);
	if (!err) {
		err = dev_open(rig->lower, NULL);
		if (err)
			unregister_netdevice(rig->lower);
	}
	rtnl_unlock();
	if (err)
		goto err_lower;
	rcu_assign_pointer(adapter->path.lower, rig->lower);
	/* The test calls the handler itself. */
	rcu_assign_pointer(rig->lower->rx_handler_data, &adapter->path);
	test->priv = rig;
	return 0;

err_lower:
	free_netdev(rig->lower);
err_dev:
	free_netdev(adapter->path.dev);
err_path:
	nwifi_path_free(&adapter->path);
err_queue:
	nwifi_queue_destroy(&adapter->queue);
	return err;
}

static void gate_exit(struct kunit *test)
{
	struct rig *rig = test->priv;

	if (!rig)
		return;
	nwifi_queue_close(&rig->adapter->queue);
	nwifi_queue_destroy(&rig->adapter->queue);
	nwifi_gate_delete(&rig->adapter->path);
	RCU_INIT_POINTER(rig->lower->rx_handler_data, NULL);
	RCU_INIT_POINTER(rig->adapter->path.lower, NULL);
	unregister_netdev(rig->lower);
	free_netdev(rig->lower);
	nwifi_path_free(&rig->adapter->path);
	/* It is not registered, so nobody else frees it. */
	free_netdev(rig->adapter->path.dev);
	rcu_barrier();
}

static struct sk_buff *frame(struct kunit *test, const struct kind *kind,
			     enum shape shape)
{
	u8 bytes[ETH_HLEN + sizeof(kind->head) + PAYLOAD] = {};
	unsigned int i, len = 2 * ETH_ALEN;
	struct sk_buff *skb;

	ether_addr_copy(bytes, ap_addr);
	ether_addr_copy(bytes + ETH_ALEN, our_addr);
	for (i = 0; i < ARRAY_SIZE(kind->head) && kind->head[i]; i++, len += 2)
		put_unaligned_be16(kind->head[i], bytes + len);
	len += PAYLOAD;

	skb = alloc_skb(NET_SKB_PAD + len, GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, skb);
	skb_reserve(skb, NET_SKB_PAD);
	if (shape == NON_LINEAR) {
		struct page *page = alloc_page(GFP_KERNEL);

		if (!page)
			kfree_skb(skb);
		KUNIT_ASSERT_NOT_NULL(test, page);
		memcpy(page_address(page), bytes, len);
		skb_add_rx_frag(skb, 0, page, 0, len, PAGE_SIZE);
	} else {
		skb_put_data(skb, bytes, len);
	}
	skb->mark = MARK;
	skb_reset_mac_header(skb);
	if (kind->hw_tag)
		__vlan_hwaccel_put_tag(skb, htons(ETH_P_8021Q), 5);
	return skb;
}

/* the stack sends; returns what arrived below */
static unsigned int send(struct rig *rig, struct sk_buff *skb)
{
	struct net_device *dev = rig->adapter->path.dev;

	rig->sent = 0;
	skb->dev = dev;
	rcu_read_lock_bh();
	dev->netdev_ops->ndo_start_xmit(skb, dev);
	rcu_read_unlock_bh();
	return rig->sent;
}

/* the lower device has received; true if the stack above gets it */
static bool receive(struct kunit *test, struct sk_buff *skb)
{
	struct rig *rig = test->priv;
	rx_handler_result_t result;
	bool above = false;

	skb->protocol = eth_type_trans(skb, rig->lower);
	skb->pkt_type = PACKET_HOST;
	rcu_read_lock();
	local_bh_disable();
	result = nwifi_path_handle_frame(&skb);
	if (result == RX_HANDLER_ANOTHER) {
		above = skb->dev == rig->adapter->path.dev && skb->mark == MARK;
		KUNIT_EXPECT_FALSE(test, skb_shared(skb));
		kfree_skb(skb);
	} else {
		KUNIT_EXPECT_EQ(test, (int)result, (int)RX_HANDLER_CONSUMED);
	}
	local_bh_enable();
	rcu_read_unlock();
	return above;
}

static void registered_port(struct kunit *test, bool controlled,
			    bool authorized, u8 owner,
			    const struct nwifi_registration *registration)
{
	struct rig *rig = test->priv;
	struct nwifi_port_change change = {
		.session = 1,
		.controlled = controlled,
		.authorized = authorized,
		.owner = owner,
	};

	ether_addr_copy(change.peer, ap_addr);
	KUNIT_ASSERT_EQ(test, nwifi_gate_create(&rig->adapter->path, &change,
						registration), 0);
}

static void port(struct kunit *test, bool controlled, bool authorized, u8 owner)
{
	static const struct nwifi_registration none;

	registered_port(test, controlled, authorized, owner, &none);
}

static u64 dropped(struct rig *rig, enum nwifi_drop cause)
{
	struct nwifi_totals totals;

	nwifi_statistics_sum(&rig->adapter->path, &totals);
	return totals.drops[cause];
}

/* nothing was dropped but for these causes */
static void only_dropped(struct kunit *test, enum nwifi_drop a, u64 n_a,
			 enum nwifi_drop b, u64 n_b)
{
	unsigned int i;

	for (i = 0; i < __NWIFI_DROP_MAX; i++)
		KUNIT_EXPECT_EQ_MSG(test, dropped(test->priv, i),
				    i == a ? n_a : i == b ? n_b : 0,
				    "drop cause %u", i);
}

static struct nwifi_totals totals(struct rig *rig)
{
	struct nwifi_totals t;

	nwifi_statistics_sum(&rig->adapter->path, &t);
	return t;
}

#define for_each_frame(kind, shape)					\
	for (kind = kinds; kind < kinds + ARRAY_SIZE(kinds); kind++)	\
		for (shape = 0; shape < N_SHAPES; shape++)

/* All kinds and shapes at this gate; only EAPOL may pass where it is closed. */
static void both_ways(struct kunit *test, bool any_port, bool open)
{
	u64 tx_drops = 0, rx_drops = 0, tx = 0, rx = 0;
	struct rig *rig = test->priv;
	const struct kind *kind;
	enum shape shape;

	for_each_frame(kind, shape) {
		struct sk_buff *skb = frame(test, kind, shape), *clone = NULL;
		const bool by_worker = kind->eapol && any_port;
		int waiting = atomic_read(&rig->adapter->n_eapol);

		if (shape == CLONED)
			clone = skb_clone(skb, GFP_KERNEL);
		KUNIT_EXPECT_EQ_MSG(test, send(rig, skb),
				    open && !by_worker ? 1U : 0U,
				    "sent: %s, shape %d", kind->name, shape);
		KUNIT_EXPECT_EQ_MSG(test, atomic_read(&rig->adapter->n_eapol) - waiting,
				    by_worker ? 1 : 0,
				    "to the worker: %s", kind->name);
		kfree_skb(clone);
		if (open || by_worker)
			tx++;
		else
			tx_drops++;

		skb = frame(test, kind, LINEAR);
		if (shape == CLONED)
			clone = skb_get(skb);
		else
			clone = NULL;
		KUNIT_EXPECT_EQ_MSG(test, receive(test, skb), open,
				    "received: %s, shape %d", kind->name,
				    shape);
		kfree_skb(clone);
		if (open)
			rx++;
		else
			rx_drops++;
	}
	only_dropped(test,
		     any_port ? NWIFI_DROP_TX_PORT_CLOSED : NWIFI_DROP_TX_NO_PORT,
		     tx_drops,
		     any_port ? NWIFI_DROP_RX_PORT_CLOSED : NWIFI_DROP_RX_NO_PORT,
		     rx_drops);
	KUNIT_EXPECT_EQ(test, totals(rig).tx_packets, tx);
	KUNIT_EXPECT_EQ(test, totals(rig).rx_packets, rx);
}

static void no_port(struct kunit *test)
{
	both_ways(test, false, false);
}

static void closed_port(struct kunit *test)
{
	port(test, true, false, NWIFI_PORT_OWNER_OS);
	both_ways(test, true, false);
}

static void open_port(struct kunit *test)
{
	port(test, true, false, NWIFI_PORT_OWNER_OS);
	nwifi_gate_set(&((struct rig *)test->priv)->adapter->path, true);
	both_ways(test, true, true);
}

static void reclosed_port(struct kunit *test)
{
	port(test, true, true, NWIFI_PORT_OWNER_OS);
	nwifi_gate_set(&((struct rig *)test->priv)->adapter->path, false);
	both_ways(test, true, false);
}

static void uncontrolled_port(struct kunit *test)
{
	port(test, false, true, NWIFI_PORT_OWNER_NONE);
	both_ways(test, true, true);
}

/* What was counted at a port is not lost with it. */
static void deleted_port(struct kunit *test)
{
	struct rig *rig = test->priv;
	struct nwifi_totals before;

	port(test, true, true, NWIFI_PORT_OWNER_OS);
	KUNIT_EXPECT_EQ(test, send(rig, frame(test, kinds, LINEAR)), 1U);
	KUNIT_EXPECT_TRUE(test, receive(test, frame(test, kinds, LINEAR)));
	nwifi_gate_set(&rig->adapter->path, false);
	send(rig, frame(test, kinds, LINEAR));
	before = totals(rig);
	nwifi_gate_delete(&rig->adapter->path);
	KUNIT_EXPECT_EQ(test, totals(rig).tx_packets, 1ULL);
	KUNIT_EXPECT_EQ(test, totals(rig).tx_bytes, before.tx_bytes);
	KUNIT_EXPECT_EQ(test, totals(rig).rx_bytes, before.rx_bytes);
	KUNIT_EXPECT_EQ(test, before.tx_bytes, (u64)ETH_HLEN + PAYLOAD);
	KUNIT_EXPECT_EQ(test, before.rx_bytes, (u64)ETH_HLEN + PAYLOAD);
	KUNIT_EXPECT_EQ(test, send(rig, frame(test, kinds, LINEAR)), 0U);
	only_dropped(test, NWIFI_DROP_TX_PORT_CLOSED, 1,
		     NWIFI_DROP_TX_NO_PORT, 1);
}

/* Once the netdev goes, no gate opens any more. */
static void shut(struct kunit *test)
{
	struct rig *rig = test->priv;

	port(test, true, true, NWIFI_PORT_OWNER_OS);
	nwifi_gate_shut(&rig->adapter->path);
	KUNIT_EXPECT_EQ(test, send(rig, frame(test, kinds, LINEAR)), 0U);
	nwifi_gate_set(&rig->adapter->path, true);
	KUNIT_EXPECT_EQ(test, send(rig, frame(test, kinds, LINEAR)), 0U);
	nwifi_gate_delete(&rig->adapter->path);
	port(test, true, true, NWIFI_PORT_OWNER_OS);
	KUNIT_EXPECT_EQ(test, send(rig, frame(test, kinds, LINEAR)), 0U);
	only_dropped(test, NWIFI_DROP_TX_PORT_CLOSED, 3,
		     NWIFI_DROP_TX_NO_PORT, 0);
}

static void too_short(struct kunit *test)
{
	struct rig *rig = test->priv;
	unsigned int len;

	port(test, true, true, NWIFI_PORT_OWNER_OS);
	for (len = 0; len < ETH_HLEN; len++) {
		struct sk_buff *skb = frame(test, kinds, LINEAR);

		skb_trim(skb, len);
		KUNIT_EXPECT_EQ(test, send(rig, skb), 0U);
	}
	only_dropped(test, NWIFI_DROP_TX_TOO_SHORT, ETH_HLEN,
		     NWIFI_DROP_TX_LOWER, 0);
}

static void lower_not_ready(struct kunit *test)
{
	struct rig *rig = test->priv;

	port(test, true, true, NWIFI_PORT_OWNER_OS);
	netif_carrier_off(rig->lower);
	KUNIT_EXPECT_EQ(test, send(rig, frame(test, kinds, LINEAR)), 0U);
	only_dropped(test, NWIFI_DROP_TX_LOWER, 1, NWIFI_DROP_TX_NO_PORT, 0);
	RCU_INIT_POINTER(rig->adapter->path.lower, NULL);
	KUNIT_EXPECT_EQ(test, send(rig, frame(test, kinds, LINEAR)), 0U);
	only_dropped(test, NWIFI_DROP_TX_LOWER, 1, NWIFI_DROP_TX_NO_PORT, 1);
}

static void interface_down(struct kunit *test)
{
	struct rig *rig = test->priv;

	port(test, true, true, NWIFI_PORT_OWNER_OS);
	rig->adapter->path.dev->flags &= ~IFF_UP;
	KUNIT_EXPECT_FALSE(test, receive(test, frame(test, kinds, LINEAR)));
	only_dropped(test, NWIFI_DROP_RX_DOWN, 1, NWIFI_DROP_TX_NO_PORT, 0);
}

/* A5: AF_XDP hands frames over without a MAC header. */
static void no_mac_header(struct kunit *test)
{
	const struct kind eapol = { "EAPOL", { ETH_P_PAE } };
	struct rig *rig = test->priv;
	struct sk_buff *skb;

	port(test, true, false, NWIFI_PORT_OWNER_OS);
	skb = frame(test, &eapol, LINEAR);
	skb_unset_mac_header(skb);
	KUNIT_EXPECT_EQ(test, send(rig, skb), 0U);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->adapter->n_eapol), 1);
	skb = frame(test, kinds, LINEAR);
	skb_unset_mac_header(skb);
	KUNIT_EXPECT_EQ(test, send(rig, skb), 0U);
	only_dropped(test, NWIFI_DROP_TX_PORT_CLOSED, 1,
		     NWIFI_DROP_TX_NO_PORT, 0);
}

/* A worker that does not come round is not flooded. */
static void backlog(struct kunit *test)
{
	const struct kind eapol = { "EAPOL", { ETH_P_PAE } };
	struct rig *rig = test->priv;
	int waiting;

	port(test, true, false, NWIFI_PORT_OWNER_OS);
	do {
		waiting = atomic_read(&rig->adapter->n_eapol);
		send(rig, frame(test, &eapol, LINEAR));
	} while (atomic_read(&rig->adapter->n_eapol) != waiting && waiting < 1000);
	KUNIT_EXPECT_EQ(test, totals(rig).tx_packets, (u64)waiting);
	only_dropped(test, NWIFI_DROP_TX_BACKLOG, 1, NWIFI_DROP_TX_NO_PORT, 0);
	nwifi_queue_close(&rig->adapter->queue);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->adapter->n_eapol), 0);
}

/* At a port of an extension even EAPOL waits until it is open. */
static void port_of_extension(struct kunit *test)
{
	const struct kind eapol = { "EAPOL", { ETH_P_PAE } };
	struct rig *rig = test->priv;

	port(test, true, false, NWIFI_PORT_OWNER_IHV);
	KUNIT_EXPECT_EQ(test, send(rig, frame(test, &eapol, LINEAR)), 0U);
	/* there is no host that could have opened it */
	nwifi_gate_set(&rig->adapter->path, true);
	KUNIT_EXPECT_EQ(test, send(rig, frame(test, &eapol, LINEAR)), 0U);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->adapter->n_eapol), 0);
	only_dropped(test, NWIFI_DROP_TX_PORT_CLOSED, 2,
		     NWIFI_DROP_TX_NO_PORT, 0);
}

static struct sk_buff *foreign_frame(struct kunit *test,
				     const struct kind *kind)
{
	struct sk_buff *skb = frame(test, kind, LINEAR);

	ether_addr_copy(eth_hdr(skb)->h_source, other_addr);
	return skb;
}

/*
 * A3, PORT-31: the station's own port authentication alone is sent in its name.
 * Data keeps its source, and mac80211 does as it does without us.
 */
static void foreign_source(struct kunit *test)
{
	const struct kind eapol = { "EAPOL", { ETH_P_PAE } };
	struct rig *rig = test->priv;

	port(test, true, false, NWIFI_PORT_OWNER_OS);
	KUNIT_EXPECT_EQ(test, send(rig, foreign_frame(test, &eapol)), 0U);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->adapter->n_eapol), 0);
	only_dropped(test, NWIFI_DROP_TX_FOREIGN_SOURCE, 1,
		     NWIFI_DROP_TX_NO_PORT, 0);
	KUNIT_EXPECT_EQ(test, send(rig, foreign_frame(test, kinds)), 0U);
	nwifi_gate_set(&rig->adapter->path, true);
	KUNIT_EXPECT_EQ(test, send(rig, foreign_frame(test, &eapol)), 0U);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->adapter->n_eapol), 0);
	KUNIT_EXPECT_EQ(test, send(rig, foreign_frame(test, kinds)), 1U);
	only_dropped(test, NWIFI_DROP_TX_FOREIGN_SOURCE, 2,
		     NWIFI_DROP_TX_PORT_CLOSED, 1);
	KUNIT_EXPECT_EQ(test, totals(rig).tx_packets, 1ULL);
}

/*
 * A6, PORT-35: behind a VLAN tag a registered EtherType is data for the port.
 * The tag may say which VLAN, or none but a priority.
 */
static void registered_in_vlan(struct kunit *test)
{
	const struct kind tagged = { "VLAN beside the frame, EAPOL",
				     { ETH_P_PAE }, .hw_tag = true };
	const struct kind untagged = { "EAPOL", { ETH_P_PAE } };
	const struct nwifi_registration registration = {
		.n = 1,
		.type = { ETH_P_PAE },
	};
	struct rig *rig = test->priv;
	struct nwifi_ihv_rx *rx = &rig->adapter->ihv_rx;
	struct sk_buff *skb;

	rx->backlog = 8;
	registered_port(test, true, false, NWIFI_PORT_OWNER_IHV, &registration);
	KUNIT_EXPECT_FALSE(test, receive(test, frame(test, &untagged, LINEAR)));
	KUNIT_EXPECT_EQ(test, skb_queue_len(&rx->packets), 1U);
	KUNIT_EXPECT_FALSE(test, receive(test, frame(test, &tagged, LINEAR)));
	skb = frame(test, &untagged, LINEAR);
	__vlan_hwaccel_put_tag(skb, htons(ETH_P_8021AD), 5 << VLAN_PRIO_SHIFT);
	KUNIT_EXPECT_FALSE(test, receive(test, skb));
	KUNIT_EXPECT_EQ(test, skb_queue_len(&rx->packets), 1U);
	only_dropped(test, NWIFI_DROP_RX_PORT_CLOSED, 2,
		     NWIFI_DROP_RX_BACKLOG, 0);
	nwifi_gate_delete(&rig->adapter->path);
	/* Without a host only a port that nobody authenticates opens. */
	registered_port(test, false, true, NWIFI_PORT_OWNER_NONE, &registration);
	KUNIT_EXPECT_TRUE(test, receive(test, frame(test, &tagged, LINEAR)));
	KUNIT_EXPECT_EQ(test, skb_queue_len(&rx->packets), 1U);
	only_dropped(test, NWIFI_DROP_RX_PORT_CLOSED, 2,
		     NWIFI_DROP_RX_BACKLOG, 0);
	nwifi_ihv_rx_purge(rig->adapter);
}

/* Each cause is counted for the netdev once, in the direction it names. */
static void netdev_statistics(struct kunit *test)
{
	static const enum nwifi_drop sent[] = {
		NWIFI_DROP_TX_NO_PORT, NWIFI_DROP_TX_PORT_CLOSED,
		NWIFI_DROP_TX_TOO_SHORT, NWIFI_DROP_TX_BACKLOG,
		NWIFI_DROP_TX_LOWER, NWIFI_DROP_TX_FOREIGN_SOURCE,
		NWIFI_DROP_TX_PAST_GATE,
	};
	struct rig *rig = test->priv;
	unsigned int i, j, n_sent = 0;

	for (i = 0; i < __NWIFI_DROP_MAX; i++) {
		struct rtnl_link_stats64 stats = {};

		for (j = 0; j < ARRAY_SIZE(sent); j++)
			n_sent += sent[j] == i;
		nwifi_path_drop(&rig->adapter->path, i);
		nwifi_statistics_stats64(rig->adapter->path.dev, &stats);
		KUNIT_EXPECT_EQ_MSG(test, stats.tx_dropped, (u64)n_sent,
				    "drop cause %u", i);
		KUNIT_EXPECT_EQ_MSG(test, stats.rx_dropped,
				    (u64)i + 1 - n_sent, "drop cause %u", i);
	}
}

/* EAPOL that the radio reports: only from whom there is a port with. */
static void eapol_from_others(struct kunit *test)
{
	const struct kind eapol = { "EAPOL", { ETH_P_PAE } };
	struct rig *rig = test->priv;

	nwifi_path_deliver_control(&rig->adapter->path, frame(test, &eapol, LINEAR));
	only_dropped(test, NWIFI_DROP_RX_NO_PORT, 1, NWIFI_DROP_RX_NOT_PEER, 0);
	port(test, true, true, NWIFI_PORT_OWNER_OS);
	nwifi_path_deliver_control(&rig->adapter->path,
				   foreign_frame(test, &eapol));
	only_dropped(test, NWIFI_DROP_RX_NO_PORT, 1, NWIFI_DROP_RX_NOT_PEER, 1);
}

static struct kunit_case gate_cases[] = {
	KUNIT_CASE(no_port),
	KUNIT_CASE(closed_port),
	KUNIT_CASE(open_port),
	KUNIT_CASE(reclosed_port),
	KUNIT_CASE(uncontrolled_port),
	KUNIT_CASE(deleted_port),
	KUNIT_CASE(shut),
	KUNIT_CASE(too_short),
	KUNIT_CASE(lower_not_ready),
	KUNIT_CASE(interface_down),
	KUNIT_CASE(no_mac_header),
	KUNIT_CASE(backlog),
	KUNIT_CASE(port_of_extension),
	KUNIT_CASE(foreign_source),
	KUNIT_CASE(registered_in_vlan),
	KUNIT_CASE(netdev_statistics),
	KUNIT_CASE(eapol_from_others),
	{}
};

static struct kunit_suite gate_suite = {
	.name = "nwifi-gate",
	.init = gate_init,
	.exit = gate_exit,
	.test_cases = gate_cases,
};

kunit_test_suite(gate_suite);
