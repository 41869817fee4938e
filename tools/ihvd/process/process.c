// SPDX-License-Identifier: GPL-2.0-only
/*
 * The process that runs a plugin: loads it, and then hands messages to those
 * who wait for them.
 *
 * Page: IHV Extensions DLL Start Operations.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "ihvd/process/process.h"
#include "lib/attr.h"

/* The documented version of the interface, the only one (IHV-3) */
#define INTERFACE_VERSION	0

static uint32_t complain(const char *what, uint32_t result)
{
	fprintf(stderr, "%s: error %u\n", what, result);
	return result;
}

/* IHV-5: no handler may be missing */
static bool complete(const DOT11EXT_IHV_HANDLERS *handlers)
{
	void (*each[sizeof(*handlers) / sizeof(void (*)(void))])(void);
	size_t i;

	memcpy(each, handlers, sizeof(each));
	for (i = 0; i < NWC_ARRAY_SIZE(each); i++)
		if (!each[i])
			return false;
	return true;
}

/* IHV-2 to IHV-6: load the plugin and initialise it; a Win32 error */
static uint32_t load(const char *file)
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
		return complain("not an IHV extension", ERROR_NOT_FOUND);
	result = get_version(&version);
	if (result != ERROR_SUCCESS)
		return complain(IHV_VERSION_FUNCTION_NAME, result);
	if (version.dwVerMin > INTERFACE_VERSION ||
	    version.dwVerMax < version.dwVerMin)
		return complain("it speaks no version of the interface that is spoken here",
				ERROR_NOT_SUPPORTED);
	result = init(INTERFACE_VERSION, &apis, NULL, &process_handlers);
	if (result != ERROR_SUCCESS)
		return complain(IHV_INIT_FUNCTION_NAME, result);
	if (!complete(&process_handlers))
		return complain("a handler is missing", ERROR_INVALID_DATA);
	if (init_vs) {
		result = init_vs(&vs_apis, NULL);
		if (result != ERROR_SUCCESS)
			return complain(IHV_INIT_VS_FUNCTION_NAME, result);
	}
	return ERROR_SUCCESS;
}

/* the next message in memory of its own; ends the process with the daemon */
static struct packet *receive(int fd)
{
	struct packet *packet;
	ssize_t len;
	int err;

	do {
		len = recv(fd, NULL, 0, MSG_PEEK | MSG_TRUNC);
	} while (len < 0 && errno == EINTR);
	if (len <= 0)
		process_end(NULL);
	packet = malloc(sizeof(*packet) + len);
	if (!packet)
		process_end("no memory");
	if (recv(fd, packet + 1, len, 0) != len)
		process_end("the socket has failed");
	err = ihvd_decode(packet + 1, len, &packet->msg);
	if (err)
		process_end("malformed message from the daemon");
	return packet;
}

/**
 * process_run() - be the process of a plugin
 * @fd: socket to the daemon
 * @file: the plugin
 *
 * Return: exit status; usually the process ends elsewhere, when the socket
 * does.
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
	packet = receive(fd);
	started.head.cookie = packet->msg.head.cookie;
	free(packet);
	started.head.result = load(file);
	if (started.head.result == ERROR_SUCCESS && !lane_start(0))
		started.head.result = ERROR_OUTOFMEMORY;
	process_send(&started);
	while (started.head.result == ERROR_SUCCESS) {
		packet = receive(fd);
		if (packet->msg.head.kind == IHVD_HANDLER)
			lane_deliver(packet);
		else
			functions_answer(packet);
	}
	return EXIT_FAILURE;
}
