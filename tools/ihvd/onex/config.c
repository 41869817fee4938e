// SPDX-License-Identifier: GPL-2.0-only
/*
 * Settings of 802.1X for a network (Documentation/onex.md): out of the user's
 * file, into a configuration of wpa_supplicant. Only known settings get there,
 * and all of their text in hexadecimal, so that nothing in it can be taken for
 * another setting.
 *
 * This runs in the process that becomes the supplicant: the daemon itself never
 * has credentials in its memory.
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

/* Certificates of all authorities of a system have about half of this. */
#define MAX_FILE	(512 * 1024)
#define MAX_SETTINGS	(16 * 1024)

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))

/**
 * enum kind - what the value of a setting is
 * @TEXT: any text
 * @FILE_NAME: name of a file
 * @METHODS: names of EAP methods
 * @NUMBER: a number
 */
enum kind {
	TEXT,
	FILE_NAME,
	METHODS,
	NUMBER,
};

static const struct {
	const char *name;
	enum kind kind;
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
 * struct reader - what has been read up to now
 * @c: the configuration
 * @out: writes it
 * @set: which of @known there were
 * @is_tls: there is a method that relies on a certificate of the server
 * @has_password: there is one with a password, unless a certificate of the user
 *	takes its place
 * @missing: whom to ask for what there is not
 * @arg: for @missing
 */
struct reader {
	struct onex_config *c;
	FILE *out;
	bool set[ARRAY_SIZE(known)];
	bool is_tls;
	bool has_password;
	onex_missing_fn missing;
	void *arg;
};

__attribute__((format(printf, 2, 3)))
static bool refuse(struct onex_config *c, const char *fmt, ...)
{
	va_list ap;

	/* what was wrong first counts */
	if (!*c->why) {
		va_start(ap, fmt);
		vsnprintf(c->why, sizeof(c->why), fmt, ap);
		va_end(ap);
	}
	return false;
}

/* the supplicant, another user, opens it by /proc/self/fd */
static int open_memory(const char *name)
{
	const int fd = memfd_create(name, 0);

	if (fd >= 0 && fchmod(fd, 0444)) {
		close(fd);
		return -1;
	}
	return fd;
}

static bool copy(int from, int to, off_t left)
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

/* a copy, as the user that the supplicant runs as cannot read private keys */
static bool put_file(struct reader *r, const char *name, const char *path)
{
	const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct onex_config *c = r->c;
	struct stat st;
	int fd;

	if (file < 0)
		return refuse(c, "%s: %s", name, strerror(errno));
	if (fstat(file, &st) || !S_ISREG(st.st_mode) || st.st_size > MAX_FILE) {
		close(file);
		return refuse(c, "%s: not a file of at most %d bytes", name,
			      MAX_FILE);
	}
	fd = open_memory(name);
	if (fd < 0 || !copy(file, fd, MAX_FILE)) {
		close(file);
		return refuse(c, "%s: cannot be copied", name);
	}
	close(file);
	fprintf(r->out, "%s=\"/proc/self/fd/%d\"\n", name, fd);
	return true;
}

static void put_text(struct reader *r, const char *name, const char *text)
{
	fprintf(r->out, "%s=", name);
	for (; *text; text++)
		fprintf(r->out, "%02x", (unsigned char)*text);
	fputc('\n', r->out);
}

static bool put_methods(struct reader *r, const char *text)
{
	char list[64], *rest = list, *name;
	size_t i;

	if (strlen(text) >= sizeof(list))
		return refuse(r->c, "eap: too many methods");
	strcpy(list, text);
	fputs("eap=", r->out);
	while ((name = strsep(&rest, " "))) {
		for (i = 0; i < ARRAY_SIZE(methods); i++)
			if (!strcmp(name, methods[i].name))
				break;
		if (i == ARRAY_SIZE(methods))
			return refuse(r->c, "eap: a method that is not known");
		r->is_tls |= methods[i].is_tls;
		r->has_password |= methods[i].type != EAP_TLS;
		fprintf(r->out, "%s ", name);
	}
	fputc('\n', r->out);
	return true;
}

static bool put_number(struct reader *r, const char *name, const char *text)
{
	char *end;
	const unsigned long n = strtoul(text, &end, 10);

	if (*end || end == text || n < 100 || n > 65535)
		return refuse(r->c, "%s: not a number from 100 to 65535", name);
	fprintf(r->out, "%s=%lu\n", name, n);
	return true;
}

/* one line of the file; 0 makes it an error */
static int put_setting(void *arg, const char *section, const char *name,
		       const char *value)
{
	struct reader *r = arg;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(known); i++)
		if (!*section && !strcmp(name, known[i].name))
			break;
	if (i == ARRAY_SIZE(known) || r->set[i] || !*value)
		return 0;
	r->set[i] = true;
	switch (known[i].kind) {
	case FILE_NAME:
		return put_file(r, name, value);
	case METHODS:
		return put_methods(r, value);
	case NUMBER:
		return put_number(r, name, value);
	default:
		put_text(r, name, value);
		return 1;
	}
}

