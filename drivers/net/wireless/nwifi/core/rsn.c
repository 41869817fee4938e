// SPDX-License-Identifier: GPL-2.0-only
/*
 * The RSN element of a (re)association request. A manager makes it once; the
 * station makes it fit each AP, also when it roams by itself with elements that
 * were made for another one (ASSOC-14, ASSOC-16).
 */
#include "ie.h"
#include "rsn.h"

#define SUITE_LEN	4
#define COUNT_LEN	2

/**
 * struct rsn_parts - where the parts of an RSN element are
 * @capab: offset of the RSN capabilities, behind the suites
 * @pmkids: offset of the PMKID count, which may be the end
 * @rest: offset of what stands behind the PMKIDs: the group management cipher,
 *	and what a later edition may add
 */
struct rsn_parts {
	size_t capab;
	size_t pmkids;
	size_t rest;
};

static size_t get_count(const u8 *p)
{
	return (size_t)(p[0] | p[1] << 8);
}

/* False if the element ends before its PMKIDs do: it cannot be changed. */
static bool parts_find(const struct nwifi_element *rsn, struct rsn_parts *parts)
{
	size_t pos = 2 + SUITE_LEN;	/* version, group cipher */
	unsigned int i;

	for (i = 0; i < 2; i++) {	/* pairwise ciphers, AKM suites */
		if (pos + COUNT_LEN > rsn->len)
			return false;
		pos += COUNT_LEN + SUITE_LEN * get_count(rsn->data + pos);
	}
	parts->capab = pos;
	parts->pmkids = pos + 2;
	if (parts->pmkids > rsn->len)
		return false;
	parts->rest = parts->pmkids;
	if (rsn->len >= parts->pmkids + COUNT_LEN)
		parts->rest += COUNT_LEN + NWIFI_PMKID_LEN *
			       get_count(rsn->data + parts->pmkids);
	return parts->rest <= rsn->len;
}

/**
 * struct rsn_tail - what stands behind the RSN capabilities
 * @n: bytes at @data
 * @data: PMKIDs with their count, group management cipher
 */
struct rsn_tail {
	size_t n;
	u8 data[COUNT_LEN + 255 + SUITE_LEN];
};

static void tail_put(struct rsn_tail *tail, const u8 *data, size_t len)
{
	memcpy(tail->data + tail->n, data, len);
	tail->n += len;
}

static void tail_put_pmkids(struct rsn_tail *tail,
			    const struct nwifi_rsn_fit *fit,
			    const struct nwifi_element *rsn,
			    const struct rsn_parts *parts)
{
	static const u8 one[COUNT_LEN] = { 1, 0 };

	if (fit->pmkid) {
		tail_put(tail, one, sizeof(one));
		tail_put(tail, fit->pmkid, NWIFI_PMKID_LEN);
	} else if (fit->keep_pmkids) {
		tail_put(tail, rsn->data + parts->pmkids,
			 parts->rest - parts->pmkids);
	}
}

/*
 * The group management cipher stands behind the PMKIDs, so that their count has
 * to be there, too. Where it is left out, BIP-CMAC-128 is meant. Without
 * management frame protection it is left out, unless something stands behind it.
 */
static void tail_put_rest(struct rsn_tail *tail,
			  const struct nwifi_rsn_fit *fit,
			  const struct nwifi_element *rsn,
			  const struct rsn_parts *parts)
{
	static const u8 none[COUNT_LEN];
	const u8 suite[SUITE_LEN] = { 0x00, 0x0f, 0xac, fit->group_mgmt };
	const size_t given = rsn->len - parts->rest;
	const bool named = given >= SUITE_LEN;
	const bool used = fit->mfp == NWIFI_MFP_USED;
	const bool name = used && (named ||
				   fit->group_mgmt != NWIFI_BIP_CMAC_128);
	const bool drop = used ? named : given == SUITE_LEN;
	const size_t from = parts->rest + (drop ? SUITE_LEN : 0);

	if (!name && from == rsn->len)
		return;
	if (!tail->n)
		tail_put(tail, none, sizeof(none));
	if (name)
		tail_put(tail, suite, sizeof(suite));
	tail_put(tail, rsn->data + from, rsn->len - from);
}

/* Returns bytes at @out, zero if the element has to stay as it is. */
static size_t rsn_put(u8 *out, const struct nwifi_element *rsn,
		      const struct nwifi_rsn_fit *fit)
{
	struct rsn_tail tail = { .n = 0 };
	struct rsn_parts parts;
	size_t len;

	if (!parts_find(rsn, &parts))
		return 0;
	tail_put_pmkids(&tail, fit, rsn, &parts);
	tail_put_rest(&tail, fit, rsn, &parts);
	len = parts.pmkids + tail.n;
	if (len > 255)
		return 0;
	out[0] = rsn->id;
	out[1] = (u8)len;
	memcpy(out + 2, rsn->data, parts.pmkids);
	memcpy(out + 2 + parts.pmkids, tail.data, tail.n);
	/* The low byte has both bits of management frame protection. */
	if (fit->mfp == NWIFI_MFP_USED)
		out[2 + parts.capab] |= NWIFI_RSN_MFPC;
	else if (fit->mfp == NWIFI_MFP_REFUSED)
		out[2 + parts.capab] &= 0xff & ~(NWIFI_RSN_MFPC | NWIFI_RSN_MFPR);
	return 2 + len;
}

/**
 * nwifi_rsn_apply() - make the elements of a request fit the AP it goes to
 * @fit: what the RSN element says to this AP
 * @ies: elements as the manager gave them
 * @len: bytes at @ies
 * @out: receives the elements; room for @len + %NWIFI_RSN_GROWTH bytes
 *
 * An AP takes the capabilities that stand there at their word: it protects its
 * management frames if they say that the station does. Only the first RSN
 * element counts as one, which also bounds the growth.
 *
 * Return: bytes at @out.
 */
size_t nwifi_rsn_apply(const struct nwifi_rsn_fit *fit, const u8 *ies,
		       size_t len, u8 *out)
{
	struct nwifi_element elem;
	const u8 *pos = ies;
	size_t n = 0, put;
	bool rsn = false;

	while (nwifi_ie_next(&pos, &len, &elem)) {
		put = 0;
		if (elem.id == NWIFI_EID_RSN && !rsn) {
			rsn = true;
			put = rsn_put(out + n, &elem, fit);
		}
		if (!put) {
			put = 2 + (size_t)elem.len;
			memcpy(out + n, elem.data - 2, put);
		}
		n += put;
	}
	return n;
}
