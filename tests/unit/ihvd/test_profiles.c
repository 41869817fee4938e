// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ihvd/profiles/profiles.h"
#include "rig.h"
#include "suites.h"

#define SSID(text) ((struct nwc_blob){ (const uint8_t *)(text), \
					 strlen(text) })

static const char document[] =
	"<WLANProfile xmlns=\"http://www.microsoft.com/networking/WLAN/profile/v1\">"
	"<name>%s</name><SSIDConfig><SSID><name>home</name></SSID></SSIDConfig>"
	"<connectionType>ESS</connectionType>%s</WLANProfile>";
static const char ihv[] =
	"<IHV><OUIHeader><OUI>000001</OUI><type>01</type></OUIHeader></IHV>";

/* for the options to free */
static char *write_profile(const char *name, const char *what)
{
	char *path = strdup("/tmp/ihvd-profile-XXXXXX");
	FILE *file = fdopen(mkstemp(path), "w");

	assert_non_null(file);
	assert_true(fprintf(file, document, name, what) > 0);
	fclose(file);
	return path;
}

/* IHV-35: the first of the SSID that has an IHV element */
static void the_profile_of_a_network(void **state)
{
	struct rig *rig = *state;
	struct options *o = &rig->options;
	struct nwc_profile *profile;
	size_t i;

	o->store = strdup("/nowhere/profiles");
	o->n_profiles = 4;
	o->profiles = calloc(o->n_profiles, sizeof(*o->profiles));
	o->profiles[0] = strdup("/nowhere/profile.xml");
	o->profiles[1] = write_profile("plain", "");
	o->profiles[2] = write_profile("ours", ihv);
	o->profiles[3] = write_profile("later", ihv);
	profile = profiles_find(&rig->plugin, SSID("home"));
	assert_non_null(profile);
	assert_string_equal(profile->name, "ours");
	nwc_profile_free(profile);
	/* the one that cannot be read is told, and is no obstacle */
	assert_int_equal(rig_n_lines, 1);
	assert_non_null(strstr(rig_lines[0], "/nowhere/profile.xml: "));
	assert_null(profiles_find(&rig->plugin, SSID("cafe")));
	for (i = 1; i < o->n_profiles; i++)
		unlink(o->profiles[i]);
}

/* Moves a profile into a store, sets its mode, or removes it with mode 0. */
static int into_store(const char *from, const char *store, mode_t mode)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/p.xml", store);
	if (from && rename(from, path))
		return -1;
	return mode ? chmod(path, mode) : unlink(path);
}

/* A9: a profile that others can change is told, and is none */
static void not_what_others_can_write_to(void **state)
{
	struct rig *rig = *state;
	struct options *o = &rig->options;
	struct nwc_profile *profile;

	o->store = strdup("/nowhere/profiles");
	o->n_profiles = 1;
	o->profiles = calloc(o->n_profiles, sizeof(*o->profiles));
	o->profiles[0] = write_profile("ours", ihv);
	assert_int_equal(chmod(o->profiles[0], 0666), 0);
	assert_null(profiles_find(&rig->plugin, SSID("home")));
	assert_int_equal(rig_n_lines, 1);
	assert_non_null(strstr(rig_lines[0], ": others can write to it"));
	assert_int_equal(chmod(o->profiles[0], 0600), 0);
	profile = profiles_find(&rig->plugin, SSID("home"));
	assert_non_null(profile);
	nwc_profile_free(profile);
	/* the same in a store, and for the store as a whole */
	free(o->store);
	o->store = strdup("/tmp/ihvd-store-XXXXXX");
	assert_non_null(mkdtemp(o->store));
	o->n_profiles = 0;
	assert_int_equal(chmod(o->store, 0777), 0);
	assert_null(profiles_find(&rig->plugin, SSID("home")));
	assert_int_equal(rig_n_lines, 2);
	assert_non_null(strstr(rig_lines[1], ": others can write to it"));
	assert_int_equal(chmod(o->store, 0700), 0);
	o->n_profiles = 1;
	assert_int_equal(into_store(o->profiles[0], o->store, 0666), 0);
	o->n_profiles = 0;
	assert_null(profiles_find(&rig->plugin, SSID("home")));
	assert_int_equal(rig_n_lines, 3);
	assert_non_null(strstr(rig_lines[2], ": others can write to it"));
	assert_int_equal(into_store(NULL, o->store, 0600), 0);
	profile = profiles_find(&rig->plugin, SSID("home"));
	assert_non_null(profile);
	nwc_profile_free(profile);
	assert_int_equal(into_store(NULL, o->store, 0), 0);
	assert_int_equal(rmdir(o->store), 0);
	o->n_profiles = 1;
}

