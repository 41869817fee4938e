// SPDX-License-Identifier: GPL-2.0-only
/*
 * Plugins written as for Windows are built as the contract says, loaded, and
 * called.
 */
#include <windows.h>
#include <wlanihv.h>

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "compiler.h"
#include "host.h"
#include "suites.h"

#define PLUGIN OBJ "/plugin.so"

static void *library;
static DOT11EXT_IHV_HANDLERS handlers;

/* Exactly the command that vendors are told, with a plugin.c of their own */
static const char *const command =
	"cp tests/unit/headers/plugin/sample.c '" OBJ "/plugin.c' && "
	"d=$PWD && cd '" OBJ "' && ln -sfn \"$d/include\" include && "
	"cc -shared -fPIC -I include/nwifi plugin.c -o plugin.so";

static void builds(void **state)
{
	(void)state;
	if (!run("%s", command))
		fail_msg("%s", said());
	assert_string_equal(said(), "");
	if (!run("cc -Wall -Wextra -Wpedantic -Werror -shared -fPIC "
		 "-I include/nwifi tests/unit/headers/plugin/sample.c "
		 "-o '" OBJ "/strict.so'"))
		fail_msg("%s", said());
}

static void exports(void **state)
{
	(void)state;
	if (!run("nm -D --defined-only '" PLUGIN "'"))
		fail_msg("%s", said());
	assert_non_null(strstr(said(), " T " IHV_VERSION_FUNCTION_NAME "\n"));
	assert_non_null(strstr(said(), " T " IHV_INIT_FUNCTION_NAME "\n"));
	assert_non_null(strstr(said(), " T " IHV_INIT_VS_FUNCTION_NAME "\n"));
}

/* C++ names are not mangled, and hidden ones are none of the three. */
static void exports_cxx(void **state)
{
	static const char *const compilers[] = { "c++", "clang++" };
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		if (!run("%s -std=c++17 -Wall -Wextra -Wpedantic -Werror "
			 "-shared -fPIC -fvisibility=hidden -I include/nwifi "
			 "tests/unit/headers/plugin/sample.cc "
			 "-o '" OBJ "/plugincc.so'", compilers[i]))
			fail_msg("%s", said());
		assert_true(run("nm -D --defined-only '" OBJ "/plugincc.so'"));
		assert_non_null(strstr(said(),
				       " T " IHV_VERSION_FUNCTION_NAME "\n"));
		assert_non_null(strstr(said(),
				       " T " IHV_INIT_FUNCTION_NAME "\n"));
		assert_null(strstr(said(), IHV_INIT_VS_FUNCTION_NAME));
		assert_null(strstr(said(), "StopPostAssociate"));
	}
}

static void *symbol(const char *name)
{
	void *address = dlsym(library, name);

	if (!address)
		fail_msg("%s: %s", name, dlerror());
	return address;
}

static void starts(void **state)
{
	DOT11_IHV_VERSION_INFO versions = { 1, 1 };
	DOT11EXTIHV_GET_VERSION_INFO get_version_info;
	DOT11EXTIHV_INIT_SERVICE init_service;
	DOT11EXT_APIS apis = host_apis;
	void **pointer = (void **)&handlers;
	size_t i;

	(void)state;
	library = dlopen(PLUGIN, RTLD_NOW | RTLD_LOCAL);
	if (!library)
		fail_msg("%s", dlerror());
	get_version_info = (DOT11EXTIHV_GET_VERSION_INFO)
		symbol(IHV_VERSION_FUNCTION_NAME);
	init_service = (DOT11EXTIHV_INIT_SERVICE)symbol(IHV_INIT_FUNCTION_NAME);
	assert_int_equal(get_version_info(&versions), ERROR_SUCCESS);
	assert_int_equal(versions.dwVerMin, 0);
	assert_int_equal(versions.dwVerMax, 0);
	assert_int_equal(init_service(0, &apis, NULL, &handlers),
			 ERROR_SUCCESS);
	for (i = 0; i < sizeof(handlers) / sizeof(void *); i++)
		assert_non_null(pointer[i]);
	/* It has its own copy. */
	ZeroMemory(&apis, sizeof(apis));
}

