// SPDX-License-Identifier: GPL-2.0-only
/*
 * Where profiles are kept.
 *
 * Writers lock the directory; readers need not, for a file changes in one
 * step. A profile is found by a name that follows from its own, and the name
 * inside of the file has the last word.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/profile_file.h"
#include "lib/profile_store.h"

static int fail(char *why, int err, const char *what)
{
	snprintf(why, NWC_PROFILE_WHY, "%.160s: %s", what, strerror(err));
	return -err;
}

static int no_such(char *why)
{
	snprintf(why, NWC_PROFILE_WHY, "no such profile");
	return -ENOENT;
}

static void wipe(char *data, size_t len)
{
	if (data)
		explicit_bzero(data, len);
	free(data);
}

/**
 * nwc_profile_read_file() - read the bytes of a profile
 * @dir: directory that @path starts from, or AT_FDCWD
 * @path: file
 * @xml: set to the bytes, to be wiped and freed
 * @len: set to how many
 * @why: set to what is wrong on failure
 *
 * Return: 0 or a negative error number.
 */
int nwc_profile_read_file(int dir, const char *path, char **xml,
			  size_t *len, char why[static NWC_PROFILE_WHY])
{
	return nwc_file_read(dir, path, NWC_PROFILE_MAX_BYTES, xml, len,
			     why);
}

/* What is above the store is nobody's secret; the store is. */
static int make_directories(const char *path)
{
	char *copy = strdup(path), *slash;
	int err = 0;

	if (!copy)
		return -ENOMEM;
	for (slash = strchr(copy + 1, '/'); slash && !err;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(copy, 0755) && errno != EEXIST)
			err = -errno;
		*slash = '/';
	}
	if (!err && mkdir(copy, 0700) && errno != EEXIST)
		err = -errno;
	free(copy);
	return err;
}

/**
 * nwc_profile_store_open() - open a store
 * @store: set to it
 * @path: its directory; NULL for NWC_PROFILE_DIR
 * @create: make the directory if it is not there
 * @why: set to what is wrong on failure
 *
 * Return: 0 or a negative error number. That the directory is not there is
 * no failure: nothing was stored yet.
 */
int nwc_profile_store_open(struct nwc_profile_store *store,
			   const char *path, bool create,
			   char why[static NWC_PROFILE_WHY])
{
	int err;

	path = path ?: NWC_PROFILE_DIR;
	store->dir = -1;
	if (create) {
		err = *path ? make_directories(path) : -ENOENT;
		if (err)
			return fail(why, -err, path);
	}
	store->dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (store->dir < 0 && (errno != ENOENT || create))
		return fail(why, errno, path);
	return 0;
}

/**
 * nwc_profile_store_close() - close a store
 * @store: store; opening it may have failed
 */
void nwc_profile_store_close(struct nwc_profile_store *store)
{
	if (store->dir >= 0)
		close(store->dir);
	store->dir = -1;
}

static int lock(struct nwc_profile_store *store, char *why)
{
	if (store->dir < 0)
		return no_such(why);
	while (flock(store->dir, LOCK_EX)) {
		if (errno != EINTR)
			return fail(why, errno, "cannot lock the store");
	}
	return 0;
}

static void unlock(struct nwc_profile_store *store)
{
	flock(store->dir, LOCK_UN);
}

static bool is_profile_file(const char *file)
{
	size_t len = strlen(file), end = strlen(NWC_PROFILE_SUFFIX);

	return *file != '.' && len > end && len < NWC_PROFILE_FILE_TEXT &&
	       !strcmp(file + len - end, NWC_PROFILE_SUFFIX);
}

static int read_profile(int dir, const char *file,
			struct nwc_profile **profile, char *why)
{
	char *xml;
	size_t len;
	int err = nwc_profile_read_file(dir, file, &xml, &len, why);

	if (err)
		return err;
	err = nwc_profile_parse(xml, len, profile, why);
	wipe(xml, len);
	return err;
}

/* The file may bear a name that is not that of the profile in it. */
static int find(int dir, const char *name, struct nwc_profile **profile,
		char *why)
{
	char file[NWC_PROFILE_FILE_TEXT];
	int err;

	if (dir < 0)
		return no_such(why);
	nwc_profile_file(file, name, NWC_PROFILE_SUFFIX);
	err = read_profile(dir, file, profile, why);
	if (err == -ENOENT)
		return no_such(why);
	if (!err && strcmp((*profile)->name, name)) {
		nwc_profile_free(*profile);
		*profile = NULL;
		return no_such(why);
	}
	return err;
}

