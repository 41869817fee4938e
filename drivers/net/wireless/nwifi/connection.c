// SPDX-License-Identifier: GPL-2.0-only
/* Connect and roam requests: validated here, carried out by the worker. */
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/slab.h>
#include <net/cfg80211.h>

#include "adapter.h"
#include "connection.h"
#include "core/dot11.h"
#include "job.h"
#include "worker.h"

static struct nwifi_join_params *alloc_params(const struct nwifi_adapter *adapter,
					      size_t ies_len)
{
	struct nwifi_join_params *params;

	params = kzalloc(struct_size(params, ies, ies_len), GFP_KERNEL);
	if (!params)
		return NULL;
	params->ies_len = ies_len;
	params->config.bss_type = NWIFI_BSS_INFRASTRUCTURE;
	params->config.n_ssids = 1;
	params->config.n_bssids = 1;
	eth_broadcast_addr(params->config.bssids[0]);
	nwifi_wiphy_rates(adapter, &params->config);
	return params;
}

/**
 * nwifi_join_params_open() - parameters for a network without security
 * @adapter: the adapter
 * @ssid: the SSID wanted
 * @bssid: the AP wanted, %NULL for any
 *
 * Return: parameters to be freed with kfree_sensitive(), %NULL without memory.
 */
struct nwifi_join_params *
nwifi_join_params_open(const struct nwifi_adapter *adapter,
		       const struct nwifi_ssid *ssid, const u8 *bssid)
{
	struct nwifi_join_params *params = alloc_params(adapter, 0);

	if (!params)
		return NULL;
	params->config.ssids[0] = *ssid;
	if (bssid)
		ether_addr_copy(params->config.bssids[0], bssid);
	params->config.auth = NWIFI_BIT(NWIFI_AUTH_OPEN);
	params->config.unicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
	params->config.multicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
	return params;
}

static u32 auth_set(const struct cfg80211_crypto_settings *crypto)
{
	u32 set = 0;
	int i;

	for (i = 0; i < crypto->n_akm_suites; i++) {
		const u32 algo = nwifi_auth_from_akm(crypto->akm_suites[i]);

		if (algo)
			set |= NWIFI_BIT(algo);
		/*
		 * One selector stands for WPA and RSN in nl80211; which one
		 * is meant, the versions say.
		 */
		if (!(crypto->wpa_versions & NL80211_WPA_VERSION_1))
			continue;
		if (algo == NWIFI_AUTH_RSNA)
			set |= NWIFI_BIT(NWIFI_AUTH_WPA);
		if (algo == NWIFI_AUTH_RSNA_PSK)
			set |= NWIFI_BIT(NWIFI_AUTH_WPA_PSK);
	}
	return set;
}

static u32 cipher_set(const u32 *suites, int n)
{
	u32 set = 0;
	int i;

	for (i = 0; i < n; i++)
		set |= NWIFI_BIT(nwifi_cipher_from_suite(suites[i]));
	return set;
}

/**
 * nwifi_join_params_nl80211() - parameters from an nl80211 connect
 * @adapter: the adapter
 * @sme: what cfg80211 was asked for
 *
 * Return: parameters to be freed with kfree_sensitive(), or an error pointer:
 * -EOPNOTSUPP for what the station cannot do, -EINVAL for a contradiction.
 */
