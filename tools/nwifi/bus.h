/* SPDX-License-Identifier: GPL-2.0-only */
/* Calling the extension host, ihvd, over the system bus. */
#ifndef NWIFI_BUS_H
#define NWIFI_BUS_H

#include <stdbool.h>
#include <systemd/sd-bus.h>

/* Size of a buffer for what is wrong, escaped for a terminal, with NUL. */
#define BUS_WHY		1025

int bus_open(struct sd_bus **bus);
int bus_new_call(struct sd_bus *bus, const char *method,
		 struct sd_bus_message **call);
int bus_try(struct sd_bus *bus, struct sd_bus_message *call,
	    struct sd_bus_message **reply, bool *absent,
	    char why[static BUS_WHY]);
int bus_call(struct sd_bus *bus, struct sd_bus_message *call,
	     struct sd_bus_message **reply);

#endif /* NWIFI_BUS_H */
