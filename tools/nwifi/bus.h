/* SPDX-License-Identifier: GPL-2.0-only */
/* The extension host, ihvd, over the system bus. */
#ifndef NWIFI_BUS_H
#define NWIFI_BUS_H

#include <systemd/sd-bus.h>

int bus_open(sd_bus **bus);
int bus_new_call(sd_bus *bus, const char *method, sd_bus_message **call);
int bus_call(sd_bus *bus, sd_bus_message *call, sd_bus_message **reply);

#endif /* NWIFI_BUS_H */
