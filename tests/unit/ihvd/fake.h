/* SPDX-License-Identifier: GPL-2.0-only */
/* A kernel and a plugin's process that say what they are told to. */
#ifndef FAKE_H
#define FAKE_H

#include "ihvd/adapter/adapter.h"
#include "ihvd/adapter/report.h"
#include "ihvd/plugin/call.h"

/* The linker puts these in the place of the daemon's (fake.mk). */

#define FAKE_REGISTRATIONS	64

/**
 * struct fake_request - what the daemon has asked of the kernel
 * @cmd: command; the members that follow are those that it had, and the others
 *	are zero
 * @ifindex: adapter
 * @session: session
 * @result: Win32 error
 * @reason: reason code
 * @auth: algorithm
 * @unicast: cipher
 * @multicast: cipher
 * @cookie: cookie
 * @ethertype: of a packet or a privacy exemption
 * @backlog: packets that may wait
 * @n_registrations: how many EtherTypes
 * @registrations: EtherTypes
 * @exemption_action: of a privacy exemption
 * @exemption_packets: of it
 * @cipher: of a key
 * @index: of a key
 * @remove: delete the key
 * @make_default: transmit with it
 * @managed: the extension manages the connection
 * @settings: of the adapter
 * @mac: address
 * @key: key
 * @seq: receive sequence counter
 * @packet: packet
 * @ssid: of a network to scan for
 */
struct fake_request {
	int cmd;
	uint32_t ifindex;
	uint32_t session;
	uint32_t result;
	uint32_t reason;
	uint32_t auth;
	uint32_t unicast;
	uint32_t multicast;
	uint64_t cookie;
	uint16_t ethertype;
	uint32_t backlog;
	unsigned int n_registrations;
	uint16_t registrations[FAKE_REGISTRATIONS];
	uint32_t exemption_action;
	uint32_t exemption_packets;
	uint32_t cipher;
	uint32_t index;
	bool remove;
	bool make_default;
	bool managed;
	struct nla_bitfield32 settings;
	struct nwc_blob mac;
	struct nwc_blob key;
	struct nwc_blob seq;
	struct nwc_blob packet;
	struct nwc_blob ssid;
};

/**
 * struct fake - what has been said since fake_reset()
 * @error: what the kernel answers, zero or a negative error number
 * @n_requests: requests of the kernel
 * @request: the last one; bytes live until the next one
 * @msg: which they are in
 * @n_reports: functions that listeners were told of
 * @report: the last one
 * @n_answers: functions that were answered
 * @answer: the last answer
 * @data: copy of the bytes that it returned; freed by fake_reset()
 * @len: how many
 */
struct fake {
	int error;
	unsigned int n_requests;
	struct fake_request request;
	struct nl_msg *msg;
	unsigned int n_reports;
	struct nwc_ihv_report report;
	unsigned int n_answers;
	struct ihvd_message answer;
	void *data;
	size_t len;
};

extern struct fake fake;

void fake_reset(void);

#endif /* FAKE_H */
