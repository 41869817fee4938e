// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a plugin keeps with a profile: data for each user, and its own
 * fragments.
 *
 * Pages: DOT11EXT_SET_PROFILE_CUSTOM_USER_DATA,
 * DOT11EXT_GET_PROFILE_CUSTOM_USER_DATA, DOT11EXT_SET_CURRENT_PROFILE.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/bus/sessions.h"
#include "ihvd/ipc/wire.h"
#include "ihvd/plugin/log.h"
#include "ihvd/user/userdata.h"
#include "lib/profile/store.h"
#include "lib/profile/xml.h"
#include "winerror.h"

/* IHV-41, IHV-42: during pre-association, but not inside of its handler */
static uint32_t connection_check(const struct adapter *a,
				 const struct ihvd_message *call,
				 uint64_t connection)
{
	if (call->head.in_handler == IHVD_PERFORM_PRE_ASSOCIATE)
		return ERROR_INVALID_STATE;
	/* IHV-25: AdapterReset ends the session, even if a completion is due */
	if (!a->pre || a->pre_cancelled || connection != a->pre)
		return ERROR_INVALID_HANDLE;
	/* whatever thread calls: the process holds this call back, or should */
	if (a->pre_running || !a->profile)
		return ERROR_INVALID_STATE;
	return ERROR_SUCCESS;
}

/*
 * IHV-94: finds the user whose data it is. Session 0 belongs to nobody: what is
 * kept for it is the system's own, and no user's.
 */
static uint32_t user_find(const struct adapter *a, uint32_t session, uid_t *uid)
{
	*uid = NWC_PROFILE_SYSTEM;
	if (!session || sessions_user(a->daemon->sessions, session, uid))
		return ERROR_SUCCESS;
	return ERROR_NO_SUCH_LOGON_SESSION;
}

/* The store has room for this also where a profile comes from a file. */
static uint32_t store_open(const struct adapter *a,
			   struct nwc_profile_store *store,
			   char why[static NWC_PROFILE_WHY])
{
	const char *path = a->daemon->options->store;

	if (!nwc_profile_store_open_trusted(store, path, true, why))
		return ERROR_SUCCESS;
	plugin_log(a->plugin, "%s: %s", path, why);
	return ERROR_GEN_FAILURE;
}

/* Win32 error for an error number of the store */
static uint32_t store_result(const struct adapter *a, int err, const char *why)
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
 * @call: the call
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t userdata_set(struct adapter *a, const struct ihvd_message *call,
		      struct ihvd_message *answer)
{
	const struct ihvd_set_user_data *set = &call->set_user_data;
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];
	uint32_t result;
	uid_t uid;
	int err;

	(void)answer;
	result = connection_check(a, call, set->connection);
	if (result)
		return result;
	if (set->data.len > NWC_PROFILE_MAX_USER)
		return ERROR_INVALID_PARAMETER;
	result = user_find(a, set->session, &uid);
	if (!result)
		result = store_open(a, &store, why);
	if (result)
		return result;
	err = nwc_profile_store_set_user(&store, a->profile->name, uid,
					 set->data.data, set->data.len, why);
	result = store_result(a, err, why);
	nwc_profile_store_close(&store);
	return result;
}

/**
 * userdata_get() - Dot11ExtGetProfileCustomUserData (IHV-94)
 * @a: adapter
 * @call: the call
 * @answer: receives the data, which the caller frees
 *
 * Return: Win32 error; that there is no data is no error.
 */
uint32_t userdata_get(struct adapter *a, const struct ihvd_message *call,
		      struct ihvd_message *answer)
{
	const struct ihvd_get_user_data *get = &call->get_user_data;
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];
	char *data = NULL;
	size_t len = 0;
	uint32_t result;
	uid_t uid;
	int err;

	result = connection_check(a, call, get->connection);
	if (!result)
		result = user_find(a, get->session, &uid);
	if (!result)
		result = store_open(a, &store, why);
	if (result)
		return result;
	err = nwc_profile_store_get_user(&store, a->profile->name, uid, &data,
					 &len, why);
	result = store_result(a, err, why);
	nwc_profile_store_close(&store);
	if (result == ERROR_NOT_FOUND)
		result = ERROR_SUCCESS;
	if (!result && len) {
		answer->bytes.bytes = (struct nwc_blob){ (void *)data, len };
		if (ihvd_fits(answer))
			return ERROR_SUCCESS;
		answer->bytes.bytes = (struct nwc_blob){ NULL, 0 };
		result = ERROR_GEN_FAILURE;
	}
	ihvd_wipe(data, len);
	return result;
}

static char *text_copy(struct nwc_blob text)
{
	return strndup(text.data ? (const char *)text.data : "", text.len);
}

/**
 * userdata_set_current_profile() - Dot11ExtSetCurrentProfile (IHV-42)
 * @a: adapter
 * @call: the call
 * @answer: unused
 *
 * A part that is not given stays as it is.
 *
 * Return: Win32 error.
 */
uint32_t userdata_set_current_profile(struct adapter *a,
				      const struct ihvd_message *call,
				      struct ihvd_message *answer)
{
	const struct ihvd_current_profile *set = &call->current_profile;
	const struct nwc_profile *old = a->profile;
	struct nwc_profile_store store;
	char *connectivity, *security;
	char why[NWC_PROFILE_WHY];
	uint32_t result;
	bool use_onex;
	int err;

	(void)answer;
	result = connection_check(a, call, set->connection);
	if (result)
		return result;
	connectivity = set->has_connectivity ? text_copy(set->connectivity) :
					       NULL;
	security = set->has_security ? text_copy(set->security) : NULL;
	use_onex = set->has_security ? set->use_ms_onex : old->ihv.use_ms_onex;
	result = store_open(a, &store, why);
	if (!result) {
		err = nwc_profile_store_set_fragments(
			&store, old->name,
			connectivity ? connectivity : old->ihv.connectivity,
			security ? security : old->ihv.security, use_onex, why);
		result = store_result(a, err, why);
		nwc_profile_store_close(&store);
	}
	nwc_xml_wipe(connectivity);
	nwc_xml_wipe(security);
	return result;
}