static bool has(const struct reader *r, const char *name)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(known); i++)
		if (!strcmp(name, known[i].name))
			return r->set[i];
	return false;
}

static bool ask_for(struct reader *r, const char *name, const char *what)
{
	char value[ONEX_MAX_VALUE + 1];
	const bool there = r->missing(r->arg, what, value);

	if (there)
		put_text(r, name, value);
	explicit_bzero(value, sizeof(value));
	return there || refuse(r->c, "%s: missing", name);
}

/*
 * What is sure to be needed. What is not, wpa_supplicant asks for when it comes
 * to that; but some of its methods fail instead.
 */
static bool complete(struct reader *r)
{
	if (!has(r, "identity") && !ask_for(r, "identity", "IDENTITY"))
		return false;
	return !r->has_password || has(r, "password") ||
	       has(r, "private_key") || ask_for(r, "password", "PASSWORD");
}

static bool read_settings(struct reader *r, FILE *file, uint8_t eap_type)
{
	const int line = ini_parse_file(file, put_setting, r);
	size_t i;

	if (line)
		return refuse(r->c, "line %d: not understood", line);
	if (!has(r, "eap")) {
		for (i = 0; i < ARRAY_SIZE(methods); i++)
			if (eap_type && methods[i].type == eap_type)
				break;
		if (i == ARRAY_SIZE(methods))
			return refuse(r->c, "eap: neither here nor, as a method that is known, in the profile");
		put_methods(r, methods[i].name);
	}
	/* whoever asks for it would be given the password */
	if (r->is_tls && !has(r, "ca_cert"))
		return refuse(r->c, "ca_cert: missing, but it is what the server is known by");
	return complete(r);
}

/* nobody else may have written it, or may read it */
static FILE *open_settings(struct onex_config *c, const char *path)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK |
			    O_NOFOLLOW);
	struct stat st;
	FILE *file;

	if (fd < 0) {
		refuse(c, "%s", strerror(errno));
		return NULL;
	}
	if (fstat(fd, &st) || !S_ISREG(st.st_mode) ||
	    st.st_uid != geteuid() || st.st_mode & 077 ||
	    st.st_size > MAX_SETTINGS) {
		close(fd);
		errno = EPERM;
		refuse(c, "not a short file that only its owner can read, and that we own");
		return NULL;
	}
	file = fdopen(fd, "r");
	if (!file)
		close(fd);
	return file;
}

/**
 * onex_config_path() - where the settings of a profile are
 * @path: filled in
 * @size: room in @path
 * @directory: where all of them are
 * @profile: name of the profile
 *
 * Return: 0, or -EINVAL if there can be none: the name is no name of a file.
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
 * @c: filled in; what it has open is left to the end of the process
 * @path: file with the user's settings
 * @eap_type: method that the profile names, 0 for none
 * @missing: who is asked for what the file does not have
 * @arg: for @missing
 *
 * WPA with a handshake that never takes place is what makes it show its key.
 *
 * Return: 0; -ENOENT if there is no such file; -EINVAL if it is not as it has
 * to be, see &onex_config.why.
 */
int onex_config_make(struct onex_config *c, const char *path, uint8_t eap_type,
		     onex_missing_fn missing, void *arg)
{
	struct reader r = { .c = c, .missing = missing, .arg = arg };
	bool ok = false;
	FILE *file;

	*c = (struct onex_config){ .fd = open_memory("onex") };
	file = open_settings(c, path);
	if (!file)
		return errno == ENOENT ? -ENOENT : -EINVAL;
	r.out = c->fd < 0 ? NULL : fdopen(dup(c->fd), "w");
	if (r.out) {
		fputs("ap_scan=0\neapol_version=2\nnetwork={\n"
		      "key_mgmt=WPA-EAP\nproto=RSN\npairwise=CCMP\n"
		      "group=CCMP\n", r.out);
		ok = read_settings(&r, file, eap_type);
		fputs("}\n", r.out);
		ok = !fclose(r.out) && ok;
	}
	fclose(file);
	return ok ? 0 : -EINVAL;
}
