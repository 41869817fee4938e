// SPDX-License-Identifier: GPL-2.0-only
/*
 * The profile store.
 *
 * Writers lock the directory. Readers need not, because a file changes in one
 * step. The name of a file follows from the name of its profile, but the name
 * in the profile decides.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/profile/file.h"
#include "lib/profile/fragment.h"
#include "lib/profile/parse.h"
#include "lib/profile/store.h"
#include "lib/profile/xml.h"
#include "lib/trust.h"

static int profile_missing(char *why)
{
	snprintf(why, NWC_PROFILE_WHY, "no such profile");
	return -ENOENT;
}

static void bytes_wipe(char *data, size_t len)
{
	if (data)
		explicit_bzero(data, len);
	free(data);
}

/**
 * nwc_profile_read_file() - read the document of a profile from a file
 * @dir: directory that @path starts from, or AT_FDCWD
 * @path: path of the file
 * @xml: set to the document, to be wiped and freed
 * @len: set to the length of @xml in bytes
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

/**
 * nwc_profile_read_trusted() - read the document of a profile from a file that
 *	nobody else can change
 * @path: path of the file
 * @xml: set to the document, to be wiped and freed
 * @len: set to the length of @xml in bytes
 * @why: set to what is wrong on failure
 *
 * Return: 0, -EPERM if others can change the file (see nwc_trust_open()), or
 * another negative error number.
 */
int nwc_profile_read_trusted(const char *path, char **xml, size_t *len,
			     char why[static NWC_PROFILE_WHY])
{
	char refused[NWC_TRUST_WHY];
	const int fd = nwc_trust_open(path, NWC_TRUST_FILE, refused);

	if (fd >= 0)
		return nwc_file_read_fd(fd, path, NWC_PROFILE_MAX_BYTES, xml,
					len, why);
	snprintf(why, NWC_PROFILE_WHY, "%s", refused);
	return fd;
}

/* The directories above the store are public, the store itself is private. */
static int directories_create(const char *path)
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
 * @store: set to the store
 * @path: directory of the store; NULL for NWC_PROFILE_DIR
 * @create: create the directory if it does not exist
 * @why: set to what is wrong on failure
 *
 * Return: 0 or a negative error number. A directory that does not exist is no
 * failure: it is a store without profiles.
 */
int nwc_profile_store_open(struct nwc_profile_store *store,
			   const char *path, bool create,
			   char why[static NWC_PROFILE_WHY])
{
	int err;

	path = path ?: NWC_PROFILE_DIR;
	*store = (struct nwc_profile_store){ .dir = -1 };
	if (create) {
		err = *path ? directories_create(path) : -ENOENT;
		if (err)
			return nwc_why_errno(why, -err, "%.160s", path);
	}
	store->dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (store->dir < 0 && (errno != ENOENT || create))
		return nwc_why_errno(why, errno, "%.160s", path);
	return 0;
}

/**
 * nwc_profile_store_open_trusted() - open a store that nobody else can change
 * @store: set to the store
 * @path: directory of the store
 * @create: create the directory if it does not exist
 * @why: set to what is wrong on failure
 *
 * Return: as nwc_profile_store_open(); -EPERM if others can change the
 * directory (see nwc_trust_open()).
 */
int nwc_profile_store_open_trusted(struct nwc_profile_store *store,
				   const char *path, bool create,
				   char why[static NWC_PROFILE_WHY])
{
	char refused[NWC_TRUST_WHY];
	int err;

	*store = (struct nwc_profile_store){ .dir = -1, .is_trusted = true };
	store->dir = nwc_trust_open(path, NWC_TRUST_DIRECTORY, refused);
	if (store->dir == -ENOENT && create) {
		err = *path ? directories_create(path) : -ENOENT;
		if (err) {
			store->dir = -1;
			return nwc_why_errno(why, -err, "%.160s", path);
		}
		store->dir = nwc_trust_open(path, NWC_TRUST_DIRECTORY, refused);
	}
	if (store->dir >= 0)
		return 0;
	err = store->dir;
	store->dir = -1;
	if (err == -ENOENT && !create)
		return 0;
	snprintf(why, NWC_PROFILE_WHY, "%s", refused);
	return err;
}

/**
 * nwc_profile_store_close() - close a store
 * @store: store, also one that could not be opened
 */
void nwc_profile_store_close(struct nwc_profile_store *store)
{
	if (store->dir >= 0)
		close(store->dir);
	store->dir = -1;
}

static int store_lock(struct nwc_profile_store *store, char *why)
{
	if (store->dir < 0)
		return profile_missing(why);
	while (flock(store->dir, LOCK_EX)) {
		if (errno != EINTR)
			return nwc_why_errno(why, errno,
					     "cannot lock the store");
	}
	return 0;
}

static void store_unlock(struct nwc_profile_store *store)
{
	flock(store->dir, LOCK_UN);
}

