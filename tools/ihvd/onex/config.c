// SPDX-License-Identifier: GPL-2.0-only
/*
 * Settings of 802.1X for a network (Documentation/onex.md), from the user's
 * file into a configuration of wpa_supplicant. Only known settings get there,
 * and their text is written in hexadecimal, so that no part of it can be taken
 * for another setting.
 *
 * This runs in the process that becomes the supplicant: the daemon itself never
 * has these credentials in its memory.
 */
#include <errno.h>
#include <fcntl.h>
#include <ini.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ihvd/onex/config.h"
#include "lib/attr.h"

/* Certificates of all authorities of a system have about half of this. */
#define MAX_FILE	(512 * 1024)
#define MAX_SETTINGS	(16 * 1024)

/**
 * enum setting_kind - what the value of a setting is
 * @TEXT: any text
 * @FILE_NAME: name of a file
 * @METHODS: names of EAP methods
 * @NUMBER: a number
 */
enum setting_kind {
	TEXT,
	FILE_NAME,
	METHODS,
	NUMBER,
};

static const struct {
	const char *name;
	enum setting_kind kind;
} known[] = {
	{ "altsubject_match", TEXT },
	{ "anonymous_identity", TEXT },
	{ "ca_cert", FILE_NAME },
	{ "client_cert", FILE_NAME },
	{ "domain_match", TEXT },
	{ "domain_suffix_match", TEXT },
	{ "eap", METHODS },
	{ "fragment_size", NUMBER },
	{ "identity", TEXT },
	{ "password", TEXT },
	{ "phase1", TEXT },
	{ "phase2", TEXT },
	{ "private_key", FILE_NAME },
	{ "private_key_passwd", TEXT },
};

#define EAP_TLS	13

/* EAP methods that make keys, by their numbers (IANA) */
static const struct {
	uint8_t type;
	bool is_tls;
	const char *name;
} methods[] = {
	{ EAP_TLS, true, "TLS" },
	{ 21, true, "TTLS" },
	{ 25, true, "PEAP" },
	{ 43, true, "FAST" },
	{ 47, false, "PSK" },
	{ 51, false, "GPSK" },
	{ 52, false, "PWD" },
};

/**
 * struct settings - the settings that have been read up to now
 * @c: the configuration
 * @out: stream that writes it
 * @set: which settings of @known there were
 * @is_tls: there is a method that relies on a certificate of the server
 * @has_password: there is a method with a password, which a certificate of the
 *	user may take the place of
 * @missing: gets a setting that is missing
 * @arg: for @missing
 */
struct settings {
	struct onex_config *c;
	FILE *out;
	bool set[NWC_ARRAY_SIZE(known)];
	bool is_tls;
	bool has_password;
	onex_missing_fn missing;
	void *arg;
};

__attribute__((format(printf, 2, 3)))
static bool config_refuse(struct onex_config *c, const char *fmt, ...)
{
	va_list ap;

	/* the first fault counts */
	if (!*c->why) {
		va_start(ap, fmt);
		vsnprintf(c->why, sizeof(c->why), fmt, ap);
		va_end(ap);
	}
	return false;
}

/* Makes a file that the supplicant, another user, can open by /proc/self/fd. */
static int memory_open(const char *name)
{
	const int fd = memfd_create(name, 0);

	if (fd >= 0 && fchmod(fd, 0444)) {
		close(fd);
		return -1;
	}
	return fd;
}

static bool file_copy(int from, int to, off_t left)
{
	char bytes[4096];
	ssize_t n;

	while ((n = read(from, bytes, sizeof(bytes))) > 0 && left >= n) {
		left -= n;
		if (write(to, bytes, (size_t)n) != n)
			return false;
	}
	explicit_bzero(bytes, sizeof(bytes));
	return !n;
}

/*
 * A copy is made, as the user that the supplicant runs as can read no private
 * key.
 */
