// SPDX-License-Identifier: GPL-2.0-only
/*
 * Keys: what is passed on to the radio, and the account of what it has. The
 * keys of an association end with it; a request that comes too late is ignored.
 */
#include "dot11.h"
#include "emit.h"
#include "key.h"
#include "keys.h"

/* PORT-16: a key of the extension is for the association of its session. */
static bool session_runs(const struct nwifi_core *core, u32 session)
{
	return nwifi_core_has_session(core, session) &&
	       nwifi_core_has_post_association(core);
}

/* A deletion always passes: a manager cannot know that the key is gone. */
static bool key_passes(const struct nwifi_core *core,
		       const struct nwifi_key_request *key)
{
	const struct nwifi_station *st = &core->station;

	if (!st->radio_on ||
	    (st->phase != NWIFI_PHASE_A && key->op != NWIFI_KEY_DEL))
		return false;
	if (key->pairwise && !nwifi_mac_equal(key->peer, st->ap.bssid))
		return false;
	return !key->session || session_runs(core, key->session);
}

/* Ports and privacy exemptions depend on what there is to encrypt with. */
static void keys_account(struct nwifi_keys *keys,
			 const struct nwifi_key_request *key)
{
	const u8 bit = key->index < 8 ? NWIFI_BIT(key->index) : 0;

	switch ((enum nwifi_key_op)key->op) {
	case NWIFI_KEY_ADD:
		if (key->pairwise)
			keys->pairwise = true;
		else
			keys->defaults |= bit;
		break;
	case NWIFI_KEY_DEL:
		if (key->pairwise)
			keys->pairwise = false;
		else
			keys->defaults &= ~bit;
		break;
	case NWIFI_KEY_DEFAULT:
		if (key->unicast)
			keys->transmits = bit;
		break;
	case NWIFI_KEY_DEFAULT_MGMT:
		break;
	}
}

/**
 * nwifi_keys_request() - something is to be done with a key
 * @core: the core
 * @event: says what; its request is complete when this is decided
 * @out: receives the actions
 *
 * A key that the radio refuses ends the association, so that the account needs
 * no correction.
 */
void nwifi_keys_request(struct nwifi_core *core,
			const struct nwifi_event *event,
			struct nwifi_actions *out)
{
	if (key_passes(core, &event->key)) {
		nwifi_action_add(out, NWIFI_ACT_RADIO_KEY)->key = event->key;
		keys_account(&core->keys, &event->key);
	}
	nwifi_emit_success(core, event->request, out);
}
