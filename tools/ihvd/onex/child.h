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
 * @ONEX_EXIT_NO_SETTINGS: the user has left none for this network
 * @ONEX_EXIT_BAD_SETTINGS: they are not as they have to be
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
 * @user: as whom it runs, if we are root
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
 * struct onex_child - a process, and what we hold of it
 * @pid: the process
 * @output: our end of its standard output, which does not block
 * @channel: where what the supplicant asks for before it starts goes to, and
 *	&struct onex_ends comes from; does not block
 */
struct onex_child {
	pid_t pid;
	int output;
	int channel;
};

/**
 * struct onex_ends - our ends of what leads into a supplicant's namespaces
 * @link: the wire
 * @control: where it is told answers; see onex_control_answer()
 */
struct onex_ends {
	int link;
	int control;
};

int onex_child_start(const struct onex_plan *plan, struct onex_child *child);
bool onex_child_answer(int channel, const void *text, size_t len);
int onex_child_ends(int channel, struct onex_ends *ends);

#endif /* IHVD_ONEX_CHILD_H */
