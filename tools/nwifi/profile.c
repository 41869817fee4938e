// SPDX-License-Identifier: GPL-2.0-only
/* profile: WLAN profiles, for the extension host to connect with. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/profile/json.h"
#include "lib/profile/list.h"
#include "lib/profile/parse.h"
#include "lib/profile/store.h"
#include "lib/text.h"
#include "nwifi/host.h"
#include "nwifi/print.h"
#include "nwifi/request.h"
#include "nwifi/validate.h"

/* As it goes to a terminal. To be freed; NULL for lack of memory. */
static char *printable(const char *text)
{
	size_t len = strlen(text), size = NWC_ESCAPED(len);
	char *buf = malloc(size);

	return buf ? nwc_escape(buf, size,
				(struct nwc_blob){ (const uint8_t *)text,
						       len }) : NULL;
}

static int complain_about(const char *name, const char *why)
{
	char *text = printable(name);
	int status = complain("%s: %s", text ?: "profile", why);

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

static void pair(struct table *t, const char *key, const char *value)
{
	table_add(t, COLOR_DIM, "%s", key);
	table_add(t, COLOR_NONE, "%s", value);
}

static void security_rows(struct table *t,
			  const struct nwc_profile_security *s)
{
	if (s->set) {
		pair(t, "authentication", s->authentication);
		pair(t, "encryption", s->encryption);
		pair(t, "useOneX", yes_no(s->use_onex));
	}
	pair(t, "sharedKey", !s->key ? "absent" :
	     s->key_protected ? "present, protected" : "present");
}

static void ihv_rows(struct table *t, const struct nwc_profile_ihv *ihv)
{
	char oui[NWC_HEX(NWC_PROFILE_OUI_LEN)];

	if (!ihv->set)
		return;
	nwc_hex(oui, sizeof(oui), (struct nwc_blob){ ihv->oui,
							 sizeof(ihv->oui) });
	table_add(t, COLOR_DIM, "IHV");
	table_add(t, COLOR_NONE, "OUI %s, type %02x", oui, ihv->type);
	pair(t, "  connectivity", ihv->connectivity ? "present" : "absent");
	pair(t, "  security", ihv->security ? "present" : "absent");
	pair(t, "  useMSOneX", yes_no(ihv->use_ms_onex));
}

static int print_profile(struct cli *cli, const struct nwc_profile *p)
{
	struct table t = { .columns = 2 };
	char *name, ssid[NWC_SSID_TEXT];
	size_t i;

	if (cli->json)
		return print_json(nwc_json_profile(p));
	name = printable(p->name);
	if (!name)
		return complain("out of memory");
	table_add(&t, COLOR_DIM, "name");
	table_add(&t, COLOR_BOLD, "%s", name);
	free(name);
	for (i = 0; i < p->n_ssids; i++)
		pair(&t, "SSID", ssid_text(ssid, &p->ssids[i]));
	pair(&t, "nonBroadcast", yes_no(p->non_broadcast));
	pair(&t, "connectionType", nwc_profile_type(p));
	pair(&t, "connectionMode", nwc_profile_mode(p));
	pair(&t, "autoSwitch", yes_no(p->auto_switch));
	security_rows(&t, &p->security);
	ihv_rows(&t, &p->ihv);
	return table_print(cli, &t);
}

static int store_it(struct cli *cli, struct nwc_profile_store *store,
		    const char *xml, size_t len)
{
	char why[NWC_PROFILE_WHY], *name;
	struct nwc_profile *p;
	int status = EXIT_OK;

	if (nwc_profile_store_add(store, xml, len, &p, why))
		return complain_about(cli->text, why);
	if (cli->json) {
		status = print_profile(cli, p);
	} else {
		name = printable(p->name);
		printf("%s: stored\n", name ?: "profile");
		free(name);
	}
	nwc_profile_free(p);
	return status;
}

static int add(struct cli *cli, struct nwc_profile_store *store)
{
	char why[NWC_PROFILE_WHY], doubt[BUS_WHY], *xml;
	enum validity validity;
	size_t len;
	int status;

	if (nwc_profile_read_file(AT_FDCWD, cli->text, &xml, &len, why))
		return complain("%s", why);
	validity = validate_profile("", xml, len, doubt);
	if (validity == VALIDITY_BAD)
		status = complain_about(cli->text, doubt);
	else
		status = store_it(cli, store, xml, len);
	/* ihvd asks before it uses the profile; no reason to keep it out */
	if (status == EXIT_OK && validity == VALIDITY_UNKNOWN) {
		fflush(stdout);
		complain("no extension has validated the profile: %s", doubt);
	}
	explicit_bzero(xml, len);
	free(xml);
	return status;
}

static void row(struct table *t, const struct nwc_profile *p)
{
	const struct nwc_profile_security *s = &p->security;
	char ssid[NWC_SSID_TEXT], *name = printable(p->name);

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

static int print_table(struct cli *cli, const struct nwc_profile_list *list)
{
	static const char * const heads[] = {
		"NAME", "SSID", "TYPE", "MODE", "AUTHENTICATION", "ENCRYPTION",
		"KEY", "IHV",
	};
	struct table t = TABLE(heads);
	size_t i;

	for (i = 0; i < list->n; i++)
		row(&t, list->v[i]);
	return table_print(cli, &t);
}

static int print_array(const struct nwc_profile_list *list)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < list->n && array; i++) {
		if (json_array_append_new(array,
					  nwc_json_profile(list->v[i]))) {
			json_decref(array);
			array = NULL;
		}
	}
	return print_json(array);
}

