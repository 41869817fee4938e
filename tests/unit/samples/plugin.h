/* SPDX-License-Identifier: GPL-2.0-only */
/* A plugin, loaded as a host does it. */
#ifndef PLUGIN_H
#define PLUGIN_H

#include <windows.h>
#include <wlanihv.h>

typedef BOOL(WINAPI *plugin_entry)(HINSTANCE instance, DWORD reason,
				   LPVOID reserved);

/**
 * struct plugin - a plugin
 * @library: its shared object
 * @entry: its DllMain(), or NULL
 * @handlers: what it gave when its service began
 */
struct plugin {
	void *library;
	plugin_entry entry;
	DOT11EXT_IHV_HANDLERS handlers;
};

/**
 * plugin_load() - load a plugin, and begin its service
 * @plugin: plugin
 * @path: its shared object
 *
 * A test that cannot has failed.
 */
void plugin_load(struct plugin *plugin, const char *path);

/**
 * plugin_unload() - the end of it
 * @plugin: plugin
 */
void plugin_unload(struct plugin *plugin);

#endif /* PLUGIN_H */