static bool setting_put_file(struct settings *r, const char *name,
			     const char *path)
{
	const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct onex_config *c = r->c;
	struct stat st;
	int fd;

	if (file < 0)
		return config_refuse(c, "%s: %s", name, strerror(errno));
	if (fstat(file, &st) || !S_ISREG(st.st_mode) || st.st_size > MAX_FILE) {
		close(file);
		return config_refuse(c, "%s: not a file of at most %d bytes", name,
				     MAX_FILE);
	}
	fd = memory_open(name);
	if (fd < 0 || !file_copy(file, fd, MAX_FILE)) {
		close(file);
		return config_refuse(c, "%s: cannot be copied", name);
	}
	close(file);
	fprintf(r->out, "%s=\"/proc/self/fd/%d\"\n", name, fd);
	return true;
}

static void setting_put_text(struct settings *r, const char *name,
			     const char *text)
{
	fprintf(r->out, "%s=", name);
	for (; *text; text++)
		fprintf(r->out, "%02x", (unsigned char)*text);
	fputc('\n', r->out);
}

static bool setting_put_methods(struct settings *r, const char *text)
{
	char list[64], *rest = list, *name;
	size_t i;

	if (strlen(text) >= sizeof(list))
		return config_refuse(r->c, "eap: too many methods");
	strcpy(list, text);
	fputs("eap=", r->out);
	while ((name = strsep(&rest, " "))) {
		for (i = 0; i < NWC_ARRAY_SIZE(methods); i++)
			if (!strcmp(name, methods[i].name))
				break;
		if (i == NWC_ARRAY_SIZE(methods))
			return config_refuse(r->c, "eap: a method that is not known");
		r->is_tls |= methods[i].is_tls;
		r->has_password |= methods[i].type != EAP_TLS;
		fprintf(r->out, "%s ", name);
	}
	fputc('\n', r->out);
	return true;
}

static bool setting_put_number(struct settings *r, const char *name,
			       const char *text)
{
	char *end;
	const unsigned long n = strtoul(text, &end, 10);

	if (*end || end == text || n < 100 || n > 65535)
		return config_refuse(r->c, "%s: not a number from 100 to 65535", name);
	fprintf(r->out, "%s=%lu\n", name, n);
	return true;
}

/* Takes one line of the file. Return: 0 if it is an error. */
static int on_setting(void *arg, const char *section, const char *name,
		      const char *value)
{
	struct settings *r = arg;
	size_t i;

	for (i = 0; i < NWC_ARRAY_SIZE(known); i++)
		if (!*section && !strcmp(name, known[i].name))
			break;
	if (i == NWC_ARRAY_SIZE(known) || r->set[i] || !*value)
		return 0;
	r->set[i] = true;
	switch (known[i].kind) {
	case FILE_NAME:
		return setting_put_file(r, name, value);
	case METHODS:
		return setting_put_methods(r, value);
	case NUMBER:
		return setting_put_number(r, name, value);
	default:
		setting_put_text(r, name, value);
		return 1;
	}
}

static bool settings_have(const struct settings *r, const char *name)
{
	size_t i;

	for (i = 0; i < NWC_ARRAY_SIZE(known); i++)
		if (!strcmp(name, known[i].name))
			return r->set[i];
	return false;
}

static bool setting_ask_for(struct settings *r, const char *name,
			    const char *what)
{
	char value[ONEX_MAX_VALUE + 1];
	const bool there = r->missing(r->arg, what, value);

	if (there)
		setting_put_text(r, name, value);
	explicit_bzero(value, sizeof(value));
	return there || config_refuse(r->c, "%s: missing", name);
}

/*
 * Asks for the settings that are needed in any case. wpa_supplicant asks for
 * others when it needs them; but for these some of its methods fail instead.
 */
static bool settings_complete(struct settings *r)
{
	if (!settings_have(r, "identity") && !setting_ask_for(r, "identity", "IDENTITY"))
		return false;
	return !r->has_password || settings_have(r, "password") ||
	       settings_have(r, "private_key") || setting_ask_for(r, "password", "PASSWORD");
}