struct nwifi_join_params *
nwifi_join_params_nl80211(const struct nwifi_adapter *adapter,
			  const struct cfg80211_connect_params *sme)
{
	const struct cfg80211_crypto_settings *crypto = &sme->crypto;
	struct nwifi_join_params *params;
	struct nwifi_config *config;
	const u8 *hint = sme->bssid_hint;
	int i;

	if (sme->auth_type != NL80211_AUTHTYPE_AUTOMATIC &&
	    sme->auth_type != NL80211_AUTHTYPE_OPEN_SYSTEM)
		return ERR_PTR(-EOPNOTSUPP);
	if (sme->key || sme->pbss)
		return ERR_PTR(-EOPNOTSUPP);
	if (sme->ssid_len > NWIFI_SSID_BYTES)
		return ERR_PTR(-EINVAL);
	/* an AKM whose handshake nobody here knows would never open the port */
	for (i = 0; i < crypto->n_akm_suites; i++)
		if (!nwifi_wiphy_has_akm(crypto->akm_suites[i]))
			return ERR_PTR(-EOPNOTSUPP);

	params = alloc_params(adapter, sme->ie_len);
	if (!params)
		return ERR_PTR(-ENOMEM);
	memcpy(params->ies, sme->ie, sme->ie_len);
	params->privacy = sme->privacy;
	params->wpa_versions = crypto->wpa_versions;
	params->cipher_group = crypto->cipher_group;
	if (crypto->n_ciphers_pairwise)
		params->cipher_pairwise = crypto->ciphers_pairwise[0];
	if (crypto->n_akm_suites)
		params->akm = crypto->akm_suites[0];
	params->mfp = sme->mfp == NL80211_MFP_REQUIRED;

	config = &params->config;
	config->ssids[0].len = sme->ssid_len;
	memcpy(config->ssids[0].data, sme->ssid, sme->ssid_len);
	if (sme->bssid)
		ether_addr_copy(config->bssids[0], sme->bssid);
	if (hint) {
		config->have_hint = true;
		ether_addr_copy(config->hint, hint);
	}
	config->controlled = crypto->n_akm_suites > 0;
	config->mfp_capable = sme->mfp != NL80211_MFP_NO;
	config->mfp_required = params->mfp;
	if (config->controlled) {
		config->auth = auth_set(crypto);
		config->unicast = cipher_set(crypto->ciphers_pairwise,
					     crypto->n_ciphers_pairwise);
		config->multicast = cipher_set(&crypto->cipher_group, 1);
	} else {
		config->auth = NWIFI_BIT(NWIFI_AUTH_OPEN);
		config->unicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
		config->multicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
	}
	return params;
}

#define RSN_LEN	22

/* an RSN element of one suite each (IEEE 802.11, 9.4.2.24) */
static void put_rsn(u8 *to, u32 group, u32 pairwise, u32 akm)
{
	to[0] = WLAN_EID_RSN;
	to[1] = RSN_LEN - 2;
	put_unaligned_le16(1, to + 2);
	put_unaligned_be32(group, to + 4);
	put_unaligned_le16(1, to + 8);
	put_unaligned_be32(pairwise, to + 10);
	put_unaligned_le16(1, to + 14);
	put_unaligned_be32(akm, to + 16);
	put_unaligned_le16(0, to + 20);
}

/* one that encrypts data, not management frames alone */
static u32 data_suite(const struct nwifi_adapter *adapter, u32 cipher)
{
	return cipher == NWIFI_CIPHER_BIP ? 0 :
	       nwifi_wiphy_suite(adapter, cipher);
}

/**
 * nwifi_join_params_ihv() - parameters that an IHV extension has chosen (IHV-45)
 * @adapter: the adapter
 * @auth: DOT11_AUTH_ALGORITHM
 * @unicast: DOT11_CIPHER_ALGORITHM
 * @multicast: DOT11_CIPHER_ALGORITHM
 *
 * A proprietary algorithm (from 0x80000000) is the extension's own business:
 * towards the AP the network is an open one.
 *
 * Return: parameters to be freed with kfree_sensitive(), or an error pointer:
 * -EOPNOTSUPP for algorithms that the station does not have.
 */
struct nwifi_join_params *
nwifi_join_params_ihv(const struct nwifi_adapter *adapter, u32 auth,
		      u32 unicast, u32 multicast)
{
	const bool rsn = auth == NWIFI_AUTH_RSNA || auth == NWIFI_AUTH_RSNA_PSK;
	u32 pairwise = data_suite(adapter, unicast);
	u32 group = data_suite(adapter, multicast);
	u32 akm = nwifi_wiphy_akm(auth);
	struct nwifi_join_params *params;

	if (rsn ? !pairwise || !group || !akm :
		  auth != NWIFI_AUTH_OPEN && auth < NWIFI_AUTH_IHV)
		return ERR_PTR(-EOPNOTSUPP);
	params = alloc_params(adapter, rsn ? RSN_LEN : 0);
	if (!params)
		return ERR_PTR(-ENOMEM);
	if (!rsn) {
		params->config.auth = NWIFI_BIT(NWIFI_AUTH_OPEN);
		params->config.unicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
		params->config.multicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
		return params;
	}
	params->config.auth = NWIFI_BIT(auth);
	params->config.unicast = NWIFI_BIT(unicast);
	params->config.multicast = NWIFI_BIT(multicast);
	params->privacy = true;
	params->wpa_versions = NL80211_WPA_VERSION_2;
	params->cipher_pairwise = pairwise;
	params->cipher_group = group;
	params->akm = akm;
	put_rsn(params->ies, group, pairwise, akm);
	return params;
}

