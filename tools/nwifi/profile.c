// SPDX-License-Identifier: GPL-2.0-only
/* profile: the WLAN profiles that the extension host connects with. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/json_object.h"
#include "lib/profile/json.h"
#include "lib/profile/list.h"
#include "lib/profile/parse.h"
#include "lib/profile/store.h"
#include "lib/text.h"
#include "nwifi/host.h"
#include "nwifi/print.h"
#include "nwifi/validate.h"

/* Return: the escaped text, to be freed; NULL for lack of memory. */
static char *text_escape(const char *text)
{
	size_t len = strlen(text), size = NWC_ESCAPED(len);
	char *buf = malloc(size);

	return buf ? nwc_escape(buf, size,
				(struct nwc_blob){ (const uint8_t *)text,
						       len }) : NULL;
}

static int profile_error_print(const char *name, const char *why)
{
	char *text = text_escape(name);
	int status = error_print("%s: %s", text ?: "profile", why);

	free(text);
	return status;
}

static char *ssid_text(char buf[static NWC_SSID_TEXT],
		       const struct nwc_profile_ssid *ssid)
{
	return nwc_escape(buf, NWC_SSID_TEXT,
			  (struct nwc_blob){ ssid->data, ssid->len });
}

static const char *yes_no(bool yes)
{
	return yes ? "yes" : "no";
}

static void pair_add(struct table *t, const char *key, const char *value)
{
	table_add(t, COLOR_DIM, "%s", key);
	table_add(t, COLOR_NONE, "%s", value);
}

static void security_add(struct table *t, const struct nwc_profile_security *s)
{
	if (s->set) {
		pair_add(t, "authentication", s->authentication);
		pair_add(t, "encryption", s->encryption);
		pair_add(t, "useOneX", yes_no(s->use_onex));
	}
	pair_add(t, "sharedKey", !s->key ? "absent" :
				 s->key_protected ? "present, protected" :
				 "present");
}

static void ihv_add(struct table *t, const struct nwc_profile_ihv *ihv)
{
	char oui[NWC_HEX(NWC_PROFILE_OUI_LEN)];

	if (!ihv->set)
		return;
	nwc_hex(oui, sizeof(oui), (struct nwc_blob){ ihv->oui,
							 sizeof(ihv->oui) });
	table_add(t, COLOR_DIM, "IHV");
	table_add(t, COLOR_NONE, "OUI %s, type %02x", oui, ihv->type);
	pair_add(t, "  connectivity", ihv->connectivity ? "present" : "absent");
	pair_add(t, "  security", ihv->security ? "present" : "absent");
	pair_add(t, "  useMSOneX", yes_no(ihv->use_ms_onex));
}

static int profile_print(struct cli *cli, const struct nwc_profile *p)
{
	struct table t = { .columns = 2 };
	char *name, ssid[NWC_SSID_TEXT];
	size_t i;

	if (cli->json)
		return print_json(nwc_json_profile(p));
	name = text_escape(p->name);
	if (!name)
		return error_print("out of memory");
	table_add(&t, COLOR_DIM, "name");
	table_add(&t, COLOR_BOLD, "%s", name);
	free(name);
	for (i = 0; i < p->n_ssids; i++)
		pair_add(&t, "SSID", ssid_text(ssid, &p->ssids[i]));
	pair_add(&t, "nonBroadcast", yes_no(p->non_broadcast));
	pair_add(&t, "connectionType", nwc_profile_type(p));
	pair_add(&t, "connectionMode", nwc_profile_mode(p));
	pair_add(&t, "autoSwitch", yes_no(p->auto_switch));
	security_add(&t, &p->security);
	ihv_add(&t, &p->ihv);
	return table_print(cli, &t);
}

static int profile_store(struct cli *cli, struct nwc_profile_store *store,
			 const char *xml, size_t len)
{
	char why[NWC_PROFILE_WHY], *name;
	struct nwc_profile *p;
	int status = EXIT_OK;

	if (nwc_profile_store_add(store, xml, len, &p, why))
		return profile_error_print(cli->text, why);
	if (cli->json) {
		status = profile_print(cli, p);
	} else {
		name = text_escape(p->name);
		printf("%s: stored\n", name ?: "profile");
		free(name);
	}
	nwc_profile_free(p);
	return status;
}

static int profile_add(struct cli *cli, struct nwc_profile_store *store)
{
	char why[NWC_PROFILE_WHY], doubt[BUS_WHY], *xml;
	enum validity validity;
	size_t len;
	int status;

	if (nwc_profile_read_file(AT_FDCWD, cli->text, &xml, &len, why))
		return error_print("%s", why);
	validity = validate_profile("", xml, len, doubt);
	if (validity == VALIDITY_BAD)
		status = profile_error_print(cli->text, doubt);
	else
		status = profile_store(cli, store, xml, len);
	/* The profile may be stored, since ihvd validates it before its use. */
	if (status == EXIT_OK && validity == VALIDITY_UNKNOWN) {
		fflush(stdout);
		error_print("no extension has validated the profile: %s",
			    doubt);
	}
	explicit_bzero(xml, len);
	free(xml);
	return status;
}

