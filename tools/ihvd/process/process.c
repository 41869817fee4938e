// SPDX-License-Identifier: GPL-2.0-only
/*
 * The process that runs a plugin: it loads the plugin, and then hands the
 * messages of the daemon to the threads that wait for them.
 *
 * Page: IHV Extensions DLL Start Operations.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/process/channel.h"
#include "ihvd/process/functions.h"
#include "ihvd/process/handlers.h"
#include "ihvd/process/lane.h"
#include "ihvd/process/process.h"
#include "ihvd/process/sandbox.h"
#include "lib/attr.h"

/* The only documented version of the interface (IHV-3) */
#define INTERFACE_VERSION	0

static uint32_t load_fail(const char *what, uint32_t result)
{
	fprintf(stderr, "%s: error %u\n", what, result);
	return result;
}

/* IHV-5: no handler may be missing */
static bool handlers_are_complete(const DOT11EXT_IHV_HANDLERS *handlers)
{
	void (*each[sizeof(*handlers) / sizeof(void (*)(void))])(void);
	size_t i;

	memcpy(each, handlers, sizeof(each));
	for (i = 0; i < NWC_ARRAY_SIZE(each); i++)
		if (!each[i])
			return false;
	return true;
}

/* IHV-2 to IHV-6: loads and initialises the plugin. Return: Win32 error. */
static uint32_t plugin_load(const char *file)
{
	DOT11EXT_VIRTUAL_STATION_APIS vs_apis = process_vs_apis;
	DOT11EXTIHV_INIT_VIRTUAL_STATION init_vs;
	DOT11EXTIHV_GET_VERSION_INFO get_version;
	DOT11_IHV_VERSION_INFO version = {};
	DOT11EXT_APIS apis = process_apis;
	DOT11EXTIHV_INIT_SERVICE init;
	uint32_t result;
	void *library;

	library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
	if (!library) {
		fprintf(stderr, "%s\n", dlerror());
		return ERROR_NOT_FOUND;
	}
	get_version = dlsym(library, IHV_VERSION_FUNCTION_NAME);
	init = dlsym(library, IHV_INIT_FUNCTION_NAME);
	init_vs = dlsym(library, IHV_INIT_VS_FUNCTION_NAME);
	if (!get_version || !init)
		return load_fail("not an IHV extension", ERROR_NOT_FOUND);
	result = get_version(&version);
	if (result != ERROR_SUCCESS)
		return load_fail(IHV_VERSION_FUNCTION_NAME, result);
	if (version.dwVerMin > INTERFACE_VERSION ||
	    version.dwVerMax < version.dwVerMin)
		return load_fail("it has no version of the interface that ihvd has",
				 ERROR_NOT_SUPPORTED);
	result = init(INTERFACE_VERSION, &apis, NULL, &process_handlers);
	if (result != ERROR_SUCCESS)
		return load_fail(IHV_INIT_FUNCTION_NAME, result);
	if (!handlers_are_complete(&process_handlers))
		return load_fail("a handler is missing", ERROR_INVALID_DATA);
	if (init_vs) {
		result = init_vs(&vs_apis, NULL);
		if (result != ERROR_SUCCESS)
			return load_fail(IHV_INIT_VS_FUNCTION_NAME, result);
	}
	return ERROR_SUCCESS;
}

/**
 * process_run() - run as the process of a plugin
 * @fd: socket to the daemon
 * @file: the plugin
 *
 * Return: exit status, if the plugin cannot be used. Otherwise the process ends
 * in process_receive(), when the daemon closes the socket.
 */
int process_run(int fd, const char *file)
{
	struct ihvd_message started = {
		.head = { .kind = IHVD_RETURNED, .op = IHVD_START },
	};
	struct packet *packet;
	int err;

	process_set_socket(fd);
	err = sandbox_enter();
	if (err) {
		fprintf(stderr, "cannot give up rights: %s\n", strerror(-err));
		return EXIT_FAILURE;
	}
	packet = process_receive();
	started.head.cookie = packet->msg.head.cookie;
	free(packet);
	started.head.result = plugin_load(file);
	if (started.head.result == ERROR_SUCCESS && !lane_start(0))
		started.head.result = ERROR_OUTOFMEMORY;
	process_send(&started);
	while (started.head.result == ERROR_SUCCESS) {
		packet = process_receive();
		if (packet->msg.head.kind == IHVD_HANDLER)
			lane_deliver(packet);
		else
			functions_answer(packet);
	}
	return EXIT_FAILURE;
}
