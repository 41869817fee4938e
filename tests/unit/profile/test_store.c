// SPDX-License-Identifier: GPL-2.0-only
/* Where profiles are kept (IHV-42, IHV-94). */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "documents.h"
#include "lib/profile/file.h"
#include "lib/profile/list.h"
#include "lib/profile/store.h"

#define PLAIN(_name)	PROFILE(NAMED(_name) CAFE ESS)
#define WITH_IHV(_name)	PROFILE(NAMED(_name) CAFE ESS IHV(""))

#define ALICE		1000
#define BOB		100

/**
 * struct place - a directory for a test
 * @top: it
 * @path: the store in it
 * @store: the store, open
 * @why: what went wrong
 */
struct place {
	char top[64];
	char path[80];
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];
};

static int set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));
	const char *tmp = getenv("TMPDIR");

	snprintf(place->top, sizeof(place->top), "%.40s/nwifi-XXXXXX",
		 tmp ? tmp : "/tmp");
	if (!mkdtemp(place->top))
		return -1;
	snprintf(place->path, sizeof(place->path), "%s/a/b", place->top);
	*state = place;
	return nwc_profile_store_open(&place->store, place->path, true,
				      place->why);
}

static int remove_entry(const char *path, const struct stat *st, int type,
			struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static int tear_down(void **state)
{
	struct place *place = *state;

	nwc_profile_store_close(&place->store);
	nftw(place->top, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
	free(place);
	return 0;
}

static void add_good(struct place *place, const char *xml)
{
	struct nwc_profile *p;

	if (nwc_profile_store_add(&place->store, xml, strlen(xml), &p,
				  place->why))
		fail_msg("%s", place->why);
	nwc_profile_free(p);
}

static int add(struct place *place, const char *xml)
{
	struct nwc_profile *p;
	int err = nwc_profile_store_add(&place->store, xml, strlen(xml), &p,
					place->why);

	if (!err)
		nwc_profile_free(p);
	return err;
}

/* Return: files in a directory, those that begin with a dot included. */
static int count(const char *path)
{
	struct dirent *entry;
	DIR *dir = opendir(path);
	int n = 0;

	assert_non_null(dir);
	while ((entry = readdir(dir)))
		n += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
	closedir(dir);
	return n;
}

static bool is_stored(struct place *place, const char *name)
{
	struct nwc_profile *p;
	int err = nwc_profile_store_find(&place->store, name, &p,
					 place->why);

	if (err) {
		assert_int_equal(err, -ENOENT);
		assert_string_equal(place->why, "no such profile");
		return false;
	}
	assert_string_equal(p->name, name);
	nwc_profile_free(p);
	return true;
}

static void write_file(struct place *place, const char *file,
		       const char *text)
{
	int fd = openat(place->store.dir, file, O_WRONLY | O_CREAT | O_TRUNC,
			0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

static void kept_and_found(void **state)
{
	struct place *place = *state;
	struct nwc_profile_list list;
	struct nwc_blob home = { (const uint8_t *)"home", 4 };
	struct nwc_blob none = { (const uint8_t *)"none", 4 };

	add_good(place, PROFILE(NAMED("b") NETWORK("<name>home</name>") ESS));
	add_good(place, PROFILE(NAMED("caf\xc3\xa9 1") CAFE ESS));
	add_good(place, PROFILE(NAMED("a") NETWORK("<hex>686f6d65</hex>") ESS));

	assert_true(is_stored(place, "b"));
	assert_true(is_stored(place, "caf\xc3\xa9 1"));
	assert_false(is_stored(place, "B"));
	assert_false(is_stored(place, ""));

	assert_int_equal(nwc_profile_store_load(&place->store, &list, NULL,
						NULL, place->why), 0);
	assert_int_equal(list.n, 3);
	assert_string_equal(list.v[0]->name, "a");
	assert_string_equal(list.v[1]->name, "b");
	assert_string_equal(list.v[2]->name, "caf\xc3\xa9 1");
	assert_true(nwc_profile_has_ssid(list.v[0], home));
	assert_true(nwc_profile_has_ssid(list.v[1], home));
	assert_false(nwc_profile_has_ssid(list.v[2], home));
	assert_false(nwc_profile_has_ssid(list.v[0], none));
	nwc_profile_list_free(&list);

	assert_int_equal(nwc_profile_store_delete(&place->store, "a",
						  place->why), 0);
	assert_false(is_stored(place, "a"));
	assert_int_equal(nwc_profile_store_delete(&place->store, "a",
						  place->why), -ENOENT);
	assert_int_equal(count(place->path), 2);
}

/* The bytes that were given, whatever they are encoded in. */
static void kept_as_it_is(void **state)
{
	struct place *place = *state;
	char file[NWC_PROFILE_FILE_TEXT], *xml;
	size_t len;

	add_good(place, "\xef\xbb\xbf" PLAIN("p") "<!-- mine -->");
	nwc_profile_file(file, "p", NWC_PROFILE_SUFFIX);
	assert_int_equal(nwc_profile_read_file(place->store.dir, file, &xml,
					       &len, place->why), 0);
	assert_string_equal(xml, "\xef\xbb\xbf" PLAIN("p") "<!-- mine -->");
	free(xml);
}

static void nobody_else_can_read(void **state)
{
	struct place *place = *state;
	char file[NWC_PROFILE_FILE_TEXT];
	struct stat st;
	mode_t mask = umask(0);

	add_good(place, PLAIN("p"));
	umask(mask);
	assert_int_equal(stat(place->path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	nwc_profile_file(file, "p", NWC_PROFILE_SUFFIX);
	assert_int_equal(fstatat(place->store.dir, file, &st, 0), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(nwc_profile_store_set_user(&place->store, "p", ALICE, "x",
						    1, place->why), 0);
	nwc_profile_file(file, "p", NWC_USER_SUFFIX "-1000");
	assert_int_equal(fstatat(place->store.dir, file, &st, 0), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
}

static void no_name_leads_out(void **state)
{
	static const char * const evil[] = {
		".", "..", "../x", "/etc/passwd", "a/../../b", ".hidden",
		"../../../../../../tmp/x", "a\\b", "%2e%2e%2f", "-rf", "a\nb",
		"~", "$(id)", " ", "con", "\xe2\x80\xae",
	};
	struct place *place = *state;
	char xml[2048], name[4 * 255 + 1] = "";
	size_t i;

	for (i = 0; i < NWC_ARRAY_SIZE(evil); i++) {
		snprintf(xml, sizeof(xml), PLAIN("%s"), evil[i]);
		add_good(place, xml);
		assert_true(is_stored(place, evil[i]));
	}
	/* names that differ in their ends only */
	for (i = 0; i < 254; i++)
		strcat(name, "\xe2\x98\x95");
	for (i = 0; i < 2; i++) {
		strcat(name, i ? "b" : "a");
		snprintf(xml, sizeof(xml), PLAIN("%s"), name);
		add_good(place, xml);
		assert_true(is_stored(place, name));
		name[strlen(name) - 1] = '\0';
	}
	assert_int_equal(count(place->path), NWC_ARRAY_SIZE(evil) + 2);
	/* nothing but the way to the store */
	assert_int_equal(count(place->top), 1);
	snprintf(xml, sizeof(xml), "%s/a", place->top);
	assert_int_equal(count(xml), 1);
}

static void file_names(void **state)
{
	char file[NWC_PROFILE_FILE_TEXT], name[1024];

	(void)state;
	assert_string_equal(nwc_profile_file(file, "a-Z_9", ".xml"),
			    "a-Z_9-6231bfae6df4647f.xml");
	assert_string_equal(nwc_profile_file(file, "", ".xml"),
			    "-cbf29ce484222325.xml");
	assert_string_equal(nwc_profile_file(file, "../\xc3", ".user"),
			    "%2E%2E%2F%C3-713374a6838d485f.user");
	memset(name, '.', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	assert_true(strlen(nwc_profile_file(file, name, ".user")) <
		    NWC_PROFILE_FILE_TEXT - 1);
}

static void invalid_changes_nothing(void **state)
{
	struct place *place = *state;

	assert_int_equal(add(place, PROFILE(NAMED("p"))), -EINVAL);
	assert_string_equal(place->why,
			    "line 1: <WLANProfile> lacks <SSIDConfig>");
	assert_int_equal(count(place->path), 0);

	add_good(place, PLAIN("p"));
	assert_int_equal(add(place, PROFILE(NAMED("p") CAFE)), -EINVAL);
	assert_true(is_stored(place, "p"));
	assert_int_equal(count(place->path), 1);
}

static void check_user_of(struct place *place, const char *name, uid_t uid,
			  const char *expected)
{
	char *data;
	size_t len;

	assert_int_equal(nwc_profile_store_get_user(&place->store, name,
						    uid, &data, &len,
						    place->why), 0);
	if (expected) {
		assert_int_equal(len, strlen(expected));
		assert_memory_equal(data, expected, len);
	} else {
		assert_null(data);
		assert_int_equal(len, 0);
	}
	free(data);
}

static void check_user(struct place *place, const char *name,
		       const char *expected)
{
	check_user_of(place, name, ALICE, expected);
}

/* IHV-94: initially absent, replaced, and gone with the profile */
static void custom_user_data(void **state)
{
	struct nwc_profile_store *store;
	struct place *place = *state;
	char *data, *big;
	size_t len;

	store = &place->store;
	assert_int_equal(nwc_profile_store_set_user(store, "p", ALICE, "x", 1,
						    place->why), -ENOENT);
	assert_int_equal(nwc_profile_store_get_user(store, "p", ALICE, &data, &len,
						    place->why), -ENOENT);
	add_good(place, PLAIN("p"));
	add_good(place, PLAIN("q"));
	check_user(place, "p", NULL);
	assert_int_equal(nwc_profile_store_set_user(store, "p", ALICE, "one", 3,
						    place->why), 0);
	check_user(place, "p", "one");
	check_user(place, "q", NULL);
	assert_int_equal(nwc_profile_store_set_user(store, "p", ALICE, "second", 6,
						    place->why), 0);
	check_user(place, "p", "second");
	assert_int_equal(nwc_profile_store_set_user(store, "p", ALICE, "\0", 0,
						    place->why), 0);
	check_user(place, "p", NULL);

	/* any bytes, up to the bound */
	big = calloc(1, NWC_PROFILE_MAX_USER + 1);
	assert_int_equal(nwc_profile_store_set_user(store, "p", ALICE, big,
						    NWC_PROFILE_MAX_USER,
						    place->why), 0);
	assert_int_equal(nwc_profile_store_set_user(store, "p", ALICE, big,
						    NWC_PROFILE_MAX_USER + 1,
						    place->why), -EFBIG);
	assert_int_equal(nwc_profile_store_get_user(store, "p", ALICE, &data, &len,
						    place->why), 0);
	assert_int_equal(len, NWC_PROFILE_MAX_USER);
	assert_memory_equal(data, big, len);
	free(data);
	free(big);

	/* another profile of that name */
	add_good(place, PLAIN("p"));
	check_user(place, "p", NULL);
	assert_int_equal(nwc_profile_store_set_user(store, "p", ALICE, "x", 1,
						    place->why), 0);
	assert_int_equal(nwc_profile_store_delete(store, "p", place->why),
			 0);
	add_good(place, PLAIN("p"));
	check_user(place, "p", NULL);
	assert_int_equal(count(place->path), 2);
}

static void set_user(struct place *place, const char *name, uid_t uid,
		     const char *data)
{
	assert_int_equal(nwc_profile_store_set_user(&place->store, name, uid,
						    data, strlen(data),
						    place->why), 0);
}

/* IHV-94: each user's is their own, that of nobody is nobody's */
static void users_are_kept_apart(void **state)
{
	struct place *place = *state;
	struct nwc_profile_store *store = &place->store;
	static const uid_t everybody[] = { 0, BOB, ALICE, (uid_t)-2,
					   NWC_PROFILE_SYSTEM };
	const size_t n = NWC_ARRAY_SIZE(everybody);
	char text[16];
	size_t i;

	add_good(place, WITH_IHV("p"));
	add_good(place, WITH_IHV("q"));
	set_user(place, "q", BOB, "of q");
	for (i = 0; i < n; i++) {
		check_user_of(place, "p", everybody[i], NULL);
		snprintf(text, sizeof(text), "of %u", everybody[i]);
		set_user(place, "p", everybody[i], text);
	}
	for (i = 0; i < n; i++) {
		snprintf(text, sizeof(text), "of %u", everybody[i]);
		check_user_of(place, "p", everybody[i], text);
	}
	set_user(place, "p", BOB, "");
	check_user_of(place, "p", BOB, NULL);
	check_user_of(place, "p", ALICE, "of 1000");

	/* IHV-42: gone for all of them, and for this profile only */
	assert_int_equal(nwc_profile_store_set_fragments(store, "p", "<a/>",
							 NULL, false,
							 place->why), 0);
	for (i = 0; i < n; i++)
		check_user_of(place, "p", everybody[i], NULL);
	check_user_of(place, "q", BOB, "of q");
	assert_int_equal(count(place->path), 3);
	for (i = 0; i < n; i++)
		set_user(place, "p", everybody[i], "again");
	assert_int_equal(nwc_profile_store_delete(store, "p", place->why),
			 0);
	assert_int_equal(count(place->path), 2);
}

/* IHV-42: SetCurrentProfile */
static void replaced_fragments_empty_the_user_data(void **state)
{
	struct place *place = *state;
	struct nwc_profile_store *store = &place->store;
	struct nwc_profile *p;

	add_good(place, WITH_IHV("p"));
	add_good(place, PLAIN("q"));
	assert_int_equal(nwc_profile_store_set_user(store, "p", ALICE, "x", 1,
						    place->why), 0);
	/* refused: all stays */
	assert_int_equal(nwc_profile_store_set_fragments(store, "p", "<a>",
							 NULL, false,
							 place->why),
			 -EINVAL);
	check_user(place, "p", "x");
	assert_int_equal(nwc_profile_store_set_fragments(store, "q", "<a/>",
							 NULL, false,
							 place->why),
			 -EINVAL);
	assert_int_equal(nwc_profile_store_set_fragments(store, "r", "<a/>",
							 NULL, false,
							 place->why),
			 -ENOENT);

	assert_int_equal(nwc_profile_store_set_fragments(store, "p",
							 "<IHV><a xmlns='u'/></IHV>",
							 "<b xmlns='v'/>",
							 true, place->why),
			 0);
	check_user(place, "p", NULL);
	assert_int_equal(nwc_profile_store_find(store, "p", &p, place->why),
			 0);
	assert_string_equal(p->ihv.connectivity, "<a xmlns=\"u\"/>");
	assert_string_equal(p->ihv.security, "<b xmlns=\"v\"/>");
	assert_true(p->ihv.use_ms_onex);
	nwc_profile_free(p);
}

/* Writing beyond this many bytes fails, as it does on a full disk. */
static void limit_files(rlim_t bytes)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes == RLIM_INFINITY ? limit.rlim_max : bytes;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void failed_write_leaves_the_old_one(void **state)
{
	struct place *place = *state;
	struct nwc_profile_store *store = &place->store;
	int replaced, added, user, fragments;
	char why[4][NWC_PROFILE_WHY];
	static const char longer[] = PROFILE(NAMED("p")
		NETWORK("<name>another one</name>") ESS IHV(""));
	struct nwc_profile *p;

	add_good(place, WITH_IHV("p"));
	assert_int_equal(nwc_profile_store_set_user(store, "p", ALICE, "data", 4,
						    place->why), 0);
	/* output goes to a file, maybe: no assertion while this lasts */
	limit_files(10);
	replaced = nwc_profile_store_add(store, longer, strlen(longer), &p,
					 why[0]);
	added = nwc_profile_store_add(store, PLAIN("q"), strlen(PLAIN("q")),
				      &p, why[1]);
	user = nwc_profile_store_set_user(store, "p", ALICE, "0123456789abcdef", 16,
					  why[2]);
	fragments = nwc_profile_store_set_fragments(store, "p", "<a/>", NULL,
						    false, why[3]);
	limit_files(RLIM_INFINITY);

	assert_int_equal(replaced, -EFBIG);
	assert_non_null(strstr(why[0], "p-af63ed4c8602096f.xml: File too large"));
	assert_int_equal(added, -EFBIG);
	assert_int_equal(user, -EFBIG);
	assert_int_equal(fragments, -EFBIG);
	assert_false(is_stored(place, "q"));
	assert_int_equal(nwc_profile_store_find(store, "p", &p, place->why),
			 0);
	assert_true(nwc_profile_has_ssid(p, (struct nwc_blob){
		(const uint8_t *)"cafe", 4 }));
	nwc_profile_free(p);
	check_user(place, "p", "data");
	assert_int_equal(count(place->path), 2);
}

static void what_an_interruption_leaves(void **state)
{
	struct place *place = *state;
	struct nwc_profile_list list;
	char file[NWC_PROFILE_FILE_TEXT], staged[NWC_PROFILE_FILE_TEXT + 8];

	add_good(place, PLAIN("p"));
	nwc_profile_file(file, "p", NWC_PROFILE_SUFFIX);
	snprintf(staged, sizeof(staged), ".%s.new", file);
	write_file(place, staged, "<WLANProf");
	assert_int_equal(nwc_profile_store_load(&place->store, &list, NULL,
						NULL, place->why), 0);
	assert_int_equal(list.n, 1);
	nwc_profile_list_free(&list);
	assert_true(is_stored(place, "p"));
	add_good(place, PLAIN("p"));
	assert_int_equal(count(place->path), 1);

	write_file(place, staged, "<WLANProf");
	nwc_profile_file(file, "p", NWC_USER_SUFFIX "-7");
	snprintf(staged, sizeof(staged), ".%s.new", file);
	write_file(place, staged, "sec");
	assert_int_equal(nwc_profile_store_delete(&place->store, "p",
						  place->why), 0);
	assert_int_equal(count(place->path), 0);
}

static void note_bad(const char *file, const char *why, void *arg)
{
	snprintf(arg, NWC_PROFILE_WHY, "%s: %s", file, why);
}

static void damaged_files_are_reported(void **state)
{
	char bad[NWC_PROFILE_WHY] = "", file[NWC_PROFILE_FILE_TEXT];
	struct place *place = *state;
	struct nwc_profile_list list;
	struct nwc_profile *p;

	add_good(place, PLAIN("p"));
	add_good(place, PLAIN("q"));
	nwc_profile_file(file, "p", NWC_PROFILE_SUFFIX);
	write_file(place, file, "<WLANProf");
	write_file(place, "readme.txt", "no profile");
	write_file(place, ".hidden.xml", PLAIN("hidden"));
	assert_int_equal(nwc_profile_store_load(&place->store, &list,
						note_bad, bad, place->why),
			 0);
	assert_int_equal(list.n, 1);
	assert_string_equal(list.v[0]->name, "q");
	nwc_profile_list_free(&list);
	assert_string_equal(bad,
			    "p-af63ed4c8602096f.xml: line 1: not well-formed XML");
	assert_int_equal(nwc_profile_store_find(&place->store, "p", &p,
						place->why), -EINVAL);

	/* either way out works */
	add_good(place, PLAIN("p"));
	assert_true(is_stored(place, "p"));
	write_file(place, file, "<WLANProf");
	assert_int_equal(nwc_profile_store_delete(&place->store, "p",
						  place->why), 0);
	assert_false(is_stored(place, "p"));
}

/* As if two names had the same hash. */
static void place_of_another_profile(void **state)
{
	struct place *place = *state;
	char file[NWC_PROFILE_FILE_TEXT];

	nwc_profile_file(file, "p", NWC_PROFILE_SUFFIX);
	write_file(place, file, PLAIN("other"));
	assert_false(is_stored(place, "p"));
	assert_int_equal(add(place, PLAIN("p")), -EEXIST);
	assert_string_equal(place->why,
			    "p-af63ed4c8602096f.xml belongs to a profile of another name");
	assert_int_equal(nwc_profile_store_delete(&place->store, "p",
						  place->why), -ENOENT);
	assert_int_equal(count(place->path), 1);
}

static void links_are_not_followed(void **state)
{
	struct place *place = *state;
	char file[NWC_PROFILE_FILE_TEXT], outside[128];
	struct nwc_profile *p;
	struct stat st;

	snprintf(outside, sizeof(outside), "%s/outside", place->top);
	add_good(place, PLAIN("p"));
	nwc_profile_file(file, "p", NWC_PROFILE_SUFFIX);
	assert_int_equal(renameat(place->store.dir, file, AT_FDCWD, outside),
			 0);
	assert_int_equal(symlinkat(outside, place->store.dir, file), 0);
	assert_int_equal(nwc_profile_store_find(&place->store, "p", &p,
						place->why), -ELOOP);
	/* the link is replaced, not what it leads to */
	assert_int_equal(truncate(outside, 0), 0);
	add_good(place, PLAIN("p"));
	assert_int_equal(stat(outside, &st), 0);
	assert_int_equal(st.st_size, 0);
	assert_int_equal(fstatat(place->store.dir, file, &st,
				 AT_SYMLINK_NOFOLLOW), 0);
	assert_true(S_ISREG(st.st_mode));
}

static void only_regular_files_are_read(void **state)
{
	struct place *place = *state;
	char fifo[128], *xml;
	size_t len;

	snprintf(fifo, sizeof(fifo), "%s/fifo", place->top);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_int_equal(nwc_profile_read_file(AT_FDCWD, fifo, &xml, &len,
					       place->why), -EINVAL);
	assert_non_null(strstr(place->why, "not a regular file"));
	assert_int_equal(nwc_profile_read_file(AT_FDCWD, place->top, &xml,
					       &len, place->why), -EISDIR);
	assert_int_equal(nwc_profile_read_file(AT_FDCWD, "/no/such", &xml,
					       &len, place->why), -ENOENT);
	assert_string_equal(place->why, "/no/such: No such file or directory");
}

static void no_store_yet(void **state)
{
	struct place *place = *state;
	struct nwc_profile_store store;
	struct nwc_profile_list list;
	struct nwc_profile *p;
	char path[128];

	snprintf(path, sizeof(path), "%s/none", place->top);
	assert_int_equal(nwc_profile_store_open(&store, path, false,
						place->why), 0);
	assert_int_equal(nwc_profile_store_load(&store, &list, NULL, NULL,
						place->why), 0);
	assert_int_equal(list.n, 0);
	nwc_profile_list_free(&list);
	assert_int_equal(nwc_profile_store_find(&store, "p", &p, place->why),
			 -ENOENT);
	assert_int_equal(nwc_profile_store_delete(&store, "p", place->why),
			 -ENOENT);
	nwc_profile_store_close(&store);

	snprintf(path, sizeof(path), "%s/file", place->top);
	close(open(path, O_WRONLY | O_CREAT, 0600));
	assert_int_equal(nwc_profile_store_open(&store, path, false,
						place->why), -ENOTDIR);
	assert_int_equal(nwc_profile_store_open(&store, path, true,
						place->why), -ENOTDIR);
	assert_int_equal(nwc_profile_store_open(&store, "", true,
						place->why), -ENOENT);
}

/* Two write, one reads: there always is a profile, and a whole one. */
static void many_at_a_time(void **state)
{
	struct place *place = *state;
	struct nwc_profile *p;
	pid_t writers[2];
	int i, n, status;

	add_good(place, PLAIN("p"));
	for (i = 0; i < 2; i++) {
		writers[i] = fork();
		assert_true(writers[i] >= 0);
		if (writers[i])
			continue;
		/* a lock belongs to an open file, which a fork shares */
		nwc_profile_store_close(&place->store);
		status = nwc_profile_store_open(&place->store, place->path,
						false, place->why);
		for (n = 0; n < 30 && !status; n++)
			status = add(place, i ? PLAIN("p") : WITH_IHV("p"));
		_exit(status ? 1 : 0);
	}
	for (n = 0; n < 300; n++) {
		if (nwc_profile_store_find(&place->store, "p", &p,
					   place->why))
			break;
		nwc_profile_free(p);
	}
	for (i = 0; i < 2; i++) {
		assert_int_equal(waitpid(writers[i], &status, 0), writers[i]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(n, 300);
	assert_int_equal(count(place->path), 1);
}

#define STORE_TEST(_fn)	cmocka_unit_test_setup_teardown(_fn, set_up, tear_down)

int suite_store(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(file_names),
		STORE_TEST(kept_and_found),
		STORE_TEST(kept_as_it_is),
		STORE_TEST(nobody_else_can_read),
		STORE_TEST(no_name_leads_out),
		STORE_TEST(invalid_changes_nothing),
		STORE_TEST(custom_user_data),
		STORE_TEST(replaced_fragments_empty_the_user_data),
		STORE_TEST(failed_write_leaves_the_old_one),
		STORE_TEST(users_are_kept_apart),
		STORE_TEST(what_an_interruption_leaves),
		STORE_TEST(damaged_files_are_reported),
		STORE_TEST(place_of_another_profile),
		STORE_TEST(links_are_not_followed),
		STORE_TEST(only_regular_files_are_read),
		STORE_TEST(no_store_yet),
		STORE_TEST(many_at_a_time),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
