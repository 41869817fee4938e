// SPDX-License-Identifier: GPL-2.0-only
/*
 * What an extension keeps with a profile, and its own part of it.
 *
 * Pages: DOT11EXT_SET_PROFILE_CUSTOM_USER_DATA,
 * DOT11EXT_GET_PROFILE_CUSTOM_USER_DATA, DOT11EXT_SET_CURRENT_PROFILE.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/request/functions.h"
#include "ihvd/bus/sessions.h"
#include "lib/profile_store.h"
#include "winerror.h"

/* IHV-41, IHV-42: during pre-association, not inside of its handler */
static uint32_t allowed(const struct adapter *a,
			const struct ihvd_message *call)
{
	if (call->head.in_handler == IHVD_PERFORM_PRE_ASSOCIATE)
		return ERROR_INVALID_STATE;
	if (!a->pre || call->head.arg[0] != a->pre)
		return ERROR_INVALID_HANDLE;
	if (a->pre_cancelled || !a->profile)
		return ERROR_INVALID_STATE;
	return ERROR_SUCCESS;
}

/*
 * IHV-94: whose data it is. Session 0 is nobody's: what is kept for it is the
 * system's own, and no user's.
 */
static uint32_t find_user(const struct adapter *a,
			  const struct ihvd_message *call, uid_t *uid)
{
	const uint32_t session = call->head.arg[1];

	*uid = NWC_PROFILE_SYSTEM;
	if (!session || sessions_user(a->plugin->daemon, session, uid))
		return ERROR_SUCCESS;
	return ERROR_NO_SUCH_LOGON_SESSION;
}

/* profiles that come from a file have no place for this but the store's */
static uint32_t open_store(const struct adapter *a,
			   struct nwc_profile_store *store,
			   char why[static NWC_PROFILE_WHY])
{
	const char *path = a->plugin->daemon->options->store;

	if (!nwc_profile_store_open(store, path, true, why))
		return ERROR_SUCCESS;
	plugin_log(a->plugin, "%s: %s", path, why);
	return ERROR_GEN_FAILURE;
}

static uint32_t outcome(const struct adapter *a, int err, const char *why)
{
	if (!err)
		return ERROR_SUCCESS;
	if (err == -ENOENT)
		return ERROR_NOT_FOUND;
	plugin_log(a->plugin, "%s: profile %s: %s", a->name, a->profile->name,
		   why);
	return err == -EINVAL || err == -EBADMSG ? ERROR_BAD_PROFILE :
						   ERROR_GEN_FAILURE;
}

/**
 * userdata_set() - Dot11ExtSetProfileCustomUserData (IHV-94)
 * @a: adapter
 * @call: connection session, session of the user; data
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t userdata_set(struct adapter *a, const struct ihvd_message *call,
		      struct ihvd_message *answer)
{
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];
	uint32_t result;
	uid_t uid;

	(void)answer;
	result = allowed(a, call);
	if (result)
		return result;
	if (call->head.len[0] > NWC_PROFILE_MAX_USER)
		return ERROR_INVALID_PARAMETER;
	result = find_user(a, call, &uid);
	if (!result)
		result = open_store(a, &store, why);
	if (result)
		return result;
	result = outcome(a, nwc_profile_store_set_user(&store,
							 a->profile->name, uid,
							 call->blob[0],
							 call->head.len[0],
							 why), why);
	nwc_profile_store_close(&store);
	return result;
}

/**
 * userdata_get() - Dot11ExtGetProfileCustomUserData (IHV-94)
 * @a: adapter
 * @call: connection session, session of the user
 * @answer: receives the data, which the caller frees; none if there is none
 *
 * Return: Win32 error.
 */
uint32_t userdata_get(struct adapter *a, const struct ihvd_message *call,
		      struct ihvd_message *answer)
{
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];
	char *data = NULL;
	size_t len = 0;
	uint32_t result;
	uid_t uid;

	result = allowed(a, call);
	if (!result)
		result = find_user(a, call, &uid);
	if (!result)
		result = open_store(a, &store, why);
	if (result)
		return result;
	result = outcome(a, nwc_profile_store_get_user(&store,
							 a->profile->name, uid,
							 &data, &len, why),
			 why);
	nwc_profile_store_close(&store);
	/* initially it is absent, which is no error */
	if (result == ERROR_NOT_FOUND)
		result = ERROR_SUCCESS;
	if (!result && len && ihvd_add_blob(answer, data, len))
		return ERROR_SUCCESS;
	free(data);
	return result || !len ? result : ERROR_GEN_FAILURE;
}

static char *text_of(const struct ihvd_message *call, unsigned int i)
{
	return strndup(call->blob[i] ? call->blob[i] : "", call->head.len[i]);
}

/**
 * userdata_set_current_profile() - Dot11ExtSetCurrentProfile (IHV-42)
 * @a: adapter
 * @call: connection session, which of the two are there, bUseMSOnex;
 *	connectivity fragment, security fragment
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t userdata_set_current_profile(struct adapter *a,
				      const struct ihvd_message *call,
				      struct ihvd_message *answer)
{
	const struct nwc_profile *old = a->profile;
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];
	uint32_t result = allowed(a, call);
	bool onex;
	char *conn, *sec;

	(void)answer;
	if (result)
		return result;
	conn = call->head.arg[1] ? text_of(call, 0) : NULL;
	sec = call->head.arg[2] ? text_of(call, 1) : NULL;
	onex = call->head.arg[2] ? call->head.arg[3] : old->ihv.use_ms_onex;
	result = open_store(a, &store, why);
	if (!result) {
		/* a part that is not given stays */
		result = outcome(a, nwc_profile_store_set_fragments(
				 &store, old->name,
				 conn ? conn : old->ihv.connectivity,
				 sec ? sec : old->ihv.security, onex, why),
				 why);
		nwc_profile_store_close(&store);
	}
	free(conn);
	free(sec);
	return result;
}
