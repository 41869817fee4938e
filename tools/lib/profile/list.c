// SPDX-License-Identifier: GPL-2.0-only
/* All the profiles of a store. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/profile/file.h"
#include "lib/profile/list.h"

static bool file_is_profile(const char *file)
{
	size_t len = strlen(file), end = strlen(NWC_PROFILE_SUFFIX);

	return *file != '.' && len > end && len < NWC_PROFILE_FILE_TEXT &&
	       !strcmp(file + len - end, NWC_PROFILE_SUFFIX);
}

static int profile_compare(const void *a, const void *b)
{
	const struct nwc_profile * const *pa = a;
	const struct nwc_profile * const *pb = b;

	return strcmp((*pa)->name, (*pb)->name);
}

static int list_append(struct nwc_profile_list *list,
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
 * @list: set to the profiles, to be given to nwc_profile_list_free()
 * @bad: called for every file that is not a profile; may be NULL
 * @arg: argument for @bad
 * @why: set to what is wrong on failure
 *
 * The host of an extension needs this: the extension validates every profile
 * (IHV-29) and matches each with the networks that were found (IHV-30).
 *
 * Return: 0 or a negative error number; a file that is not a profile is no
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
	/* A descriptor of its own keeps the position of other readers. */
	fd = openat(store->dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return nwc_why_errno(why, errno, "cannot read the store");
	dir = fdopendir(fd);
	if (!dir) {
		err = errno;
		close(fd);
		return nwc_why_errno(why, err, "cannot read the store");
	}
	while (!err && (errno = 0, entry = readdir(dir))) {
		if (!file_is_profile(entry->d_name))
			continue;
		err = nwc_profile_store_read(store, entry->d_name, &profile,
					     why);
		if (!err) {
			err = list_append(list, profile);
		} else if (err != -ENOMEM) {
			/* The profile may have been deleted meanwhile. */
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
		return nwc_why_errno(why, -err, "cannot read the store");
	}
	if (list->n)
		qsort(list->v, list->n, sizeof(*list->v), profile_compare);
	return 0;
}

/**
 * nwc_profile_list_free() - free the profiles of a list
 * @list: list, which is empty afterwards
 */
void nwc_profile_list_free(struct nwc_profile_list *list)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		nwc_profile_free(list->v[i]);
	free(list->v);
	*list = (struct nwc_profile_list){ 0 };
}
