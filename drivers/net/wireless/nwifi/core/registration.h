/* SPDX-License-Identifier: GPL-2.0-only */
/* EtherTypes that an IHV extension has registered. */
#ifndef NWIFI_CORE_REGISTRATION_H
#define NWIFI_CORE_REGISTRATION_H

#include "base.h"

/* The netlink family has the same limit; report/event.c asserts it. */
#define NWIFI_MAX_REGISTERED	16

/* The EtherType of EAPOL, which nobody has to register for the OS. */
#define NWIFI_ETHERTYPE_EAPOL	0x888e

/**
 * struct nwifi_registration - EtherTypes whose frames go to the IHV extension
 *	(PORT-41)
 * @n: entries of @type
 * @type: EtherTypes, host byte order
 */
struct nwifi_registration {
	u8 n;
	u16 type[NWIFI_MAX_REGISTERED];
};

/**
 * nwifi_registered() - does a frame of this EtherType go to the extension?
 *	(PORT-35)
 * @reg: what the extension has registered
 * @ethertype: EtherType, host byte order
 *
 * Context: any.
 * Return: true if it does.
 */
static inline bool nwifi_registered(const struct nwifi_registration *reg,
				    u16 ethertype)
{
	unsigned int i;

	for (i = 0; i < reg->n; i++)
		if (reg->type[i] == ethertype)
			return true;
	return false;
}

/**
 * nwifi_registered_control_port() - the EtherType that passes a closed port of
 *	the radio
 * @reg: what the extension has registered
 *
 * A radio lets the frames of one EtherType pass while its port is closed.
 *
 * Context: any.
 * Return: EAPOL if it is registered or nothing is, else the first
 * registration; host byte order.
 */
static inline u16
nwifi_registered_control_port(const struct nwifi_registration *reg)
{
	if (!reg->n || nwifi_registered(reg, NWIFI_ETHERTYPE_EAPOL))
		return NWIFI_ETHERTYPE_EAPOL;
	return reg->type[0];
}

#endif /* NWIFI_CORE_REGISTRATION_H */
