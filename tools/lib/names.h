/* SPDX-License-Identifier: GPL-2.0-only */
/* Names that the Native 802.11 documentation gives to numbers. */
#ifndef NWIFI_LIB_NAMES_H
#define NWIFI_LIB_NAMES_H

#include <stddef.h>
#include <stdint.h>

/* Longest text that nwifi_status_text() writes, with NUL. */
#define NWIFI_STATUS_TEXT	160
/* Longest text for a number without a name, with NUL. */
#define NWIFI_NUMBER_TEXT	16

const char *nwifi_state_name(uint32_t state);
const char *nwifi_port_owner_name(uint32_t owner);
const char *nwifi_port_action_name(uint32_t action);
const char *nwifi_port_cause_name(uint32_t cause);
const char *nwifi_adapter_action_name(uint32_t action);
const char *nwifi_ihv_phase_name(uint32_t phase);
const char *nwifi_drop_name(unsigned int drop);
const char *nwifi_bss_type_name(uint32_t type);
const char *nwifi_ds_info_name(uint32_t info);
const char *nwifi_qos_name(uint32_t protocol);
const char *nwifi_auth_name(uint32_t auth);
const char *nwifi_cipher_name(uint32_t cipher);
const char *nwifi_ndis_status_name(uint32_t status);
const char *nwifi_name_or_number(const char *name, uint32_t number,
				 char buf[static NWIFI_NUMBER_TEXT]);
char *nwifi_status_text(uint32_t status, char buf[static NWIFI_STATUS_TEXT]);

#endif /* NWIFI_LIB_NAMES_H */