static int by_name(const void *a, const void *b)
{
	const struct nwc_profile * const *pa = a;
	const struct nwc_profile * const *pb = b;

	return strcmp((*pa)->name, (*pb)->name);
}

static int append(struct nwc_profile_list *list,
		  struct nwc_profile *profile)
{
	void *grown = reallocarray(list->v, list->n + 1, sizeof(*list->v));

	if (!grown) {
		nwc_profile_free(profile);
		return -ENOMEM;
	}
	list->v = grown;
	list->v[list->n++] = profile;
	return 0;
}

/**
 * nwc_profile_store_load() - read all profiles
 * @store: store
 * @list: set to them, to be given to nwc_profile_list_free()
 * @bad: told of every file that is no profile; may be NULL
 * @arg: for @bad
 * @why: set to what is wrong on failure
 *
 * For who needs them all, such as the host of an extension, which has it
 * validate each of them (IHV-29) and match each with what was found (IHV-30).
 *
 * Return: 0 or a negative error number; a file that is no profile is no
 * failure.
 */
int nwc_profile_store_load(struct nwc_profile_store *store,
			   struct nwc_profile_list *list,
			   nwc_profile_bad_fn bad, void *arg,
			   char why[static NWC_PROFILE_WHY])
{
	struct nwc_profile *profile;
	struct dirent *entry;
	int fd, err = 0;
	DIR *dir;

	*list = (struct nwc_profile_list){ 0 };
	if (store->dir < 0)
		return 0;
	/* a position of its own: two may read at a time */
	fd = openat(store->dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return fail(why, errno, "cannot read the store");
	dir = fdopendir(fd);
	if (!dir) {
		err = errno;
		close(fd);
		return fail(why, err, "cannot read the store");
	}
	while (!err && (errno = 0, entry = readdir(dir))) {
		if (!is_profile_file(entry->d_name))
			continue;
		err = read_profile(store->dir, entry->d_name, &profile, why);
		if (!err) {
			err = append(list, profile);
		} else if (err != -ENOMEM) {
			/* deleted since, or damaged */
			if (bad && err != -ENOENT)
				bad(entry->d_name, why, arg);
			err = 0;
		}
	}
	if (!err && errno)
		err = -errno;
	closedir(dir);
	if (err) {
		nwc_profile_list_free(list);
		return fail(why, -err, "cannot read the store");
	}
	if (list->n)
		qsort(list->v, list->n, sizeof(*list->v), by_name);
	return 0;
}

/**
 * nwc_profile_list_free() - forget a list of profiles
 * @list: list; empty afterwards
 */
void nwc_profile_list_free(struct nwc_profile_list *list)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		nwc_profile_free(list->v[i]);
	free(list->v);
	*list = (struct nwc_profile_list){ 0 };
}

/* What the names of all files with custom user data of a profile begin with. */
static char *user_files(char buf[static NWC_PROFILE_FILE_TEXT],
			const char *name)
{
	return nwc_profile_file(buf, name, NWC_USER_SUFFIX);
}

/* IHV-94: that of one user */
static char *user_file(char buf[static NWC_PROFILE_FILE_TEXT],
		       const char *name, uid_t uid)
{
	char suffix[sizeof(NWC_USER_SUFFIX) + 16];

	if (uid == NWC_PROFILE_SYSTEM)
		snprintf(suffix, sizeof(suffix), NWC_USER_SUFFIX "-system");
	else
		snprintf(suffix, sizeof(suffix), NWC_USER_SUFFIX "-%u", uid);
	return nwc_profile_file(buf, name, suffix);
}

/*
 * In this order nobody ever sees a profile with the custom user data of
 * another one, not even after an interruption.
 */
static int replace(int dir, const char *name, const void *xml, size_t len,
		   char *why)
{
	char file[NWC_PROFILE_FILE_TEXT], user[NWC_PROFILE_FILE_TEXT];
	int err;

	nwc_profile_file(file, name, NWC_PROFILE_SUFFIX);
	err = nwc_file_stage(dir, file, xml, len, why);
	if (err)
		return err;
	err = nwc_file_remove_all(dir, user_files(user, name), why);
	if (err)
		nwc_file_abandon(dir, file);
	else
		err = nwc_file_commit(dir, file, why);
	return err;
}