static bool settings_read(struct settings *r, FILE *file, uint8_t eap_type)
{
	const int line = ini_parse_file(file, on_setting, r);
	size_t i;

	if (line)
		return config_refuse(r->c, "line %d: not understood", line);
	if (!settings_have(r, "eap")) {
		for (i = 0; i < NWC_ARRAY_SIZE(methods); i++)
			if (eap_type && methods[i].type == eap_type)
				break;
		if (i == NWC_ARRAY_SIZE(methods))
			return config_refuse(r->c, "eap: neither here nor, as a method that is known, in the profile");
		setting_put_methods(r, methods[i].name);
	}
	/* without it the password would be given to any server that asks */
	if (r->is_tls && !settings_have(r, "ca_cert"))
		return config_refuse(r->c, "ca_cert: missing, and without it the server cannot be verified");
	return settings_complete(r);
}

/* Nobody else may have written the file, or may read it. */
static FILE *settings_open(struct onex_config *c, const char *path)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK |
			    O_NOFOLLOW);
	struct stat st;
	FILE *file;

	if (fd < 0) {
		config_refuse(c, "%s", strerror(errno));
		return NULL;
	}
	if (fstat(fd, &st) || !S_ISREG(st.st_mode) ||
	    st.st_uid != geteuid() || st.st_mode & 077 ||
	    st.st_size > MAX_SETTINGS) {
		close(fd);
		errno = EPERM;
		config_refuse(c, "not a short file that only its owner can read, and that ihvd's user owns");
		return NULL;
	}
	file = fdopen(fd, "r");
	if (!file)
		close(fd);
	return file;
}

/**
 * onex_config_path() - find the settings of a profile
 * @path: filled in
 * @size: room in @path
 * @directory: directory of all settings
 * @profile: name of the profile
 *
 * Return: 0, or -EINVAL if there can be none, as the name of the profile is no
 * name for a file.
 */
int onex_config_path(char *path, size_t size, const char *directory,
		     const char *profile)
{
	if (!*profile || *profile == '.' || strchr(profile, '/') ||
	    strlen(profile) > ONEX_MAX_NAME ||
	    snprintf(path, size, "%s/%s.conf", directory, profile) >=
	    (int)size)
		return -EINVAL;
	return 0;
}

/**
 * onex_config_make() - make a configuration of wpa_supplicant
 * @c: filled in; its files stay open until the process ends
 * @path: file with the user's settings
 * @eap_type: method that the profile names, 0 for none
 * @missing: gets a setting that the file does not have
 * @arg: for @missing
 *
 * wpa_supplicant is configured for WPA, with a handshake that never takes
 * place: that makes it print its key.
 *
 * Return: 0; -ENOENT if there is no such file; -EINVAL if the file is wrong,
 * see &onex_config.why.
 */
int onex_config_make(struct onex_config *c, const char *path, uint8_t eap_type,
		     onex_missing_fn missing, void *arg)
{
	struct settings r = { .c = c, .missing = missing, .arg = arg };
	bool ok = false;
	FILE *file;

	*c = (struct onex_config){ .fd = memory_open("onex") };
	file = settings_open(c, path);
	if (!file)
		return errno == ENOENT ? -ENOENT : -EINVAL;
	r.out = c->fd < 0 ? NULL : fdopen(dup(c->fd), "w");
	if (r.out) {
		fputs("ap_scan=0\neapol_version=2\nnetwork={\n"
		      "key_mgmt=WPA-EAP\nproto=RSN\npairwise=CCMP\n"
		      "group=CCMP\n", r.out);
		ok = settings_read(&r, file, eap_type);
		fputs("}\n", r.out);
		ok = !fclose(r.out) && ok;
	}
	fclose(file);
	return ok ? 0 : -EINVAL;
}