/* Reads a file of the store. Links in a store are not followed. */
static int store_read_file(const struct nwc_profile_store *store,
			   const char *file, size_t max, char **data,
			   size_t *len, char *why)
{
	char refused[NWC_TRUST_WHY];
	int fd, err;

	if (!store->is_trusted)
		return nwc_file_read(store->dir, file, max, data, len, why);
	fd = nwc_file_open(store->dir, file, why);
	if (fd < 0)
		return fd;
	err = nwc_trust_check(fd, refused);
	if (!err)
		return nwc_file_read_fd(fd, file, max, data, len, why);
	close(fd);
	snprintf(why, NWC_PROFILE_WHY, "%.120s is refused: %.100s", file,
		 refused);
	return err;
}

/**
 * nwc_profile_store_read() - read the profile in one file of a store
 * @store: store that exists
 * @file: name of the file
 * @profile: set to the profile, to be given to nwc_profile_free()
 * @why: set to what is wrong on failure
 *
 * Return: 0 or a negative error number.
 */
int nwc_profile_store_read(struct nwc_profile_store *store, const char *file,
			   struct nwc_profile **profile,
			   char why[static NWC_PROFILE_WHY])
{
	char *xml;
	size_t len;
	int err = store_read_file(store, file, NWC_PROFILE_MAX_BYTES, &xml,
				  &len, why);

	if (err)
		return err;
	err = nwc_profile_parse(xml, len, profile, why);
	bytes_wipe(xml, len);
	return err;
}

/**
 * nwc_profile_store_find() - find a profile by its name
 * @store: store
 * @name: name, case-sensitive
 * @profile: set to the profile, to be given to nwc_profile_free()
 * @why: set to what is wrong on failure
 *
 * Return: 0, -ENOENT if there is none, or another negative error number.
 */
int nwc_profile_store_find(struct nwc_profile_store *store,
			   const char *name,
			   struct nwc_profile **profile,
			   char why[static NWC_PROFILE_WHY])
{
	char file[NWC_PROFILE_FILE_TEXT];
	int err;

	if (store->dir < 0)
		return profile_missing(why);
	nwc_profile_file(file, name, NWC_PROFILE_SUFFIX);
	err = nwc_profile_store_read(store, file, profile, why);
	if (err == -ENOENT)
		return profile_missing(why);
	/* The file may have a name that does not fit the profile in it. */
	if (!err && strcmp((*profile)->name, name)) {
		nwc_profile_free(*profile);
		*profile = NULL;
		return profile_missing(why);
	}
	return err;
}

/* Prefix of the names of all files with custom user data of a profile. */
static char *user_prefix(char buf[static NWC_PROFILE_FILE_TEXT],
			 const char *name)
{
	return nwc_profile_file(buf, name, NWC_USER_SUFFIX);
}

/* Name of the file with the custom user data of one user (IHV-94). */
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
 * The order of these steps keeps a profile from ever being seen with the custom
 * user data of another one, even after an interruption.
 */
static int profile_replace(int dir, const char *name, const void *xml,
			   size_t len, char *why)
{
	char file[NWC_PROFILE_FILE_TEXT], user[NWC_PROFILE_FILE_TEXT];
	int err;

	nwc_profile_file(file, name, NWC_PROFILE_SUFFIX);
	err = nwc_file_stage(dir, file, xml, len, why);
	if (err)
		return err;
	err = nwc_file_remove_all(dir, user_prefix(user, name), why);
	if (err)
		nwc_file_abandon(dir, file);
	else
		err = nwc_file_commit(dir, file, why);
	return err;
}

/* Refuse to overwrite a file that holds a profile of another name. */
static int file_check_owner(struct nwc_profile_store *store, const char *name,
			    char *why)
{
	struct nwc_profile *present;
	char file[NWC_PROFILE_FILE_TEXT];
	int err = 0;

	nwc_profile_file(file, name, NWC_PROFILE_SUFFIX);
	/* A damaged profile may be replaced. */
	if (nwc_profile_store_read(store, file, &present, why))
		return 0;
	if (strcmp(present->name, name)) {
		snprintf(why, NWC_PROFILE_WHY,
			 "%s belongs to a profile of another name", file);
		err = -EEXIST;
	}
	nwc_profile_free(present);
	return err;
}

/**
 * nwc_profile_store_add() - store a profile
 * @store: store, opened with @create
 * @xml: document of the profile, which is stored unchanged
 * @len: length of @xml in bytes
 * @profile: set to the profile, to be given to nwc_profile_free()
 * @why: set to what is wrong on failure; nothing has changed then
 *
 * A profile of the same name is replaced, and its custom user data is removed.
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
	err = store_lock(store, why);
	if (!err) {
		err = file_check_owner(store, p->name, why);
		if (!err)
			err = profile_replace(store->dir, p->name, xml, len,
					      why);
		store_unlock(store);
	}
	if (err)
		nwc_profile_free(p);
	else
		*profile = p;
	return err;
}

/**
 * nwc_profile_store_delete() - delete a profile and its custom user data
 * @store: store
 * @name: name of the profile
 * @why: set to what is wrong on failure
 *
 * A damaged profile can be deleted, too.
 *
 * Return: 0, -ENOENT if there is none, or another negative error number.
 */
