// SPDX-License-Identifier: GPL-2.0-only
/* What the user has said, on the command line and in the configuration file. */
#include <errno.h>
#include <getopt.h>
#include <ini.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ihvd/base/options.h"
#include "lib/attr.h"
#include "lib/profile/store.h"
#include "lib/text.h"
#include "lib/trust.h"

#define CONFIG_FILE	"/etc/nwifi/ihvd.conf"
#define DISCOVERED_DIR	"/run/nwifi/discovered"
#define DEFAULT_USER	"nobody"
#define DEFAULT_ONEX_SETTINGS	"/etc/nwifi/onex"
#define DEFAULT_ONEX_PROGRAM	"/sbin/wpa_supplicant"
#define MAX_DEADLINE_MS	60000

/* The kernel waits for 3 s where it waits for a handler. */
#define DEFAULT_DEADLINE_MS	2000

/* Time limits of a pre-association and of a post-association operation (I-18) */
#define DEFAULT_PRE_MS	60000
#define DEFAULT_POST_MS	60000

/* Both may wait for the user. */
#define MAX_OPERATION_MS	3600000

/* Shorter than that, so that the extension hears why the operation fails. */
#define DEFAULT_ONEX_ANSWER_MS	50000

/* Names in section "deadlines", with the defaults in milliseconds */
static const struct {
	const char *name;
	uint32_t handler;
	uint32_t ms;
} deadlines[] = {
	{ "init-service", IHVD_START, 10000 },
	{ "deinit-service", IHVD_DEINIT_SERVICE, 1000 },
	{ "init-adapter", IHVD_INIT_ADAPTER, DEFAULT_DEADLINE_MS },
	{ "deinit-adapter", IHVD_DEINIT_ADAPTER, 1000 },
	{ "perform-pre-associate", IHVD_PERFORM_PRE_ASSOCIATE, 10000 },
	{ "adapter-reset", IHVD_ADAPTER_RESET, 1000 },
	{ "perform-post-associate", IHVD_PERFORM_POST_ASSOCIATE,
	  DEFAULT_DEADLINE_MS },
	{ "stop-post-associate", IHVD_STOP_POST_ASSOCIATE, 1000 },
	{ "validate-profile", IHVD_VALIDATE_PROFILE, 10000 },
	{ "perform-capability-match", IHVD_PERFORM_CAPABILITY_MATCH, 10000 },
	{ "create-discovery-profiles", IHVD_CREATE_DISCOVERY_PROFILES, 10000 },
	{ "process-session-change", IHVD_PROCESS_SESSION_CHANGE,
	  DEFAULT_DEADLINE_MS },
	{ "receive-indication", IHVD_RECEIVE_INDICATION, DEFAULT_DEADLINE_MS },
	{ "receive-packet", IHVD_RECEIVE_PACKET, DEFAULT_DEADLINE_MS },
	{ "send-packet-completion", IHVD_SEND_PACKET_COMPLETION,
	  DEFAULT_DEADLINE_MS },
	{ "is-ui-request-pending", IHVD_IS_UI_REQUEST_PENDING,
	  DEFAULT_DEADLINE_MS },
	{ "process-ui-response", IHVD_PROCESS_UI_RESPONSE,
	  DEFAULT_DEADLINE_MS },
	{ "query-ui-request", IHVD_QUERY_UI_REQUEST, DEFAULT_DEADLINE_MS },
	{ "onex-indicate-result", IHVD_ONEX_INDICATE_RESULT,
	  DEFAULT_DEADLINE_MS },
	{ "control", IHVD_CONTROL, 10000 },
};

static void usage_print(FILE *to)
{
	fprintf(to,
		"usage: ihvd --plugin FILE [--adapter NAME]… [--profile FILE]… [--config FILE]\n"
		"\n"
		"  --plugin FILE    plugin to host; may be given more than once\n"
		"  --adapter NAME   adapter that the plugin before it serves; without any,\n"
		"                   all that no other plugin serves\n"
		"  --profile FILE   WLAN profile to use beside those of the store\n"
		"  --config FILE    configuration file (default " CONFIG_FILE ")\n"
		"  --help, --version\n");
}

static bool list_add(char ***list, size_t *n, const char *text)
{
	char **grown = reallocarray(*list, *n + 1, sizeof(**list));

	if (!grown)
		return false;
	*list = grown;
	grown[*n] = strdup(text);
	if (!grown[*n])
		return false;
	++*n;
	return true;
}

static bool options_add_plugin(struct options *o, const char *file)
{
	struct plugin_options *grown;
	char why[NWC_TRUST_WHY];

	grown = reallocarray(o->plugins, o->n_plugins + 1, sizeof(*grown));
	if (!grown)
		return false;
	o->plugins = grown;
	/* the process of the plugin has another working directory */
	grown[o->n_plugins] = (struct plugin_options){
		.file = nwc_trust_resolve(file, NWC_TRUST_FILE, why),
	};
	if (!grown[o->n_plugins].file) {
		fprintf(stderr, "ihvd: %s cannot be used: %s\n", file, why);
		return false;
	}
	o->n_plugins++;
	return true;
}

