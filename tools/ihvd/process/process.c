// SPDX-License-Identifier: GPL-2.0-only
/*
 * The process that runs a plugin: it loads the plugin, and then hands the
 * messages of the daemon to the threads that wait for them.
 *
 * Page: IHV Extensions DLL Start Operations.
 */
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ihvd/base/rights.h"
#include "ihvd/process/channel.h"
#include "ihvd/process/functions.h"
#include "ihvd/process/handlers.h"
#include "ihvd/process/lane.h"
#include "ihvd/process/process.h"
#include "ihvd/process/sandbox.h"
#include "lib/attr.h"
#include "winbase.h"

/* The only documented version of the interface (IHV-3) */
#define INTERFACE_VERSION	0

/* What a plugin may have besides the entry points that the interface names */
#define ENTRY_FUNCTION_NAME	"DllMain"

static __typeof__(DllMain) *library_entry;
static DOT11EXTIHV_DEINIT_SERVICE library_deinit;
static void *library;

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

/*
 * The name is the better one of two ways to the same file, because what is next
 * to the file is found, too ($ORIGIN), and debuggers see it. But the user of this
 * process may not be able to pass the directories, or to read the file (C9).
 */
static void *library_open(const char *file, int image)
{
	char name[32];
	void *opened;

	if (!access(file, R_OK)) {
		close(image);
		return dlopen(file, RTLD_NOW | RTLD_LOCAL);
	}
	snprintf(name, sizeof(name), "/proc/self/fd/%d", image);
	opened = dlopen(name, RTLD_NOW | RTLD_LOCAL);
	close(image);
	return opened;
}

/* As the loader of Windows does. Return: false if the plugin cannot be used. */
static bool library_attach(void)
{
	library_entry = dlsym(library, ENTRY_FUNCTION_NAME);
	return !library_entry ||
	       library_entry(library, DLL_PROCESS_ATTACH, NULL);
}

static void library_detach(void)
{
	if (library_entry)
		library_entry(library, DLL_PROCESS_DETACH, NULL);
	library_entry = NULL;
}

/* The host of Windows unloads the library when this handler has returned. */
static VOID WINAPI service_deinit(VOID)
{
	library_deinit();
	library_detach();
}

/* IHV-2 to IHV-6: loads and initialises the plugin. Return: Win32 error. */
static uint32_t plugin_load(const char *file, int image)
{
	DOT11EXT_VIRTUAL_STATION_APIS vs_apis = process_vs_apis;
	DOT11EXTIHV_INIT_VIRTUAL_STATION init_vs;
	DOT11EXTIHV_GET_VERSION_INFO get_version;
	DOT11_IHV_VERSION_INFO version = {};
	DOT11EXT_APIS apis = process_apis;
	DOT11EXTIHV_INIT_SERVICE init;
	uint32_t result;

	library = library_open(file, image);
	if (!library) {
		fprintf(stderr, "%s\n", dlerror());
		return ERROR_NOT_FOUND;
	}
	if (!library_attach()) {
		library_entry = NULL;
		return load_fail(ENTRY_FUNCTION_NAME, ERROR_DLL_INIT_FAILED);
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
	library_deinit = process_handlers.Dot11ExtIhvDeinitService;
	process_handlers.Dot11ExtIhvDeinitService = service_deinit;
	return ERROR_SUCCESS;
}

/*
 * The process is the first one of its namespace, and no signal ends such a one
 * that it sends to itself. So abort() would end by an instruction that faults,
 * and be reported as what it is not.
 */
static void on_abort(int sig)
{
	_exit(IHVD_EXIT_SIGNAL + sig);
}

/* @user: see process_run() */
static int user_become(const char *user)
{
	struct passwd pw = {};

	if (!*user)
		return rights_give_up(NULL, RIGHTS_NONE);
	if (sscanf(user, "%u:%u", &pw.pw_uid, &pw.pw_gid) != 2)
		return -EINVAL;
	return rights_give_up(&pw, RIGHTS_NONE);
}

/* What is to be done before anything of the plugin is there. */
static int process_prepare(int fd, const char *user)
{
	const struct sigaction abort_action = { .sa_handler = on_abort };
	int err;

	err = rights_hide_memory();
	if (!err)
		err = user_become(user);
	/* a change of the user has undone both */
	if (!err)
		err = rights_hide_memory();
	rights_end_with_socket(fd);
	if (!err && sigaction(SIGABRT, &abort_action, NULL))
		err = -errno;
	return err ? err : sandbox_enter(fd);
}

/**
 * process_run() - run as the process of a plugin
 * @fd: socket to the daemon
 * @image: descriptor of the plugin, for whom its name is of no use; closed
 * @file: the plugin
 * @user: user to become, as "UID:GID"; empty to stay the same
 *
 * Return: exit status, if the plugin cannot be used. Otherwise the process ends
 * in process_receive(), when the daemon closes the socket.
 */
int process_run(int fd, int image, const char *file, const char *user)
{
	struct ihvd_message started = {
		.head = { .kind = IHVD_RETURNED, .op = IHVD_START },
	};
	struct packet *packet;
	int err;

	process_set_socket(fd);
	err = process_prepare(fd, user);
	if (err) {
		fprintf(stderr, "cannot give up rights: %s\n", strerror(-err));
		return EXIT_FAILURE;
	}
	packet = process_receive();
	started.head.cookie = packet->msg.head.cookie;
	free(packet);
	started.head.result = plugin_load(file, image);
	if (started.head.result == ERROR_SUCCESS && !lane_start(0))
		started.head.result = ERROR_OUTOFMEMORY;
	if (started.head.result != ERROR_SUCCESS)
		library_detach();
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
