/* SPDX-License-Identifier: GPL-2.0-only */
/* EtherType registrations of an IHV extension. */
#ifndef NWIFI_REGISTRATION_H
#define NWIFI_REGISTRATION_H

#include <linux/if_ether.h>
#include <linux/types.h>
#include <uapi/linux/nwifi.h>

/**
 * struct nwifi_registration - EtherTypes that go to the extension (PORT-41)
 * @n: entries of @type
 * @type: EtherTypes
 */
struct nwifi_registration {
	u8 n;
	__be16 type[NWIFI_MAX_ETHERTYPES];
};

/**
 * nwifi_registered() - does this EtherType go to the extension? (PORT-35)
 * @reg: what it has registered
 * @proto: EtherType
 *
 * Return: true if so.
 */
static inline bool nwifi_registered(const struct nwifi_registration *reg,
				    __be16 proto)
{
	unsigned int i;

	for (i = 0; i < reg->n; i++)
		if (reg->type[i] == proto)
			return true;
	return false;
}

/**
 * nwifi_registered_control_port() - EtherType that passes on a closed port
 * @reg: what the extension has registered
 *
 * Return: EAPOL if it is registered or nothing is, else the first
 * registration; host byte order.
 */
static inline u16
nwifi_registered_control_port(const struct nwifi_registration *reg)
{
	if (!reg->n || nwifi_registered(reg, htons(ETH_P_PAE)))
		return ETH_P_PAE;
	return ntohs(reg->type[0]);
}

#endif /* NWIFI_REGISTRATION_H */
