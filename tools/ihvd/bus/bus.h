/* SPDX-License-Identifier: GPL-2.0-only */
/* The system bus: how users and their programs reach the daemon. */
#ifndef IHVD_BUS_H
#define IHVD_BUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <systemd/sd-bus.h>

#include "guiddef.h"
#include "ihvd/daemon.h"

/**
 * DOC: the bus
 *
 * org.nwifi.ihvd on the system bus, object /org/nwifi/ihvd, interface
 * org.nwifi.Ihvd1; Documentation/ihvd-bus.md describes it. Who may use it is
 * said by the bus' policy, packaging/dbus/org.nwifi.ihvd.conf, and checked by
 * the bus.
 *
 * The daemon does not need it: without a bus, or when it goes, everything else
 * works on, and a new connection is tried now and then. Nothing here waits for
 * the bus.
 */

struct ui_request;

int bus_start(struct daemon *d);
void bus_stop(struct daemon *d);
bool bus_is_up(const struct daemon *d);

void bus_ui_request(struct daemon *d, const struct ui_request *r);
void bus_ui_gone(struct daemon *d, const GUID *guid, const char *why);
bool bus_notification(struct adapter *a, uint32_t code, const GUID *interface,
		      const void *data, size_t len);
void bus_profile_refused(struct adapter *a, const char *profile, uint32_t error,
			 uint32_t reason);

/* methods.c */
int methods_add(struct daemon *d, struct sd_bus *sd);
void methods_forget_adapter(struct adapter *a);

#endif /* IHVD_BUS_H */
