/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Commands for the extension host. They need an XML parser and the system bus,
 * and thereby fifteen libraries, which take longer to load than any other
 * command takes to run. So a program of its own, nwifi-host, carries them out.
 * It has the same sources, and in addition those with the functions below. In
 * nwifi the symbols of these functions are NULL, and it executes nwifi-host.
 */
#ifndef NWIFI_HOST_H
#define NWIFI_HOST_H

#include "lib/attr.h"
#include "nwifi/cli.h"

struct nl_msg;

#define HOST_ONLY __attribute__((weak))

HOST_ONLY int host_control(struct cli *cli, struct nl_msg *msg);
HOST_ONLY int host_profile_add(struct cli *cli, struct nl_msg *msg);
HOST_ONLY int host_profile_delete(struct cli *cli, struct nl_msg *msg);
HOST_ONLY int host_profile_list(struct cli *cli, struct nl_msg *msg);
HOST_ONLY int host_profile_show(struct cli *cli, struct nl_msg *msg);
HOST_ONLY int host_profile_take(const char *adapter, const char *file,
				struct nwc_blob ssid);
HOST_ONLY int host_ui_answer(struct cli *cli, struct nl_msg *msg);
HOST_ONLY int host_ui_list(struct cli *cli, struct nl_msg *msg);
HOST_ONLY int host_ui_watch(struct cli *cli, struct nl_msg *msg);

int host_exec(char **argv);

#endif /* NWIFI_HOST_H */