static bool options_add_adapter(struct options *o, const char *name)
{
	struct plugin_options *last;

	if (!o->n_plugins) {
		fprintf(stderr, "ihvd: an adapter without its plugin\n");
		return false;
	}
	if (!*name || strlen(name) >= IF_NAMESIZE) {
		fprintf(stderr, "ihvd: '%s' is not a name for an adapter\n", name);
		return false;
	}
	last = &o->plugins[o->n_plugins - 1];
	return list_add(&last->adapters, &last->n_adapters, name);
}

static bool text_replace(char **text, const char *with)
{
	free(*text);
	*text = strdup(with);
	return *text;
}

/* The value is hexadecimal, as in the OUIHeader of a profile. */
static bool options_set_oui(struct options *o, const char *value)
{
	struct plugin_options *last;
	size_t i;

	if (!o->n_plugins || strlen(value) != 2 * sizeof(last->oui))
		return false;
	last = &o->plugins[o->n_plugins - 1];
	for (i = 0; i < sizeof(last->oui); i++) {
		int high = nwc_hex_value(value[2 * i]);
		int low = nwc_hex_value(value[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		last->oui[i] = high << 4 | low;
	}
	last->has_oui = true;
	return true;
}

static bool ms_set(uint32_t *to, const char *value, unsigned long least,
		   unsigned long most)
{
	unsigned long ms;
	char *end;

	ms = strtoul(value, &end, 10);
	if (*end || end == value || ms < least || ms > most)
		return false;
	*to = ms;
	return true;
}

static bool options_set_deadline(struct options *o, const char *name,
				 const char *value)
{
	size_t i;

	for (i = 0; i < NWC_ARRAY_SIZE(deadlines); i++)
		if (!strcmp(name, deadlines[i].name))
			return ms_set(&o->deadline_ms[deadlines[i].handler],
				      value, 1, MAX_DEADLINE_MS);
	return false;
}

/* Takes one line of the configuration file. Return: 0 if it is an error. */
static int on_setting(void *arg, const char *section, const char *name,
		      const char *value)
{
	struct options *o = arg;

	if (!strcmp(section, "deadlines") && !strcmp(name, "pre-association"))
		return ms_set(&o->pre_ms, value, 1, MAX_OPERATION_MS);
	if (!strcmp(section, "deadlines") && !strcmp(name, "post-association"))
		return ms_set(&o->post_ms, value, 1, MAX_OPERATION_MS);
	if (!strcmp(section, "deadlines"))
		return options_set_deadline(o, name, value);
	if (!strcmp(section, "ihvd") && !strcmp(name, "store"))
		return text_replace(&o->store, value);
	if (!strcmp(section, "ihvd") && !strcmp(name, "discovered"))
		return text_replace(&o->discovered, value);
	if (!strcmp(section, "ihvd") && !strcmp(name, "user"))
		return text_replace(&o->user, value);
	if (!strcmp(section, "ihvd") && !strcmp(name, "profile"))
		return list_add(&o->profiles, &o->n_profiles, value);
	if (!strcmp(section, "onex") && !strcmp(name, "settings"))
		return text_replace(&o->onex_settings, value);
	if (!strcmp(section, "onex") && !strcmp(name, "program"))
		return text_replace(&o->onex_program, value);
	if (!strcmp(section, "onex") && !strcmp(name, "answer"))
		return ms_set(&o->onex_answer_ms, value, 0, MAX_DEADLINE_MS);
	if (!strcmp(section, "plugin") && !strcmp(name, "file"))
		return options_add_plugin(o, value);
	if (!strcmp(section, "plugin") && !strcmp(name, "oui"))
		return options_set_oui(o, value);
	if (!strcmp(section, "plugin") && !strcmp(name, "adapter"))
		return options_add_adapter(o, value);
	return 0;
}

static int options_read_file(struct options *o, const char *file, bool must)
{
	char why[NWC_TRUST_WHY];
	FILE *stream;
	int fd, line;

	fd = nwc_trust_open(file, NWC_TRUST_FILE, why);
	if (fd == -ENOENT && !must)
		return 0;
	if (fd < 0) {
		fprintf(stderr, "ihvd: %s cannot be used: %s\n", file, why);
		return -EINVAL;
	}
	stream = fdopen(fd, "r");
	if (!stream) {
		close(fd);
		return -ENOMEM;
	}
	line = ini_parse_file(stream, on_setting, o);
	fclose(stream);
	if (line < 0)
		fprintf(stderr, "ihvd: cannot read %s\n", file);
	else if (line > 0)
		fprintf(stderr, "ihvd: %s, line %d: not understood\n", file,
			line);
	return line ? -EINVAL : 0;
}

static bool path_permitted(const char *path, enum nwc_trust_kind kind)
{
	char why[NWC_TRUST_WHY];

	if (nwc_trust_permits(path, kind, why))
		return true;
	fprintf(stderr, "ihvd: %s cannot be used: %s\n", path, why);
	return false;
}

/*
 * Profiles and the store are judged again whenever they are read. But without
 * its profile a connection would be made without the extension, so a daemon
 * that could not use it does not start.
 */
static bool options_paths_permitted(const struct options *o)
{
	size_t i;

	for (i = 0; i < o->n_profiles; i++)
		if (!path_permitted(o->profiles[i], NWC_TRUST_FILE))
			return false;
	return path_permitted(o->store, NWC_TRUST_DIRECTORY) &&
	       path_permitted(o->discovered, NWC_TRUST_DIRECTORY) &&
	       path_permitted(o->onex_settings, NWC_TRUST_DIRECTORY) &&
	       path_permitted(o->onex_program, NWC_TRUST_FILE);
}

/**
 * options_read() - read the command line and the configuration file
 * @o: filled in, to be given to options_free() whatever this returns
 * @argc: number of arguments
 * @argv: arguments
 *
 * Return: 0; 1 if the program is done with that; -EINVAL after a message.
 */
int options_read(struct options *o, int argc, char **argv)
{
	static const struct option known[] = {
		{ "plugin", required_argument, NULL, 'p' },
		{ "adapter", required_argument, NULL, 'a' },
		{ "profile", required_argument, NULL, 'f' },
		{ "config", required_argument, NULL, 'c' },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'v' },
		{}
	};
	const char *config = NULL;
	bool ok = true;
	size_t i;
	int c;

	memset(o, 0, sizeof(*o));
	for (i = 0; i < NWC_ARRAY_SIZE(deadlines); i++)
		o->deadline_ms[deadlines[i].handler] = deadlines[i].ms;
	o->pre_ms = DEFAULT_PRE_MS;
	o->post_ms = DEFAULT_POST_MS;
	o->onex_answer_ms = DEFAULT_ONEX_ANSWER_MS;
	ok = text_replace(&o->store, NWC_PROFILE_DIR) &&
	     text_replace(&o->discovered, DISCOVERED_DIR) &&
	     text_replace(&o->user, DEFAULT_USER) &&
	     text_replace(&o->onex_settings, DEFAULT_ONEX_SETTINGS) &&
	     text_replace(&o->onex_program, DEFAULT_ONEX_PROGRAM);
	while (ok && (c = getopt_long(argc, argv, "", known, NULL)) != -1) {
		switch (c) {
		case 'p':
			ok = options_add_plugin(o, optarg);
			break;
		case 'a':
			ok = options_add_adapter(o, optarg);
			break;
		case 'f':
			ok = list_add(&o->profiles, &o->n_profiles, optarg);
			break;
		case 'c':
			config = optarg;
			break;
		case 'h':
			usage_print(stdout);
			return 1;
		case 'v':
			printf("ihvd %s\n", NWIFI_VERSION);
			return 1;
		default:
			usage_print(stderr);
			return -EINVAL;
		}
	}
	if (!ok)
		return -EINVAL;
	if (optind < argc) {
		usage_print(stderr);
		return -EINVAL;
	}
	if (options_read_file(o, config ? config : CONFIG_FILE, config))
		return -EINVAL;
	if (!o->n_plugins) {
		fprintf(stderr, "ihvd: which plugin?\n");
		usage_print(stderr);
		return -EINVAL;
	}
	return options_paths_permitted(o) ? 0 : -EINVAL;
}

static bool plugin_names_adapter(const struct plugin_options *p,
				 const char *adapter)
{
	size_t i;

	for (i = 0; i < p->n_adapters; i++)
		if (!strcmp(p->adapters[i], adapter))
			return true;
	return false;
}

/**
 * options_serves() - is an adapter for a plugin?
 * @o: options
 * @p: plugin
 * @adapter: name of the adapter
 *
 * An adapter has one extension: that of the plugin whose options name it, else
 * that of the first plugin whose options name no adapter.
 *
 * Return: true if so.
 */
bool options_serves(const struct options *o, const struct plugin_options *p,
		    const char *adapter)
{
	size_t i;

	for (i = 0; i < o->n_plugins; i++)
		if (plugin_names_adapter(&o->plugins[i], adapter))
			return p == &o->plugins[i];
	for (i = 0; i < o->n_plugins; i++)
		if (!o->plugins[i].n_adapters)
			return p == &o->plugins[i];
	return false;
}

static void list_free(char **list, size_t n)
{
	while (n)
		free(list[--n]);
	free(list);
}

/**
 * options_free() - free options
 * @o: options
 */
void options_free(struct options *o)
{
	size_t i;

	for (i = 0; i < o->n_plugins; i++) {
		free(o->plugins[i].file);
		list_free(o->plugins[i].adapters, o->plugins[i].n_adapters);
	}
	free(o->plugins);
	list_free(o->profiles, o->n_profiles);
	free(o->store);
	free(o->discovered);
	free(o->user);
	free(o->onex_settings);
	free(o->onex_program);
}