static void virtual_station(void **state)
{
	DOT11EXT_VIRTUAL_STATION_APIS apis = host_virtual_apis;
	DOT11EXTIHV_INIT_VIRTUAL_STATION init =
		(DOT11EXTIHV_INIT_VIRTUAL_STATION)
		symbol(IHV_INIT_VS_FUNCTION_NAME);

	(void)state;
	assert_int_equal(init(&apis, NULL), ERROR_SUCCESS);
}

/* An adapter of the plugin, for one test */
struct adapter {
	HANDLE service;
	HANDLE handle;
};

static int service;

static void begin(struct adapter *adapter)
{
	WCHAR description[] = u"nwl0";
	DOT11_ADAPTER record = {
		.pszDescription = description,
		.Dot11CurrentOpMode.uCurrentOpMode =
			DOT11_OPERATION_MODE_EXTENSIBLE_STATION,
	};

	host_forget();
	adapter->service = &service;
	assert_int_equal(handlers.Dot11ExtIhvInitAdapter(&record,
							 adapter->service,
							 &adapter->handle),
			 ERROR_SUCCESS);
}

static void end(struct adapter *adapter)
{
	handlers.Dot11ExtIhvDeinitAdapter(adapter->handle);
}

static void pre_associate(void **state)
{
	WCHAR good[] = u"<IHV><key/></IHV>", bad[] = u"nothing";
	DOT11EXT_IHV_CONNECTIVITY_PROFILE connectivity = { bad };
	DOT11EXT_IHV_SECURITY_PROFILE security = { good, FALSE };
	HANDLE session = &connectivity;
	DOT11_BSS_LIST list = { 0, NULL };
	struct adapter adapter;
	struct called call;
	DWORD reason = 1;

	(void)state;
	begin(&adapter);
	assert_int_equal(handlers.Dot11ExtIhvPerformPreAssociate(
				 adapter.handle, session, NULL, &connectivity,
				 &security, &list, &reason), ERROR_BAD_PROFILE);
	assert_int_equal(reason, L2_REASON_CODE_IHV_BASE + 1);
	connectivity.pszXmlFragmentIhvConnectivity = good;
	assert_int_equal(handlers.Dot11ExtIhvPerformPreAssociate(
				 adapter.handle, session, NULL, &connectivity,
				 &security, &list, &reason), ERROR_SUCCESS);
	assert_int_equal(reason, L2_REASON_CODE_SUCCESS);
	call = host_wait("PreAssociateCompletion");
	assert_ptr_equal(call.service, adapter.service);
	assert_ptr_equal(call.session, session);
	assert_int_equal(call.reason, L2_REASON_CODE_SUCCESS);
	assert_int_equal(call.error, ERROR_SUCCESS);
	assert_int_equal(host_wait("SetAuthAlgorithm").number,
			 DOT11_AUTH_ALGO_80211_OPEN);
	call = host_wait("SetEtherTypeHandling");
	assert_int_equal(call.length, 2);
	assert_memory_equal(call.data, "\x88\x8e", 2);
	end(&adapter);
}

