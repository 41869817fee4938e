/* SPDX-License-Identifier: GPL-2.0-only */
/* JSON forms of adapters, BSSs, ports, outcomes and events. */
#ifndef NWIFI_LIB_JSON_H
#define NWIFI_LIB_JSON_H

#include <jansson.h>

#include "lib/event.h"
#include "lib/object.h"

json_t *nwc_json_adapter(const struct nwc_adapter *a);
json_t *nwc_json_bss(const struct nwc_bss *bss);
json_t *nwc_json_port(const struct nwc_port *port);
json_t *nwc_json_done(const struct nwc_done *done);
json_t *nwc_json_event(const struct nwc_event *ev, const char **bad);
json_t *nwc_json_lost(struct nwc_blob adapter, uint64_t count);

#endif /* NWIFI_LIB_JSON_H */