/* IHV-18: a plugin of one vendor has no use for the profiles of another */
static void only_those_of_the_vendor(void **state)
{
	struct rig *rig = *state;
	struct options *o = &rig->options;
	struct plugin_options *mine = &o->plugins[0];
	struct nwc_profile *profile;

	o->store = strdup("/nowhere/profiles");
	o->n_profiles = 1;
	o->profiles = calloc(o->n_profiles, sizeof(*o->profiles));
	o->profiles[0] = write_profile("ours", ihv);
	mine->has_oui = true;
	assert_null(profiles_find(&rig->plugin, SSID("home")));
	mine->oui[2] = 1;
	profile = profiles_find(&rig->plugin, SSID("home"));
	assert_non_null(profile);
	nwc_profile_free(profile);
	unlink(o->profiles[0]);
}

/* IHV-18, E4: one that has no OUI is not given what belongs to another */
static void not_those_of_another_plugin(void **state)
{
	struct rig *rig = *state;
	struct options *o = &rig->options;
	struct nwc_profile *profile;
	struct plugin_options *other;

	o->store = strdup("/nowhere/profiles");
	o->n_profiles = 1;
	o->profiles = calloc(o->n_profiles, sizeof(*o->profiles));
	o->profiles[0] = write_profile("ours", ihv);
	o->plugins = reallocarray(o->plugins, 2, sizeof(*o->plugins));
	assert_non_null(o->plugins);
	rig->plugin.options = o->plugins;
	other = &o->plugins[1];
	memset(other, 0, sizeof(*other));
	o->n_plugins = 2;
	/* nobody has said whose it is */
	profile = profiles_find(&rig->plugin, SSID("home"));
	assert_non_null(profile);
	nwc_profile_free(profile);
	other->has_oui = true;
	other->oui[2] = 1;
	assert_null(profiles_find(&rig->plugin, SSID("home")));
	other->oui[2] = 2;
	profile = profiles_find(&rig->plugin, SSID("home"));
	assert_non_null(profile);
	nwc_profile_free(profile);
	unlink(o->profiles[0]);
}

/* IHV-28: what handlers are given makes the difference, and nothing else */
static void a_fingerprint_is_of_what_is_handed_over(void **state)
{
	struct nwc_profile_ssid ssids[] = { { 4, "home" }, { 1, "h" } };
	struct nwc_profile a = { .name = (char *)"a", .ssids = ssids,
				   .n_ssids = 1, .bss_type = 1,
				   .ihv = { .set = true } };
	struct nwc_profile b = a;
	const uint64_t before = profiles_fingerprint(&a);

	(void)state;
	b.name = (char *)"b";
	b.automatic = true;
	assert_true(profiles_fingerprint(&b) == before);
	b.n_ssids = 2;
	assert_false(profiles_fingerprint(&b) == before);
	b = a;
	b.ihv.connectivity = (char *)"";
	assert_false(profiles_fingerprint(&b) == before);
	b = a;
	b.ihv.security = (char *)"";
	assert_false(profiles_fingerprint(&b) == before);
	b = a;
	b.ihv.use_ms_onex = true;
	assert_false(profiles_fingerprint(&b) == before);
	b = a;
	b.security.set = true;
	assert_false(profiles_fingerprint(&b) == before);
}

int suite_profiles(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_profile_of_a_network),
		TEST(not_what_others_can_write_to),
		TEST(only_those_of_the_vendor),
		TEST(not_those_of_another_plugin),
		TEST(a_fingerprint_is_of_what_is_handed_over),
	};

	return cmocka_run_group_tests_name("profiles", tests, NULL, NULL);
}