static void post_associate(void **state)
{
	DOT11_ASSOCIATION_COMPLETION_PARAMETERS result = {
		.uStatus = DOT11_ASSOC_STATUS_SUCCESS,
	};
	DOT11_PORT_STATE port = {
		.PeerMacAddress = { 2, 0, 0, 0, 1, 0 },
		.bPortControlled = TRUE,
	};
	HANDLE session = &port;
	struct adapter adapter;
	struct called call;

	(void)state;
	begin(&adapter);
	assert_int_equal(handlers.Dot11ExtIhvPerformPostAssociate(
				 adapter.handle, session, &port,
				 sizeof(result) - 1, &result),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(handlers.Dot11ExtIhvPerformPostAssociate(
				 adapter.handle, session, &port, sizeof(result),
				 &result), ERROR_SUCCESS);
	call = host_wait("PostAssociateCompletion");
	assert_ptr_equal(call.session, session);
	assert_int_equal(call.error, ERROR_SUCCESS);
	assert_memory_equal(call.data, &port.PeerMacAddress, 6);
	assert_int_equal(handlers.Dot11ExtIhvStopPostAssociate(
				 adapter.handle, &port.PeerMacAddress,
				 DOT11_ASSOC_STATUS_DISASSOCIATED_BY_ROAMING),
			 ERROR_SUCCESS);
	port.PeerMacAddress[5]++;
	assert_int_equal(handlers.Dot11ExtIhvStopPostAssociate(
				 adapter.handle, &port.PeerMacAddress,
				 DOT11_ASSOC_STATUS_DISASSOCIATED_BY_OS),
			 ERROR_NOT_FOUND);
	end(&adapter);
}

static void packets(void **state)
{
	BYTE eap[] = "\x02\0\0\0\x01\0\x88\x8e" "\x02\0\0\x01" "x";
	BYTE key[] = "\x02\0\0\0\x01\0\x88\x8e" "\x02\x03\0\x01" "k";
	struct adapter adapter;
	struct called call;

	(void)state;
	begin(&adapter);
	assert_int_equal(handlers.Dot11ExtIhvReceivePacket(
				 adapter.handle, sizeof(eap) - 1, eap),
			 ERROR_SUCCESS);
	call = host_wait("ProcessOneXPacket");
	assert_int_equal(call.length, 4);
	assert_memory_equal(call.data, "\0\0\x01" "x", 4);
	host_forget();
	assert_int_equal(handlers.Dot11ExtIhvReceivePacket(
				 adapter.handle, sizeof(key) - 1, key),
			 ERROR_SUCCESS);
	call = host_wait("SendPacket");
	assert_int_equal(call.length, sizeof(key) - 1);
	assert_memory_equal(call.data, key, sizeof(key) - 1);
	assert_int_equal(handlers.Dot11ExtIhvSendPacketCompletion(call.session),
			 ERROR_SUCCESS);
	assert_int_equal(handlers.Dot11ExtIhvReceivePacket(adapter.handle, 3,
							   key),
			 ERROR_INVALID_DATA);
	end(&adapter);
}

/* Entries of a BSS list at any address */
static void bss_list(void **state)
{
	const size_t fixed = FIELD_OFFSET(DOT11_BSS_ENTRY, ucBuffer);
	DOT11_BSS_ENTRY entry = { .uLinkQuality = 10, .uBufferLength = 3 };
	DWORD length = 2 * fixed + 3 + 1, reason;
	UCHAR *buffer = calloc(1, length);
	DOT11_BSS_LIST list = { length, buffer };
	struct adapter adapter;

	(void)state;
	assert_non_null(buffer);
	begin(&adapter);
	memcpy(buffer, &entry, fixed);
	entry.uBufferLength = 1;
	memcpy(buffer + fixed + 3, &entry, fixed);
	assert_int_equal(handlers.Dot11ExtIhvPerformCapabilityMatch(
				 adapter.handle, NULL, NULL, NULL, &list,
				 &reason), ERROR_NOT_FOUND);
	assert_int_equal(reason, L2_REASON_CODE_UNKNOWN);
	entry.uLinkQuality = 60;
	memcpy(buffer + fixed + 3, &entry, fixed);
	assert_int_equal(handlers.Dot11ExtIhvPerformCapabilityMatch(
				 adapter.handle, NULL, NULL, NULL, &list,
				 &reason), ERROR_SUCCESS);
	assert_int_equal(reason, L2_REASON_CODE_SUCCESS);
	end(&adapter);
	free(buffer);
}

static void discovery(void **state)
{
	DOT11EXT_IHV_DISCOVERY_PROFILE_LIST list = { 0, NULL };
	PDOT11EXT_IHV_DISCOVERY_PROFILE profile;
	struct adapter adapter;
	DWORD reason;

	(void)state;
	begin(&adapter);
	assert_int_equal(handlers.Dot11ExtIhvCreateDiscoveryProfiles(
				 adapter.handle, FALSE, NULL, NULL, &list,
				 &reason), ERROR_SUCCESS);
	assert_int_equal(list.dwCount, 1);
	profile = list.pIhvDiscoveryProfiles;
	assert_int_equal(handlers.Dot11ExtIhvValidateProfile(
				 adapter.handle, NULL,
				 &profile->IhvConnectivityProfile,
				 &profile->IhvSecurityProfile, &reason),
			 ERROR_SUCCESS);
	host_apis.Dot11ExtFreeBuffer(
		profile->IhvConnectivityProfile.pszXmlFragmentIhvConnectivity);
	host_apis.Dot11ExtFreeBuffer(profile);
	end(&adapter);
}

static void the_rest(void **state)
{
	WTSSESSION_NOTIFICATION notification = { sizeof(notification), 1 };
	DOT11_MSONEX_RESULT_PARAMS params = { 0 };
	PDOT11EXT_IHV_UI_REQUEST request = NULL;
	GUID guid = { 1, 2, 3, { 4 } };
	struct adapter adapter;
	BYTE in[] = "abc", out[4] = "";
	BOOL pending = FALSE;
	DWORD length = 0;

	(void)state;
	begin(&adapter);
	assert_int_equal(handlers.Dot11ExtIhvAdapterReset(adapter.handle),
			 ERROR_SUCCESS);
	assert_int_equal(handlers.Dot11ExtIhvProcessSessionChange(
				 WTS_SESSION_LOGOFF, &notification),
			 ERROR_SUCCESS);
	assert_int_equal(handlers.Dot11ExtIhvReceiveIndication(
				 adapter.handle, IndicationTypeLinkQuality,
				 sizeof(in), in), ERROR_SUCCESS);
	assert_int_equal(host_wait("SendNotification").number,
			 IndicationTypeLinkQuality);
	assert_int_equal(handlers.Dot11ExtIhvIsUIRequestPending(guid, &pending),
			 ERROR_SUCCESS);
	assert_true(pending);
	assert_int_equal(handlers.Dot11ExtIhvProcessUIResponse(guid, sizeof(in),
							       in),
			 ERROR_SUCCESS);
	assert_int_equal(handlers.Dot11ExtIhvQueryUIRequest(
				 adapter.handle, connection_phase_any, &request),
			 ERROR_SUCCESS);
	assert_null(request);
	assert_int_equal(handlers.Dot11ExtIhvOneXIndicateResult(
				 adapter.handle, DOT11_MSONEX_SUCCESS, NULL),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(handlers.Dot11ExtIhvOneXIndicateResult(
				 adapter.handle, DOT11_MSONEX_SUCCESS, &params),
			 ERROR_SUCCESS);
	assert_int_equal(handlers.Dot11ExtIhvControl(adapter.handle, sizeof(in),
						     in, sizeof(out), out,
						     &length), ERROR_SUCCESS);
	assert_int_equal(length, sizeof(in));
	assert_memory_equal(out, in, sizeof(in));
	end(&adapter);
}

static void stops(void **state)
{
	(void)state;
	handlers.Dot11ExtIhvDeinitService();
	assert_int_equal(dlclose(library), 0);
	library = NULL;
}

int suite_plugin(void)
{
	const struct CMUnitTest tests[] = {
		NAMED("IHV-2: a plugin builds by the documented command",
		      builds),
		NAMED("IHV-2: entry points are exported", exports),
		NAMED("IHV-2: entry points are exported, C++", exports_cxx),
		NAMED("IHV-3, IHV-4, IHV-5: version, service, tables", starts),
		NAMED("IHV-6: virtual stations", virtual_station),
		NAMED("IHV-7, IHV-35 to IHV-39, IHV-45: pre-association",
		      pre_associate),
		NAMED("IHV-48 to IHV-51, IHV-54: post-association",
		      post_associate),
		NAMED("IHV-60, IHV-61, IHV-65, IHV-74, IHV-75: packets",
		      packets),
		NAMED("IHV-30, IHV-33: networks that were heard", bss_list),
		NAMED("IHV-29, IHV-31, IHV-97: discovery profiles", discovery),
		NAMED("IHV-19, IHV-67, IHV-77, IHV-84 to IHV-88, IHV-96: the rest",
		      the_rest),
		NAMED("IHV-10, IHV-14, IHV-15: the end", stops),
	};

	return cmocka_run_group_tests_name("plugin", tests, NULL, NULL);
}
