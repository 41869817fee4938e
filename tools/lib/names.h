/* SPDX-License-Identifier: GPL-2.0-only */
/* Names of numbers: those of Native 802.11 and those of the netlink family. */
#ifndef NWIFI_LIB_NAMES_H
#define NWIFI_LIB_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "lib/attr.h"

/* Size of a buffer for nwc_status_text(), with NUL. */
#define NWC_STATUS_TEXT		160
/* Size of a buffer for a number without a name, with NUL. */
#define NWC_NUMBER_TEXT		16

const char *nwc_state_name(uint32_t state);
const char *nwc_phase_name(struct nwc_blob phase);
const char *nwc_port_owner_name(uint32_t owner);
const char *nwc_port_action_name(uint32_t action);
const char *nwc_port_cause_name(uint32_t cause);
const char *nwc_adapter_action_name(uint32_t action);
const char *nwc_ihv_phase_name(uint32_t phase);
const char *nwc_drop_name(unsigned int drop);
const char *nwc_setting_name(uint32_t setting);
uint32_t nwc_setting_find(const char *name);
const char *nwc_bss_type_name(uint32_t type);
const char *nwc_ds_info_name(uint32_t info);
const char *nwc_qos_name(uint32_t protocol);
const char *nwc_auth_name(uint32_t auth);
const char *nwc_cipher_name(uint32_t cipher);
const char *nwc_ndis_status_name(uint32_t status);
const char *nwc_name_or_number(const char *name, uint32_t number,
			       char buf[static NWC_NUMBER_TEXT]);
char *nwc_status_text(uint32_t status, char buf[static NWC_STATUS_TEXT]);

#endif /* NWIFI_LIB_NAMES_H */