static void profile_row(struct table *t, const struct nwc_profile *p)
{
	const struct nwc_profile_security *s = &p->security;
	char ssid[NWC_SSID_TEXT], *name = text_escape(p->name);

	table_add(t, COLOR_BOLD, "%s", name ?: "");
	free(name);
	table_add(t, COLOR_NONE, "%s%s", ssid_text(ssid, &p->ssids[0]),
		  p->n_ssids > 1 ? ", ..." : "");
	table_add(t, COLOR_NONE, "%s", nwc_profile_type(p));
	table_add(t, COLOR_NONE, "%s", nwc_profile_mode(p));
	table_add(t, COLOR_NONE, "%s", s->authentication ?: "-");
	table_add(t, COLOR_NONE, "%s", s->encryption ?: "-");
	table_add(t, COLOR_NONE, "%s", yes_no(s->key));
	table_add(t, COLOR_NONE, "%s", yes_no(p->ihv.set));
}

static int profiles_print_table(struct cli *cli,
				const struct nwc_profile_list *list)
{
	static const char * const heads[] = {
		"NAME", "SSID", "TYPE", "MODE", "AUTHENTICATION", "ENCRYPTION",
		"KEY", "IHV",
	};
	struct table t = TABLE(heads);
	size_t i;

	for (i = 0; i < list->n; i++)
		profile_row(&t, list->v[i]);
	return table_print(cli, &t);
}

static int profiles_print_array(const struct nwc_profile_list *list)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < list->n; i++)
		array = nwc_json_append(array, nwc_json_profile(list->v[i]));
	return print_json(array);
}

static void on_bad_file(const char *file, const char *why, void *arg)
{
	(void)arg;
	profile_error_print(file, why);
}

static int profile_list(struct cli *cli, struct nwc_profile_store *store)
{
	struct nwc_profile_list list;
	char why[NWC_PROFILE_WHY];
	int status;

	if (nwc_profile_store_load(store, &list, on_bad_file, NULL, why))
		return error_print("%s", why);
	status = cli->json ? profiles_print_array(&list) :
			     profiles_print_table(cli, &list);
	nwc_profile_list_free(&list);
	return status;
}

static int profile_show(struct cli *cli, struct nwc_profile_store *store)
{
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *p;
	int status;

	if (nwc_profile_store_find(store, cli->text, &p, why))
		return profile_error_print(cli->text, why);
	status = profile_print(cli, p);
	nwc_profile_free(p);
	return status;
}

static int profile_delete(struct cli *cli, struct nwc_profile_store *store)
{
	char why[NWC_PROFILE_WHY];

	if (nwc_profile_store_delete(store, cli->text, why))
		return profile_error_print(cli->text, why);
	return EXIT_OK;
}

/*
 * The extension does what the profiles say, so a store that others can change
 * is as bad here as it is for ihvd. A profile's own file is taken from wherever
 * the user says: who names it has looked, as with any other command.
 */
static int store_open(struct nwc_profile_store *store, const char *dir,
		      bool create)
{
	char why[NWC_PROFILE_WHY];

	dir = dir ?: NWC_PROFILE_DIR;
	if (!nwc_profile_store_open_trusted(store, dir, create, why))
		return EXIT_OK;
	return error_print("%s cannot be used: %s", dir, why);
}

static int store_run(struct cli *cli, bool create,
		     int (*fn)(struct cli *cli,
			       struct nwc_profile_store *store))
{
	struct nwc_profile_store store;
	int status;

	status = store_open(&store, cli->dir, create);
	if (status != EXIT_OK)
		return status;
	status = fn(cli, &store);
	nwc_profile_store_close(&store);
	return status;
}

static int profile_take(const char *adapter, const char *file,
			struct nwc_blob ssid, const char *xml, size_t len)
{
	char why[NWC_PROFILE_WHY], doubt[BUS_WHY];
	struct nwc_profile_store store;
	struct nwc_profile *p;
	int status;
	bool right;

	if (nwc_profile_parse(xml, len, &p, why))
		return profile_error_print(file, why);
	right = nwc_profile_has_ssid(p, ssid);
	nwc_profile_free(p);
	if (!right)
		return profile_error_print(
			file, "the profile is not for this network");
	if (validate_profile(adapter, xml, len, doubt) == VALIDITY_BAD)
		return profile_error_print(file, doubt);
	status = store_open(&store, NULL, true);
	if (status != EXIT_OK)
		return status;
	if (nwc_profile_store_add(&store, xml, len, &p, why)) {
		nwc_profile_store_close(&store);
		return profile_error_print(file, why);
	}
	nwc_profile_free(p);
	nwc_profile_store_close(&store);
	return EXIT_OK;
}

/**
 * host_profile_take() - store the profile for a connection
 * @adapter: adapter of the connection
 * @file: file with the profile
 * @ssid: SSID of the network of the connection
 *
 * The profile is only stored if it is for that network and the extension does
 * not refuse it.
 *
 * Return: exit status.
 */
int host_profile_take(const char *adapter, const char *file,
		      struct nwc_blob ssid)
{
	char why[NWC_PROFILE_WHY], *xml;
	size_t len;
	int status;

	if (nwc_profile_read_file(AT_FDCWD, file, &xml, &len, why))
		return error_print("%s", why);
	status = profile_take(adapter, file, ssid, xml, len);
	explicit_bzero(xml, len);
	free(xml);
	return status;
}

int host_profile_add(struct cli *cli, struct nl_msg *msg)
{
	(void)msg;
	return store_run(cli, true, profile_add);
}

int host_profile_list(struct cli *cli, struct nl_msg *msg)
{
	(void)msg;
	return store_run(cli, false, profile_list);
}

int host_profile_show(struct cli *cli, struct nl_msg *msg)
{
	(void)msg;
	return store_run(cli, false, profile_show);
}

int host_profile_delete(struct cli *cli, struct nl_msg *msg)
{
	(void)msg;
	return store_run(cli, false, profile_delete);
}
