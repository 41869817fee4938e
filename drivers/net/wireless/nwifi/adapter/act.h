/* SPDX-License-Identifier: GPL-2.0-only */
/* Carrying out what the core asks for. */
#ifndef NWIFI_ADAPTER_ACT_H
#define NWIFI_ADAPTER_ACT_H

struct nwifi_action;
struct nwifi_adapter;

/* adapter/act.c */
void nwifi_act(struct nwifi_adapter *adapter, const struct nwifi_action *act);

#endif /* NWIFI_ADAPTER_ACT_H */