/* Is the place of this name taken by a profile of another one? */
static int check_place(int dir, const char *name, char *why)
{
	struct nwc_profile *there;
	char file[NWC_PROFILE_FILE_TEXT];
	int err = 0;

	nwc_profile_file(file, name, NWC_PROFILE_SUFFIX);
	/* what is damaged may be replaced */
	if (read_profile(dir, file, &there, why))
		return 0;
	if (strcmp(there->name, name)) {
		snprintf(why, NWC_PROFILE_WHY,
			 "%s belongs to a profile of another name", file);
		err = -EEXIST;
	}
	nwc_profile_free(there);
	return err;
}

/**
 * nwc_profile_store_add() - store a profile
 * @store: store, opened with @create
 * @xml: the profile; stored as it is
 * @len: bytes of it
 * @profile: set to the profile, to be given to nwc_profile_free()
 * @why: set to what is wrong on failure; nothing has changed then
 *
 * One of the same name is replaced, and the custom user data of it is gone.
 *
 * Return: 0 or a negative error number.
 */
int nwc_profile_store_add(struct nwc_profile_store *store,
			  const void *xml, size_t len,
			  struct nwc_profile **profile,
			  char why[static NWC_PROFILE_WHY])
{
	struct nwc_profile *p;
	int err = nwc_profile_parse(xml, len, &p, why);

	if (err)
		return err;
	err = lock(store, why);
	if (!err) {
		err = check_place(store->dir, p->name, why);
		if (!err)
			err = replace(store->dir, p->name, xml, len, why);
		unlock(store);
	}
	if (err)
		nwc_profile_free(p);
	else
		*profile = p;
	return err;
}

/**
 * nwc_profile_store_find() - find a profile by its name
 * @store: store
 * @name: name, case-sensitive
 * @profile: set to it, to be given to nwc_profile_free()
 * @why: set to what is wrong on failure
 *
 * Return: 0, -ENOENT if there is none, or another negative error number.
 */
int nwc_profile_store_find(struct nwc_profile_store *store,
			   const char *name,
			   struct nwc_profile **profile,
			   char why[static NWC_PROFILE_WHY])
{
	return find(store->dir, name, profile, why);
}

/**
 * nwc_profile_store_find_ssid() - find a profile for a network
 * @store: store
 * @ssid: SSID of the network
 * @profile: set to it, to be given to nwc_profile_free()
 * @why: set to what is wrong on failure
 *
 * If there are several it is the first one by name.
 *
 * Return: 0, -ENOENT if there is none, or another negative error number.
 */
int nwc_profile_store_find_ssid(struct nwc_profile_store *store,
				struct nwc_blob ssid,
				struct nwc_profile **profile,
				char why[static NWC_PROFILE_WHY])
{
	struct nwc_profile_list list;
	int err = nwc_profile_store_load(store, &list, NULL, NULL, why);
	size_t i;

	if (err)
		return err;
	for (i = 0; i < list.n; i++) {
		if (nwc_profile_has_ssid(list.v[i], ssid))
			break;
	}
	if (i < list.n) {
		*profile = list.v[i];
		list.v[i] = NULL;
	} else {
		err = no_such(why);
	}
	nwc_profile_list_free(&list);
	return err;
}

/**
 * nwc_profile_store_delete() - delete a profile and its custom user data
 * @store: store
 * @name: its name
 * @why: set to what is wrong on failure
 *
 * A damaged one can be deleted, too.
 *
 * Return: 0, -ENOENT if there is none, or another negative error number.
 */
int nwc_profile_store_delete(struct nwc_profile_store *store,
			     const char *name,
			     char why[static NWC_PROFILE_WHY])
{
	char file[NWC_PROFILE_FILE_TEXT], user[NWC_PROFILE_FILE_TEXT];
	struct nwc_profile *profile = NULL;
	int err = lock(store, why);

	if (err)
		return err;
	nwc_profile_file(file, name, NWC_PROFILE_SUFFIX);
	err = find(store->dir, name, &profile, why);
	nwc_profile_free(profile);
	if (err != -ENOENT) {
		err = nwc_file_remove_all(store->dir, user_files(user, name),
					  why);
		if (!err)
			err = nwc_file_remove(store->dir, file, why);
	}
	unlock(store);
	return err;
}

