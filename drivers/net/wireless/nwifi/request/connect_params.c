// SPDX-License-Identifier: GPL-2.0-only
/* What connect and roam requests say, as parameters of a connection. */
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/slab.h>
#include <net/cfg80211.h>

#include "adapter/adapter.h"
#include "adapter/wiphy.h"
#include "core/dot11.h"
#include "core/ie.h"
#include "request/connect_params.h"

/**
 * nwifi_connect_params_free() - free parameters
 * @params: parameters or %NULL
 *
 * Context: any.
 */
void nwifi_connect_params_free(struct nwifi_connect_params *params)
{
	if (!params)
		return;
	kfree_sensitive(params->join);
	kfree(params);
}

/* Parameters for any AP, with room for elements of the frames that join. */
static struct nwifi_connect_params *
params_alloc(const struct nwifi_adapter *adapter, size_t ies_len)
{
	struct nwifi_connect_params *params;

	params = kzalloc(sizeof(*params), GFP_KERNEL);
	if (!params)
		return NULL;
	params->join = kzalloc(struct_size(params->join, ies, ies_len),
			       GFP_KERNEL);
	if (!params->join) {
		kfree(params);
		return NULL;
	}
	params->join->ies_len = ies_len;
	params->config.bss_type = NWIFI_BSS_INFRASTRUCTURE;
	params->config.n_ssids = 1;
	params->config.n_bssids = 1;
	eth_broadcast_addr(params->config.bssids[0]);
	nwifi_wiphy_rates(adapter, &params->config);
	return params;
}

static void params_set_open(struct nwifi_config *config)
{
	config->auth = NWIFI_BIT(NWIFI_AUTH_OPEN);
	config->unicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
	config->multicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
}

/**
 * nwifi_connect_params_open() - parameters for a network without security
 * @adapter: the adapter
 * @ssid: the SSID wanted
 * @bssid: the AP wanted, %NULL for any
 *
 * Context: may sleep.
 * Return: parameters to be freed with nwifi_connect_params_free(), %NULL without memory.
 */
struct nwifi_connect_params *
nwifi_connect_params_open(const struct nwifi_adapter *adapter,
			  const struct nwifi_ssid *ssid, const u8 *bssid)
{
	struct nwifi_connect_params *params = params_alloc(adapter, 0);

	if (!params)
		return NULL;
	params->config.ssids[0] = *ssid;
	if (bssid)
		ether_addr_copy(params->config.bssids[0], bssid);
	params_set_open(&params->config);
	return params;
}

/*
 * One selector stands for WPA and RSN in nl80211. The versions say which one is
 * meant.
 */
static void params_set_akms(struct nwifi_config *config,
			    const struct cfg80211_crypto_settings *crypto)
{
	const bool wpa = crypto->wpa_versions & NL80211_WPA_VERSION_1;
	const bool rsn = !wpa ||
			 crypto->wpa_versions & ~(u32)NL80211_WPA_VERSION_1;
	int i;

	for (i = 0; i < crypto->n_akm_suites; i++) {
		const u32 suite = crypto->akm_suites[i];
		const u32 algo = nwifi_auth_from_akm(suite);

		if (rsn) {
			config->rsn_akms |= NWIFI_BIT(suite & 31);
			config->auth |= NWIFI_BIT(algo);
		}
		if (wpa && suite == WLAN_AKM_SUITE_8021X) {
			config->wpa_akms |= NWIFI_BIT(NWIFI_AKM_8021X);
			config->auth |= NWIFI_BIT(NWIFI_AUTH_WPA);
		}
		if (wpa && suite == WLAN_AKM_SUITE_PSK) {
			config->wpa_akms |= NWIFI_BIT(NWIFI_AKM_PSK);
			config->auth |= NWIFI_BIT(NWIFI_AUTH_WPA_PSK);
		}
	}
}

static u32 cipher_set(const u32 *suites, int n)
{
	u32 set = 0;
	int i;

	for (i = 0; i < n; i++)
		set |= NWIFI_BIT(nwifi_cipher_from_suite(suites[i]));
	return set;
}

/*
 * A manager says in the RSN capabilities what it can do itself, and not every
 * one repeats that outside of them. An AP believes the capabilities. The station
 * decides for each AP, and changes them where they would promise too much.
 */
static void params_set_mfp(struct nwifi_connect_params *params,
			   const struct nwifi_adapter *adapter,
			   const struct cfg80211_connect_params *sme)
{
	struct nwifi_config *config = &params->config;
	struct nwifi_security own;

	nwifi_ie_security(params->join->ies, params->join->ies_len, true,
			  &own);
	config->mfp_capable = sme->mfp != NL80211_MFP_NO || own.mfp_capable;
	config->mfp_required = sme->mfp == NL80211_MFP_REQUIRED ||
			       own.mfp_required;
	config->group_mgmt = nwifi_wiphy_group_mgmt(adapter);
}

