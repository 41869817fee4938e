// SPDX-License-Identifier: GPL-2.0-only
/* Handlers of the handshake, called at the wrong time and with nonsense. */
#include <stdlib.h>
#include <string.h>

#include "host.h"
#include "plugin.h"
#include "session.h"
#include "suites.h"

#define HEAD offsetof(DOT11_SECURITY_PACKET_HEADER, Data)
#define MOST 256

static const DOT11_MAC_ADDRESS ap = { 2, 0, 0, 0, 1, 0 };
static struct plugin plugin;
static int service;

static DOT11_PORT_STATE port = {
	.PeerMacAddress = { 2, 0, 0, 0, 1, 0 },
	.bPortControlled = TRUE,
};

/* An association request for the network "cafe" behind the structure */
struct completion {
	DOT11_ASSOCIATION_COMPLETION_PARAMETERS params;
	UCHAR request[10];
};

/* without what the compiler puts at its end */
#define SIZE (offsetof(struct completion, request) + \
	      sizeof(((struct completion *)0)->request))

static struct completion associated(void)
{
	return (struct completion){
		.params = {
			.uStatus = DOT11_ASSOC_STATUS_SUCCESS,
			.uAssocReqOffset = offsetof(struct completion, request),
			.uAssocReqSize = sizeof(((struct completion *)0)->request),
		},
		.request = { 1, 0, 10, 0, 0, 4, 'c', 'a', 'f', 'e' },
	};
}

static DWORD perform(HANDLE handle, HANDLE session, struct completion *c,
		     ULONG length)
{
	return plugin.handlers.Dot11ExtIhvPerformPostAssociate(
		handle, session, &port, length, &c->params);
}

static void pre_associate(HANDLE handle)
{
	WCHAR text[] = u"<Handshake xmlns='" FRAGMENT_NAMESPACE "'><secret>"
		u"000102030405060708090a0b0c0d0e0f"
		u"101112131415161718191a1b1c1d1e1f</secret></Handshake>";
	DOT11EXT_IHV_SECURITY_PROFILE security = { text, FALSE };
	DOT11EXT_IHV_CONNECTIVITY_PROFILE connectivity = { NULL };
	DOT11_BSS_LIST list = { 0, NULL };
	struct called call;
	DWORD reason = 1;

	assert_int_equal(plugin.handlers.Dot11ExtIhvPerformPreAssociate(
				 handle, text, NULL, &connectivity, &security,
				 &list, &reason), ERROR_SUCCESS);
	assert_int_equal(reason, L2_REASON_CODE_SUCCESS);
	call = host_wait("PreAssociateCompletion");
	assert_ptr_equal(call.session, text);
	assert_int_equal(call.error, ERROR_SUCCESS);
}

static int begin(void **state)
{
	DOT11_ADAPTER record = { 0 };

	host_forget();
	plugin_load(&plugin, PLUGINS "/handshake.so");
	return plugin.handlers.Dot11ExtIhvInitAdapter(&record, &service, state);
}

static int end(void **state)
{
	plugin.handlers.Dot11ExtIhvDeinitAdapter(*state);
	plugin_unload(&plugin);
	return 0;
}

static void without_pre_association(void **state)
{
	struct completion c = associated();

	assert_int_equal(perform(*state, &c, &c, SIZE),
			 ERROR_INVALID_STATE);
	pre_associate(*state);
	assert_int_equal(plugin.handlers.Dot11ExtIhvAdapterReset(*state),
			 ERROR_SUCCESS);
	assert_int_equal(perform(*state, &c, &c, SIZE),
			 ERROR_INVALID_STATE);
}

