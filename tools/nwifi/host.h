/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Commands for the extension host. They take an XML parser and the system bus,
 * and with these come fifteen libraries, which take longer to load than any
 * other command takes to run. So they are a program of their own, nwifi-host:
 * the same sources, and in addition what carries them out. In nwifi itself that
 * is not there, the symbols are NULL, and it becomes nwifi-host.
 */
#ifndef NWIFI_HOST_H
#define NWIFI_HOST_H

#include "lib/text.h"
#include "nwifi/command.h"

#define ELSEWHERE __attribute__((weak))

ELSEWHERE int host_control(struct cli *cli, struct nl_msg *msg);
ELSEWHERE int host_profile_add(struct cli *cli, struct nl_msg *msg);
ELSEWHERE int host_profile_delete(struct cli *cli, struct nl_msg *msg);
ELSEWHERE int host_profile_list(struct cli *cli, struct nl_msg *msg);
ELSEWHERE int host_profile_show(struct cli *cli, struct nl_msg *msg);
ELSEWHERE int host_profile_take(const char *adapter, const char *file,
				struct nwc_blob ssid);
ELSEWHERE int host_ui_answer(struct cli *cli, struct nl_msg *msg);
ELSEWHERE int host_ui_list(struct cli *cli, struct nl_msg *msg);
ELSEWHERE int host_ui_watch(struct cli *cli, struct nl_msg *msg);

int host_exec(char **argv);

#endif /* NWIFI_HOST_H */