/**
 * nwifi_connect_params_nl80211() - parameters from an nl80211 connect
 * @adapter: the adapter
 * @sme: what cfg80211 was asked for
 *
 * Context: may sleep.
 * Return: parameters to be freed with nwifi_connect_params_free(), or an error pointer:
 * -EOPNOTSUPP for what the station cannot do, -EINVAL for a contradiction.
 */
struct nwifi_connect_params *
nwifi_connect_params_nl80211(const struct nwifi_adapter *adapter,
			     const struct cfg80211_connect_params *sme)
{
	const struct cfg80211_crypto_settings *crypto = &sme->crypto;
	struct nwifi_connect_params *params;
	struct nwifi_config *config;
	struct nwifi_join *join;
	const u8 *hint = sme->bssid_hint;
	int i;

	if (sme->auth_type != NL80211_AUTHTYPE_AUTOMATIC &&
	    sme->auth_type != NL80211_AUTHTYPE_OPEN_SYSTEM)
		return ERR_PTR(-EOPNOTSUPP);
	if (sme->key || sme->pbss)
		return ERR_PTR(-EOPNOTSUPP);
	if (sme->ssid_len > NWIFI_SSID_BYTES)
		return ERR_PTR(-EINVAL);
	/* An AKM whose handshake nobody here knows would never open the port. */
	for (i = 0; i < crypto->n_akm_suites; i++)
		if (!nwifi_wiphy_has_akm(crypto->akm_suites[i]))
			return ERR_PTR(-EOPNOTSUPP);

	params = params_alloc(adapter, sme->ie_len);
	if (!params)
		return ERR_PTR(-ENOMEM);
	join = params->join;
	if (sme->ie_len)
		memcpy(join->ies, sme->ie, sme->ie_len);
	join->privacy = sme->privacy;
	join->wpa_versions = crypto->wpa_versions;
	join->cipher_group = crypto->cipher_group;
	if (crypto->n_ciphers_pairwise)
		join->cipher_pairwise = crypto->ciphers_pairwise[0];
	if (crypto->n_akm_suites)
		join->akm = crypto->akm_suites[0];

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
	params_set_mfp(params, adapter, sme);
	if (config->controlled) {
		params_set_akms(config, crypto);
		config->unicast = cipher_set(crypto->ciphers_pairwise,
					     crypto->n_ciphers_pairwise);
		config->multicast = cipher_set(&crypto->cipher_group, 1);
	} else {
		params_set_open(config);
	}
	return params;
}

#define RSN_LEN	22

/* Builds an RSN element of one suite each (IEEE 802.11, 9.4.2.24). */
static void rsn_build(u8 *to, u32 group, u32 pairwise, u32 akm)
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

/* The suite of a cipher that encrypts data, not management frames alone. */
static u32 data_suite(const struct nwifi_adapter *adapter, u32 cipher)
{
	return cipher == NWIFI_CIPHER_BIP ? 0 :
	       nwifi_wiphy_suite(adapter, cipher);
}

/**
 * nwifi_connect_params_ihv() - parameters that an IHV extension has chosen (IHV-45)
 * @adapter: the adapter
 * @auth: DOT11_AUTH_ALGORITHM
 * @unicast: DOT11_CIPHER_ALGORITHM
 * @multicast: DOT11_CIPHER_ALGORITHM
 *
 * A proprietary algorithm (from 0x80000000) is known to the extension alone:
 * towards the AP the network is an open one.
 *
 * Context: may sleep.
 * Return: parameters to be freed with nwifi_connect_params_free(), or an error pointer:
 * -EOPNOTSUPP for algorithms that the station does not have.
 */
struct nwifi_connect_params *
nwifi_connect_params_ihv(const struct nwifi_adapter *adapter, u32 auth,
			 u32 unicast, u32 multicast)
{
	const bool rsn = auth == NWIFI_AUTH_RSNA || auth == NWIFI_AUTH_RSNA_PSK;
	u32 pairwise = data_suite(adapter, unicast);
	u32 group = data_suite(adapter, multicast);
	u32 akm = nwifi_wiphy_akm(auth);
	struct nwifi_connect_params *params;
	struct nwifi_join *join;

	if (rsn ? !pairwise || !group || !akm :
		  auth != NWIFI_AUTH_OPEN && auth < NWIFI_AUTH_IHV)
		return ERR_PTR(-EOPNOTSUPP);
	params = params_alloc(adapter, rsn ? RSN_LEN : 0);
	if (!params)
		return ERR_PTR(-ENOMEM);
	if (!rsn) {
		params_set_open(&params->config);
		return params;
	}
	params->config.rsn_akms = NWIFI_BIT(akm & 31);
	params->config.auth = NWIFI_BIT(auth);
	params->config.unicast = NWIFI_BIT(unicast);
	params->config.multicast = NWIFI_BIT(multicast);
	join = params->join;
	join->privacy = true;
	join->wpa_versions = NL80211_WPA_VERSION_2;
	join->cipher_pairwise = pairwise;
	join->cipher_group = group;
	join->akm = akm;
	rsn_build(join->ies, group, pairwise, akm);
	return params;
}