static void complain_file(const char *file, const char *why, void *arg)
{
	(void)arg;
	complain_about(file, why);
}

static int list_all(struct cli *cli, struct nwc_profile_store *store)
{
	struct nwc_profile_list list;
	char why[NWC_PROFILE_WHY];
	int status;

	if (nwc_profile_store_load(store, &list, complain_file, NULL, why))
		return complain("%s", why);
	status = cli->json ? print_array(&list) : print_table(cli, &list);
	nwc_profile_list_free(&list);
	return status;
}

static int show(struct cli *cli, struct nwc_profile_store *store)
{
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *p;
	int status;

	if (nwc_profile_store_find(store, cli->text, &p, why))
		return complain_about(cli->text, why);
	status = print_profile(cli, p);
	nwc_profile_free(p);
	return status;
}

static int delete(struct cli *cli, struct nwc_profile_store *store)
{
	char why[NWC_PROFILE_WHY];

	if (nwc_profile_store_delete(store, cli->text, why))
		return complain_about(cli->text, why);
	return EXIT_OK;
}

static int with_store(struct cli *cli, bool create,
		      int (*fn)(struct cli *cli,
				struct nwc_profile_store *store))
{
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];
	int status;

	if (nwc_profile_store_open(&store, cli->dir, create, why))
		return complain("%s", why);
	status = fn(cli, &store);
	nwc_profile_store_close(&store);
	return status;
}

static int take(const char *adapter, const char *file, struct nwc_blob ssid,
		const char *xml, size_t len)
{
	char why[NWC_PROFILE_WHY], doubt[BUS_WHY];
	struct nwc_profile_store store;
	struct nwc_profile *p;
	bool right;

	if (nwc_profile_parse(xml, len, &p, why))
		return complain_about(file, why);
	right = nwc_profile_has_ssid(p, ssid);
	nwc_profile_free(p);
	if (!right)
		return complain_about(file, "not a profile of this network");
	if (validate_profile(adapter, xml, len, doubt) == VALIDITY_BAD)
		return complain_about(file, doubt);
	if (nwc_profile_store_open(&store, NULL, true, why))
		return complain("%s", why);
	if (nwc_profile_store_add(&store, xml, len, &p, why)) {
		nwc_profile_store_close(&store);
		return complain_about(file, why);
	}
	nwc_profile_free(p);
	nwc_profile_store_close(&store);
	return EXIT_OK;
}

/**
 * host_profile_take() - store the profile that a connection is to use
 * @adapter: adapter of the connection
 * @file: the profile
 * @ssid: network that is about to be connected to
 *
 * Return: exit status; nothing is stored unless the profile is one of this
 * network that the extension has no objection to.
 */
int host_profile_take(const char *adapter, const char *file,
		      struct nwc_blob ssid)
{
	char why[NWC_PROFILE_WHY], *xml;
	size_t len;
	int status;

	if (nwc_profile_read_file(AT_FDCWD, file, &xml, &len, why))
		return complain("%s", why);
	status = take(adapter, file, ssid, xml, len);
	explicit_bzero(xml, len);
	free(xml);
	return status;
}

int host_profile_add(struct cli *cli, struct nl_msg *msg)
{
	(void)msg;
	return with_store(cli, true, add);
}

int host_profile_list(struct cli *cli, struct nl_msg *msg)
{
	(void)msg;
	return with_store(cli, false, list_all);
}

int host_profile_show(struct cli *cli, struct nl_msg *msg)
{
	(void)msg;
	return with_store(cli, false, show);
}

int host_profile_delete(struct cli *cli, struct nl_msg *msg)
{
	(void)msg;
	return with_store(cli, false, delete);
}
