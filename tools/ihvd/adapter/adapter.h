/* SPDX-License-Identifier: GPL-2.0-only */
/* What the daemon knows of an adapter that a plugin serves. */
#ifndef IHVD_ADAPTER_ADAPTER_H
#define IHVD_ADAPTER_ADAPTER_H

#include <linux/nwifi.h>
#include <net/if.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/queue.h>
#include <systemd/sd-event.h>

#include "guiddef.h"
#include "ihvd/daemon.h"
#include "ihvd/kernel/queue.h"
#include "ihvd/plugin/plugin.h"
#include "lib/attr.h"

struct adapter;
struct matching;
struct nwc_profile;
struct onex_run;
struct resume;
struct sending;

LIST_HEAD(sending_list, sending);

/**
 * typedef adapter_refused_fn - a pre-association has come to nothing
 * @a: adapter
 * @error: Win32 error
 */
typedef void (*adapter_refused_fn)(struct adapter *a, uint32_t error);

/**
 * enum adapter_stage - how far an adapter is with its extension
 * @STAGE_BIND: the kernel was asked to bind it, and has not heard of that yet
 * @STAGE_INIT: InitAdapter has been called
 * @STAGE_READY: InitAdapter has succeeded
 * @STAGE_FAILED: InitAdapter has failed: no other handler is called (IHV-9)
 * @STAGE_DEINIT: DeinitAdapter has been called
 */
enum adapter_stage {
	STAGE_BIND,
	STAGE_INIT,
	STAGE_READY,
	STAGE_FAILED,
	STAGE_DEINIT,
};

/**
 * struct adapter - an adapter that a plugin serves
 * @next: of its plugin's list
 * @daemon: what it shares with others
 * @plugin: plugin that serves it
 * @handle: service handle, which no other adapter ever has
 * @ifindex: the kernel's number of it
 * @name: its name when it came
 * @mac: its address
 * @lower_ifindex: the wireless interface that it is attached to
 * @is_virtual: it is the virtual station (adapter/virtual.c)
 * @primary: identifier of the adapter that the virtual station is beside
 * @required: the kernel keeps its ports closed without a host
 * @stage: see &enum adapter_stage
 * @waiting: calls of the kernel that wait until the adapter is ready
 * @profile: profile of the connection, NULL for none; belongs to the adapter
 * @frozen: EtherType lists and algorithms cannot be changed (IHV-44)
 * @eapol: EAPOL is registered, and comes to the plugin
 * @auth: algorithm that the plugin has chosen, zero for none
 * @unicast: cipher that the plugin has chosen, zero for none
 * @multicast: cipher that the plugin has chosen, zero for none
 * @pre: connection session, zero if none (association/preassociate.c)
 * @pre_cancelled: AdapterReset was called: the completion of @pre has no effect
 *	(IHV-21)
 * @pre_running: PerformPreAssociate was called for @pre, and has not returned
 * @pre_next: connection session that is prepared, zero if none
 * @pre_cookie: cookie of the kernel's call for it; zero if the kernel has not
 *	asked for it
 * @pre_refused: called in place of an answer to the kernel
 * @pre_ssid: its network; the bytes are in @pre_ssid_data
 * @pre_ssid_data: bytes of the SSID
 * @pre_scan: cookie of a scan that it waits for, zero if none
 * @kept: keys that were set in the pre-association (association/keys.c); NULL
 *	for none
 * @resume: a connection that an earlier process of the plugin has made
 *	(association/resume.c), NULL for none
 * @post: security session, zero if none (association/postassociate.c)
 * @peer: the AP of @post
 * @post_overdue: event source for the time limit of its completion (I-18)
 * @post_queried: security session for which QueryUIRequest was called
 * @onex: run of 802.1X (onex/onex.c), NULL for none
 * @matching: what the plugin has said of profiles (profiles/matching.c); NULL
 *	before it was asked
 * @sending: packets on their way (adapter/sending.c)
 * @n_sending: how many packets are on their way
 * @n_completing: calls of SendPacketCompletion that have not returned
 * @lost: the kernel has let it go
 * @deinit_cookie: cookie of the kernel's call of DeinitAdapter, which waits for
 *	them; zero if there is none
 */
struct adapter {
	LIST_ENTRY(adapter) next;
	struct daemon *daemon;
	struct plugin *plugin;
	uint32_t handle;
	uint32_t ifindex;
	char name[IF_NAMESIZE];
	uint8_t mac[NWIFI_MAC_LEN];
	uint32_t lower_ifindex;
	bool is_virtual;
	GUID primary;
	bool required;
	enum adapter_stage stage;
	struct kernel_queue waiting;
	struct nwc_profile *profile;
	bool frozen;
	bool eapol;
	uint32_t auth;
	uint32_t unicast;
	uint32_t multicast;
	uint32_t pre;
	bool pre_cancelled;
	bool pre_running;
	uint32_t pre_next;
	uint64_t pre_cookie;
	adapter_refused_fn pre_refused;
	struct nwc_blob pre_ssid;
	uint8_t pre_ssid_data[NWIFI_MAX_SSID_LEN];
	uint64_t pre_scan;
	struct kept_key *kept;
	struct resume *resume;
	uint32_t post;
	uint8_t peer[NWIFI_MAC_LEN];
	sd_event_source *post_overdue;
	uint32_t post_queried;
	struct onex_run *onex;
	struct matching *matching;
	struct sending_list sending;
	unsigned int n_sending;
	unsigned int n_completing;
	bool lost;
	uint64_t deinit_cookie;
};

GUID adapter_identifier(const struct adapter *a);
struct adapter *adapter_by_handle(const struct plugin *p, uint32_t handle);
struct adapter *adapter_by_ifindex(const struct plugin *p, uint32_t ifindex);
int adapter_request(struct adapter *a, struct nl_msg *msg);
const char *adapter_request_error(const struct adapter *a);
uint64_t adapter_new_cookie(struct adapter *a);
void adapter_require(struct adapter *a);
void adapter_leave(struct adapter *a);

#endif /* IHVD_ADAPTER_ADAPTER_H */
