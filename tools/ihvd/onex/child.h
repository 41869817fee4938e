/* SPDX-License-Identifier: GPL-2.0-only */
/* The process of a supplicant. */
#ifndef IHVD_ONEX_CHILD_H
#define IHVD_ONEX_CHILD_H

#include <net/ethernet.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/**
 * enum onex_exit - exit status of the process before it is a supplicant
 * @ONEX_EXIT_NO_SETTINGS: there are no settings for this network
 * @ONEX_EXIT_BAD_SETTINGS: the settings are wrong
 * @ONEX_EXIT_NOT_STARTED: anything else
 */
enum onex_exit {
	ONEX_EXIT_NO_SETTINGS = 100,
	ONEX_EXIT_BAD_SETTINGS,
	ONEX_EXIT_NOT_STARTED,
};

/**
 * struct onex_plan - what a supplicant is started with
 * @program: wpa_supplicant
 * @user: as whom it runs, if the daemon is root
 * @settings: file with the user's settings
 * @eap_type: method that the profile names, 0 for none
 * @mac: its address
 */
struct onex_plan {
	const char *program;
	const char *user;
	const char *settings;
	uint8_t eap_type;
	uint8_t mac[ETH_ALEN];
};

/**
 * struct onex_child - a process, and the daemon's ends of what leads to it
 * @pid: the process
 * @output: its standard output, which does not block
 * @channel: socket that answers are sent to before the supplicant starts, and
 *	that &struct onex_ends comes from; does not block
 */
struct onex_child {
	pid_t pid;
	int output;
	int channel;
};

/**
 * struct onex_ends - the daemon's ends of what leads into the namespaces of a
 *	supplicant
 * @link: the wire
 * @control: socket for answers, see onex_control_answer()
 */
struct onex_ends {
	int link;
	int control;
};

int onex_child_start(const struct onex_plan *plan, struct onex_child *child);
bool onex_child_answer(int channel, const void *text, size_t len);
int onex_child_ends(int channel, struct onex_ends *ends);

#endif /* IHVD_ONEX_CHILD_H */
