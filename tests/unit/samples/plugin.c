// SPDX-License-Identifier: GPL-2.0-only
#include "plugin.h"

#include <dlfcn.h>
#include <string.h>

#include "host.h"
#include "suites.h"

static void *symbol(void *library, const char *name)
{
	void *address = dlsym(library, name);

	if (!address)
		fail_msg("%s", dlerror());
	return address;
}

void plugin_load(struct plugin *plugin, const char *path)
{
	DOT11EXTIHV_GET_VERSION_INFO get_version_info;
	DOT11_IHV_VERSION_INFO versions = { 1, 1 };
	DOT11EXTIHV_INIT_SERVICE init_service;
	DOT11EXT_APIS apis = host_apis;

	plugin->library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (!plugin->library)
		fail_msg("%s", dlerror());
	get_version_info = (DOT11EXTIHV_GET_VERSION_INFO)
		symbol(plugin->library, IHV_VERSION_FUNCTION_NAME);
	init_service = (DOT11EXTIHV_INIT_SERVICE)
		symbol(plugin->library, IHV_INIT_FUNCTION_NAME);
	plugin->entry = (plugin_entry)dlsym(plugin->library, "DllMain");
	if (plugin->entry)
		assert_true(plugin->entry(plugin->library, DLL_PROCESS_ATTACH,
					  NULL));
	assert_int_equal(get_version_info(&versions), ERROR_SUCCESS);
	assert_int_equal(versions.dwVerMin, 0);
	assert_int_equal(versions.dwVerMax, 0);
	memset(&plugin->handlers, 0, sizeof(plugin->handlers));
	assert_int_equal(init_service(0, &apis, NULL, &plugin->handlers),
			 ERROR_SUCCESS);
	/* It has its own copy. */
	memset(&apis, 0, sizeof(apis));
}

void plugin_unload(struct plugin *plugin)
{
	plugin->handlers.Dot11ExtIhvDeinitService();
	if (plugin->entry)
		plugin->entry(plugin->library, DLL_PROCESS_DETACH, NULL);
	dlclose(plugin->library);
}