int nwc_profile_store_delete(struct nwc_profile_store *store,
			     const char *name,
			     char why[static NWC_PROFILE_WHY])
{
	char file[NWC_PROFILE_FILE_TEXT], user[NWC_PROFILE_FILE_TEXT];
	struct nwc_profile *profile = NULL;
	int err = store_lock(store, why);

	if (err)
		return err;
	nwc_profile_file(file, name, NWC_PROFILE_SUFFIX);
	err = nwc_profile_store_find(store, name, &profile, why);
	nwc_profile_free(profile);
	if (err != -ENOENT) {
		err = nwc_file_remove_all(store->dir, user_prefix(user, name),
					  why);
		if (!err)
			err = nwc_file_remove(store->dir, file, why);
	}
	store_unlock(store);
	return err;
}

static int profile_edit(struct nwc_profile_store *store, const char *name,
			const char *connectivity, const char *security,
			bool use_ms_onex, char *why)
{
	char file[NWC_PROFILE_FILE_TEXT], *xml, *edited;
	struct nwc_profile *profile;
	size_t len;
	int err;

	err = nwc_profile_store_find(store, name, &profile, why);
	if (err)
		return err;
	nwc_profile_free(profile);
	nwc_profile_file(file, name, NWC_PROFILE_SUFFIX);
	err = store_read_file(store, file, NWC_PROFILE_MAX_BYTES, &xml, &len,
			      why);
	if (err)
		return err;
	err = nwc_profile_with_fragments(xml, len, connectivity, security,
					 use_ms_onex, &edited, why);
	bytes_wipe(xml, len);
	if (err)
		return err;
	/* With the fragments of the extension it must still be a profile. */
	err = nwc_profile_parse(edited, strlen(edited), &profile, why);
	if (!err) {
		nwc_profile_free(profile);
		err = profile_replace(store->dir, name, edited, strlen(edited),
				      why);
	}
	nwc_xml_wipe(edited);
	return err;
}

/**
 * nwc_profile_store_set_fragments() - replace the fragments of a profile
 * @store: store
 * @name: name of the profile
 * @connectivity: connectivity fragment, see nwc_profile_fragment(); NULL to
 *	leave it as it is
 * @security: security fragment, of the same form; NULL to leave it as it is
 * @use_ms_onex: new value of useMSOneX; only used if there is a @security
 * @why: set to what is wrong on failure; nothing has changed then
 *
 * Dot11ExtSetCurrentProfile does this. The custom user data of all users is
 * removed, too (IHV-42, IHV-94).
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
	int err = store_lock(store, why);

	if (err)
		return err;
	err = profile_edit(store, name, connectivity, security, use_ms_onex,
			   why);
	store_unlock(store);
	return err;
}

/**
 * nwc_profile_store_set_user() - replace the custom user data of a user
 * @store: store
 * @name: name of the profile
 * @uid: user, or NWC_PROFILE_SYSTEM
 * @data: data, which is stored unchanged
 * @len: length of @data, at most NWC_PROFILE_MAX_USER; 0 to remove it
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
		return nwc_why_errno(why, EFBIG, "custom user data");
	err = store_lock(store, why);
	if (err)
		return err;
	user_file(user, name, uid);
	err = nwc_profile_store_find(store, name, &profile, why);
	if (!err) {
		nwc_profile_free(profile);
		if (len)
			err = nwc_file_stage(store->dir, user, data, len,
					     why);
		if (!err)
			err = len ? nwc_file_commit(store->dir, user, why) :
				    nwc_file_remove(store->dir, user, why);
	}
	store_unlock(store);
	return err;
}

/**
 * nwc_profile_store_get_user() - read the custom user data of a user
 * @store: store
 * @name: name of the profile
 * @uid: user, or NWC_PROFILE_SYSTEM
 * @data: set to the data, to be freed; NULL if there is none
 * @len: set to the length of @data
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
	/*
	 * Without the lock the data could belong to a profile that replaces
	 * this one at the same time.
	 */
	err = store_lock(store, why);
	if (err)
		return err;
	user_file(user, name, uid);
	err = nwc_profile_store_find(store, name, &profile, why);
	if (!err) {
		nwc_profile_free(profile);
		err = store_read_file(store, user, NWC_PROFILE_MAX_USER, data,
				      len, why);
		if (err == -ENOENT)
			err = 0;
	}
	store_unlock(store);
	return err;
}
