/* SPDX-License-Identifier: GPL-2.0-only */
/* The connection with the system bus, and what is said there. */
#ifndef IHVD_BUS_BUS_H
#define IHVD_BUS_BUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>

#include "guiddef.h"

/**
 * DOC: the bus
 *
 * org.nwifi.ihvd on the system bus, object /org/nwifi/ihvd, interface
 * org.nwifi.Ihvd1; Documentation/ihvd-bus.md describes it. The bus' policy,
 * packaging/dbus/org.nwifi.ihvd.conf, says who may use it, and the bus checks
 * that.
 *
 * The daemon does not need the bus: without it everything else works on, and a
 * new connection is tried every few seconds. Nothing here waits for the bus.
 */

struct bus;

/**
 * struct bus_ops - what the owner of the connection does
 * @connected: there is a connection, on which the owner adds what it offers and
 *	what it watches; returns 0 or more, or a negative error number
 * @disconnected: the connection is about to go
 */
struct bus_ops {
	int (*connected)(void *owner, sd_bus *sd);
	void (*disconnected)(void *owner);
};

struct bus *bus_start(sd_event *event, const struct bus_ops *ops, void *owner);
void bus_stop(struct bus *b);
bool bus_is_up(const struct bus *b);

void bus_ui_request(struct bus *b, const char *adapter, const GUID *guid,
		    const GUID *page, uint32_t session);
void bus_ui_gone(struct bus *b, const GUID *guid, const char *why);
bool bus_notification(struct bus *b, const char *adapter, uint32_t code,
		      const GUID *interface, const void *data, size_t len);
void bus_profile_refused(struct bus *b, const char *adapter,
			 const char *profile, uint32_t error, uint32_t reason);

#endif /* IHVD_BUS_BUS_H */
