// SPDX-License-Identifier: GPL-2.0-only
/* The list of adapters. */
#include <linux/mutex.h>
#include <linux/string.h>
#include <net/net_namespace.h>

#include "adapter/adapter.h"
#include "adapter/registry.h"

static DEFINE_MUTEX(nwifi_adapters_lock);
static LIST_HEAD(nwifi_adapters);
static bool nwifi_adapters_closed;	/* no more adapters are made */

/**
 * nwifi_registry_lock() - keep the list of adapters as it is
 *
 * Context: may sleep; RTNL is taken inside, never outside.
 */
void nwifi_registry_lock(void)
{
	mutex_lock(&nwifi_adapters_lock);
}

/**
 * nwifi_registry_unlock() - undo nwifi_registry_lock()
 *
 * Context: the lock is held.
 */
void nwifi_registry_unlock(void)
{
	mutex_unlock(&nwifi_adapters_lock);
}

/**
 * nwifi_registry_is_closed() - are no more adapters made?
 *
 * Context: the lock is held.
 * Return: true if the module is being unloaded.
 */
bool nwifi_registry_is_closed(void)
{
	lockdep_assert_held(&nwifi_adapters_lock);
	return nwifi_adapters_closed;
}

/**
 * nwifi_registry_close() - no more adapters are made
 *
 * Context: may sleep.
 */
void nwifi_registry_close(void)
{
	mutex_lock(&nwifi_adapters_lock);
	nwifi_adapters_closed = true;
	mutex_unlock(&nwifi_adapters_lock);
}

/**
 * nwifi_registry_add() - let an adapter be found
 * @adapter: the adapter; the list takes over its first reference
 *
 * Context: the lock is held.
 */
void nwifi_registry_add(struct nwifi_adapter *adapter)
{
	lockdep_assert_held(&nwifi_adapters_lock);
	list_add_tail(&adapter->list, &nwifi_adapters);
}

/**
 * nwifi_registry_del() - take an adapter off the list
 * @adapter: the adapter; the reference of the list is the caller's now
 *
 * Context: may sleep.
 */
void nwifi_registry_del(struct nwifi_adapter *adapter)
{
	mutex_lock(&nwifi_adapters_lock);
	list_del(&adapter->list);
	mutex_unlock(&nwifi_adapters_lock);
}

/**
 * nwifi_registry_each() - do something with each adapter
 * @net: those of this network namespace, %NULL for all
 * @each: does it; the lock is held
 *
 * Context: may sleep.
 * Return: how many adapters there are.
 */
unsigned int nwifi_registry_each(const struct net *net,
				 void (*each)(struct nwifi_adapter *adapter))
{
	struct nwifi_adapter *adapter;
	unsigned int n = 0;

	mutex_lock(&nwifi_adapters_lock);
	list_for_each_entry(adapter, &nwifi_adapters, list) {
		if (net && !net_eq(adapter->reporter.net, net))
			continue;
		n++;
		if (each)
			each(adapter);
	}
	mutex_unlock(&nwifi_adapters_lock);
	return n;
}

/**
 * nwifi_adapter_find() - find an adapter
 * @net: in this network namespace
 * @ifindex: of its netdev, zero for any
 * @name: of its netdev, %NULL for any
 *
 * Context: may sleep.
 * Return: the adapter, with a reference, or %NULL.
 */
struct nwifi_adapter *nwifi_adapter_find(struct net *net, int ifindex,
					 const char *name)
{
	struct nwifi_adapter *adapter, *found = NULL;

	mutex_lock(&nwifi_adapters_lock);
	list_for_each_entry(adapter, &nwifi_adapters, list) {
		if (!net_eq(adapter->reporter.net, net) ||
		    (ifindex && adapter->reporter.ifindex != ifindex) ||
		    (name && strcmp(adapter->reporter.name, name)))
			continue;
		found = nwifi_adapter_get(adapter);
		break;
	}
	mutex_unlock(&nwifi_adapters_lock);
	return found;
}

/**
 * nwifi_adapter_next() - go through the adapters by their ifindex
 * @net: in this network namespace
 * @after: ifindex of the one before
 *
 * Context: may sleep.
 * Return: the adapter with the next ifindex, with a reference, or %NULL.
 */
struct nwifi_adapter *nwifi_adapter_next(struct net *net, int after)
{
	struct nwifi_adapter *adapter, *found = NULL;

	mutex_lock(&nwifi_adapters_lock);
	list_for_each_entry(adapter, &nwifi_adapters, list)
		if (net_eq(adapter->reporter.net, net) &&
		    adapter->reporter.ifindex > after &&
		    (!found ||
		     adapter->reporter.ifindex < found->reporter.ifindex))
			found = adapter;
	if (found)
		nwifi_adapter_get(found);
	mutex_unlock(&nwifi_adapters_lock);
	return found;
}
