/* SPDX-License-Identifier: GPL-2.0-only */
/* JSON forms of what the kernel says, and of profiles. */
#ifndef NWIFI_LIB_JSON_H
#define NWIFI_LIB_JSON_H

#include <jansson.h>

#include "lib/event.h"
#include "lib/object.h"
#include "lib/profile.h"

json_t *nwifi_json_text(struct nwifi_blob text);
json_t *nwifi_json_adapter(const struct nwifi_adapter *a);
json_t *nwifi_json_bss(const struct nwifi_bss *bss);
json_t *nwifi_json_port(const struct nwifi_port *port);
json_t *nwifi_json_done(const struct nwifi_done *done);
json_t *nwifi_json_event(const struct nwifi_event *ev, const char **bad);
json_t *nwifi_json_profile(const struct nwifi_profile *p);
json_t *nwifi_json_lost(struct nwifi_blob adapter, uint64_t count);

#endif /* NWIFI_LIB_JSON_H */