/* Offsets and elements that lead out of what was given */
static void hostile_completions(void **state)
{
	const struct completion good = associated();
	struct completion *c = malloc(sizeof(*c));
	ULONG length;

	assert_non_null(c);
	pre_associate(*state);
	*c = good;
	c->params.uAssocReqSize++;
	assert_int_equal(perform(*state, c, c, SIZE),
			 ERROR_INVALID_PARAMETER);
	*c = good;
	c->params.uAssocReqOffset = UINT32_MAX;
	assert_int_equal(perform(*state, c, c, SIZE),
			 ERROR_INVALID_PARAMETER);
	*c = good;
	c->params.uAssocReqSize = UINT32_MAX;
	assert_int_equal(perform(*state, c, c, SIZE),
			 ERROR_INVALID_PARAMETER);
	*c = good;
	c->params.bReAssocReq = TRUE;
	assert_int_equal(perform(*state, c, c, SIZE),
			 ERROR_INVALID_PARAMETER);
	*c = good;
	c->request[5] = 5;
	assert_int_equal(perform(*state, c, c, SIZE),
			 ERROR_INVALID_PARAMETER);
	*c = good;
	c->request[4] = 1;
	assert_int_equal(perform(*state, c, c, SIZE),
			 ERROR_INVALID_PARAMETER);
	*c = good;
	for (length = 0; length < SIZE; length++)
		assert_int_equal(perform(*state, c, c, length),
				 ERROR_INVALID_PARAMETER);
	free(c);
}

static DWORD receive(HANDLE handle, const void *bytes, DWORD length)
{
	UCHAR *exact = malloc(length + !length);
	DWORD error;

	assert_non_null(exact);
	memcpy(exact, bytes, length);
	error = plugin.handlers.Dot11ExtIhvReceivePacket(handle, length, exact);
	free(exact);
	return error;
}

static void hostile_packets(void **state)
{
	const USHORT ethertype = __builtin_bswap16(HANDSHAKE_ETHERTYPE);
	struct completion c = associated();
	UCHAR packet[HEAD + MOST + 1] = { 0 };
	struct called hello;
	DWORD length;

	memcpy(packet, &ap, sizeof(ap));
	memcpy(packet + sizeof(ap), &ethertype, sizeof(ethertype));
	/* there is no session */
	assert_int_equal(receive(*state, packet, sizeof(packet) - 1),
			 ERROR_INVALID_STATE);
	pre_associate(*state);
	assert_int_equal(perform(*state, &c, &c, SIZE), ERROR_SUCCESS);
	hello = host_wait("SendPacket");
	assert_int_equal(hello.length, HEAD + sizeof(struct message));
	assert_memory_equal(hello.data, &ap, sizeof(ap));
	for (length = 0; length < HEAD; length++)
		assert_int_equal(receive(*state, packet, length),
				 ERROR_INVALID_DATA);
	assert_int_equal(receive(*state, packet, sizeof(packet)),
			 ERROR_INVALID_DATA);
	packet[0] ^= 4;
	assert_int_equal(receive(*state, packet, sizeof(packet) - 1),
			 ERROR_INVALID_STATE);
	packet[0] ^= 4;
	packet[6] ^= 1;
	assert_int_equal(receive(*state, packet, sizeof(packet) - 1),
			 ERROR_INVALID_DATA);
	packet[6] ^= 1;
	/* nothing in it: taken, and not answered */
	host_forget();
	assert_int_equal(receive(*state, packet, HEAD), ERROR_SUCCESS);
	assert_int_equal(plugin.handlers.Dot11ExtIhvSendPacketCompletion(
				 &service), ERROR_INVALID_HANDLE);
	assert_int_equal(plugin.handlers.Dot11ExtIhvSendPacketCompletion(
				 hello.session), ERROR_SUCCESS);
	assert_int_equal(plugin.handlers.Dot11ExtIhvSendPacketCompletion(
				 hello.session), ERROR_INVALID_HANDLE);
	/* another peer's end is not ours */
	port.PeerMacAddress[5]++;
	assert_int_equal(plugin.handlers.Dot11ExtIhvStopPostAssociate(
				 *state, &port.PeerMacAddress,
				 DOT11_ASSOC_STATUS_SUCCESS), ERROR_NOT_FOUND);
	port.PeerMacAddress[5]--;
	assert_int_equal(plugin.handlers.Dot11ExtIhvStopPostAssociate(
				 *state, &port.PeerMacAddress,
				 DOT11_ASSOC_STATUS_SUCCESS), ERROR_SUCCESS);
	assert_int_equal(receive(*state, packet, sizeof(packet) - 1),
			 ERROR_INVALID_STATE);
}

int suite_handlers(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(without_pre_association, begin,
						end),
		cmocka_unit_test_setup_teardown(hostile_completions, begin,
						end),
		cmocka_unit_test_setup_teardown(hostile_packets, begin, end),
	};

	return cmocka_run_group_tests_name("handlers", tests, NULL, NULL);
}