/**
 * nwifi_join_params_security() - the security of one set, the rest of another
 * @params: brings the security, is given the rest
 * @from: brings the rest; %NULL for none
 */
void nwifi_join_params_security(struct nwifi_join_params *params,
				const struct nwifi_join_params *from)
{
	const struct nwifi_config security = params->config;

	if (!from)
		return;
	params->config = from->config;
	params->config.auth = security.auth;
	params->config.unicast = security.unicast;
	params->config.multicast = security.multicast;
}

struct join_job {
	struct nwifi_job job;
	struct nwifi_event event;
	struct nwifi_join_params *params;
	bool have_bssid;
	u8 bssid[ETH_ALEN] NWIFI_MAC_ALIGNED;
};

static void run(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	struct join_job *jj = container_of(job, struct join_job, job);
	struct nwifi_event *event = &jj->event;
	const struct nwifi_station *st = &adapter->core.station;
	const bool connect = event->type == NWIFI_EV_CONNECT;
	/* the core refuses in the same cases, and then keeps what it has */
	const bool taken = connect ?
			   (st->phase == NWIFI_PHASE_I &&
			    !adapter->core.ihv.pending) ||
			   event->manager == NWIFI_MANAGER_NL80211 :
			   (st->phase == NWIFI_PHASE_A ||
			    st->phase == NWIFI_PHASE_L) && !st->asked;

	if (jj->params) {
		event->config = &jj->params->config;
		if (taken)
			swap(adapter->join, jj->params);
	}
	nwifi_worker_event(adapter, event);
}

static void free_job(struct nwifi_job *job)
{
	struct join_job *jj = container_of(job, struct join_job, job);

	kfree_sensitive(jj->params);
	kfree(jj);
}

static int post(struct nwifi_adapter *adapter, const struct nwifi_event *event,
		struct nwifi_join_params *params)
{
	struct join_job *jj = kzalloc(sizeof(*jj), GFP_KERNEL);

	if (!jj) {
		kfree_sensitive(params);
		return -ENOMEM;
	}
	jj->job.run = run;
	jj->job.free = free_job;
	jj->event = *event;
	jj->params = params;
	return nwifi_job_post(adapter, &jj->job);
}

/**
 * nwifi_post_connect() - hand a connect request to the worker
 * @adapter: the adapter
 * @request: its number, zero if nobody waits
 * @manager: who asks
 * @params: parameters; consumed
 *
 * Return: 0 or a negative error number.
 */
int nwifi_post_connect(struct nwifi_adapter *adapter, u32 request,
		       enum nwifi_manager manager,
		       struct nwifi_join_params *params)
{
	const struct nwifi_event event = {
		.type = NWIFI_EV_CONNECT,
		.request = request,
		.manager = manager,
	};

	return post(adapter, &event, params);
}

/**
 * nwifi_post_roam() - hand a roam request to the worker
 * @adapter: the adapter
 * @request: its number, zero if nobody waits
 * @manager: who asks
 * @bssid: the AP to go to, %NULL for a better one
 * @params: new parameters, %NULL to keep those of the connection; consumed
 *
 * Return: 0 or a negative error number.
 */
int nwifi_post_roam(struct nwifi_adapter *adapter, u32 request,
		    enum nwifi_manager manager, const u8 *bssid,
		    struct nwifi_join_params *params)
{
	struct nwifi_event event = {
		.type = NWIFI_EV_ROAM,
		.request = request,
		.manager = manager,
	};

	if (bssid) {
		event.have_bssid = true;
		ether_addr_copy(event.bssid, bssid);
	}
	return post(adapter, &event, params);
}