static int edit(struct nwc_profile_store *store, const char *name,
		const char *connectivity, const char *security,
		bool use_ms_onex, char *why)
{
	char file[NWC_PROFILE_FILE_TEXT], *xml, *edited;
	struct nwc_profile *profile;
	size_t len;
	int err;

	err = find(store->dir, name, &profile, why);
	if (err)
		return err;
	nwc_profile_free(profile);
	nwc_profile_file(file, name, NWC_PROFILE_SUFFIX);
	err = nwc_profile_read_file(store->dir, file, &xml, &len, why);
	if (err)
		return err;
	err = nwc_profile_with_fragments(xml, len, connectivity, security,
					 use_ms_onex, &edited, why);
	wipe(xml, len);
	if (err)
		return err;
	/* what an extension has put in must still be a profile */
	err = nwc_profile_parse(edited, strlen(edited), &profile, why);
	if (!err) {
		nwc_profile_free(profile);
		err = replace(store->dir, name, edited, strlen(edited), why);
	}
	wipe(edited, strlen(edited));
	return err;
}

/**
 * nwc_profile_store_set_fragments() - replace the fragments of a profile
 * @store: store
 * @name: name of the profile
 * @connectivity: connectivity fragment, UTF-8, with <IHV> and </IHV> around
 *	it or without; NULL to leave it as it is
 * @security: security fragment, likewise
 * @use_ms_onex: goes with @security
 * @why: set to what is wrong on failure; nothing has changed then
 *
 * What Dot11ExtSetCurrentProfile does; the custom user data of all users is
 * emptied, too (IHV-42, IHV-94).
 *
 * Return: 0 or a negative error number.
 */
int nwc_profile_store_set_fragments(struct nwc_profile_store *store,
				    const char *name,
				    const char *connectivity,
				    const char *security,
				    bool use_ms_onex,
				    char why[static NWC_PROFILE_WHY])
{
	int err = lock(store, why);

	if (err)
		return err;
	err = edit(store, name, connectivity, security, use_ms_onex, why);
	unlock(store);
	return err;
}

/**
 * nwc_profile_store_set_user() - replace the data of a user with a profile
 * @store: store
 * @name: name of the profile
 * @uid: user that it is for, or NWC_PROFILE_SYSTEM
 * @data: data; kept as it is
 * @len: bytes of it, at most NWC_PROFILE_MAX_USER; 0 to have none
 * @why: set to what is wrong on failure; nothing has changed then
 *
 * IHV-94.
 *
 * Return: 0, -ENOENT if there is no such profile, or another negative error
 * number.
 */
int nwc_profile_store_set_user(struct nwc_profile_store *store,
			       const char *name, uid_t uid,
			       const void *data, size_t len,
			       char why[static NWC_PROFILE_WHY])
{
	struct nwc_profile *profile;
	char user[NWC_PROFILE_FILE_TEXT];
	int err;

	if (len > NWC_PROFILE_MAX_USER)
		return fail(why, EFBIG, "custom user data");
	err = lock(store, why);
	if (err)
		return err;
	user_file(user, name, uid);
	err = find(store->dir, name, &profile, why);
	if (!err) {
		nwc_profile_free(profile);
		if (len)
			err = nwc_file_stage(store->dir, user, data, len,
					     why);
		if (!err)
			err = len ? nwc_file_commit(store->dir, user, why) :
				    nwc_file_remove(store->dir, user, why);
	}
	unlock(store);
	return err;
}

/**
 * nwc_profile_store_get_user() - read the data of a user with a profile
 * @store: store
 * @name: name of the profile
 * @uid: user that it is for, or NWC_PROFILE_SYSTEM
 * @data: set to the data, to be freed; NULL if there is none
 * @len: set to the bytes of it
 * @why: set to what is wrong on failure
 *
 * IHV-94.
 *
 * Return: 0, -ENOENT if there is no such profile, or another negative error
 * number.
 */
int nwc_profile_store_get_user(struct nwc_profile_store *store,
			       const char *name, uid_t uid, char **data,
			       size_t *len,
			       char why[static NWC_PROFILE_WHY])
{
	struct nwc_profile *profile;
	char user[NWC_PROFILE_FILE_TEXT];
	int err;

	*data = NULL;
	*len = 0;
	/* or it could be that of a profile that replaces this one just now */
	err = lock(store, why);
	if (err)
		return err;
	user_file(user, name, uid);
	err = find(store->dir, name, &profile, why);
	if (!err) {
		nwc_profile_free(profile);
		err = nwc_file_read(store->dir, user,
				    NWC_PROFILE_MAX_USER, data, len, why);
		if (err == -ENOENT)
			err = 0;
	}
	unlock(store);
	return err;
}
