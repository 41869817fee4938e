// SPDX-License-Identifier: GPL-2.0-only
/*
 * The daemon between the kernel and a plugin's process that is not the one it
 * should be. Input: what happens, one thing after the other, each with a byte
 * that says what; messages of the process are given in full, or made of few
 * bytes for each of their members, so that most of them mean something.
 *
 * What the process may do is known here from the calls that it was sent, and
 * not from what the daemon keeps.
 */
#include <errno.h>
#include <netlink/attr.h>
#include <netlink/genl/genl.h>
#include <stdarg.h>

#include "fake.h"
#include "fuzz.h"
#include "ihvd/adapter/life.h"
#include "ihvd/adapter/sending.h"
#include "ihvd/base/log.h"
#include "ihvd/ipc/fields.h"
#include "ihvd/ipc/wire.h"
#include "ihvd/kernel/interface.h"
#include "ihvd/onex/child.h"
#include "ihvd/plugin/log.h"
#include "ihvd/profiles/discovered.h"
#include "ihvd/profiles/networks.h"
#include "ihvd/profiles/profiles.h"
#include "ihvd/request/calls.h"
#include "ihvd/request/functions.h"
#include "lib/profile/parse.h"
#include "lib/profile/store.h"
#include "wlanihv.h"

#define IFINDEX		3
#define MAX_WAITING	64
#define MAX_SENDING	256
#define MAX_BACKLOG	1024
#define MAX_USER	64

/* what may happen */
enum {
	RAW_MESSAGE,
	MESSAGE,
	CALL_BY_KERNEL,
	RETURN,
	KERNEL_ERROR,
	PROFILE,
	SCAN_DONE,
	N_KINDS,
};

/**
 * struct waiting - a handler that has been called
 * @op: enum ihvd_handler
 * @adapter: as given to plugin_call()
 * @returned: likewise
 * @arg: likewise
 */
struct waiting {
	uint32_t op;
	struct adapter *adapter;
	channel_returned_fn returned;
	uint64_t arg;
};

/**
 * struct known - what the process may do, by the calls that it was sent
 * @handle: live adapter, zero for none
 * @pre: connection session that waits for its completion, zero for none
 * @cancelled: AdapterReset was called since
 * @post: live security session, zero for none
 * @peer: its peer
 */
struct known {
	uint32_t handle;
	uint32_t pre;
	bool cancelled;
	uint32_t post;
	uint8_t peer[6];
};

static struct waiting waiting[MAX_WAITING];
static unsigned int n_waiting;
static struct known known;
static bool has_profile;
static bool has_station;
static bool has_network;
static uint32_t last_session;
static uint8_t user_data[MAX_USER];
static size_t user_len;

static struct plugin_options plugin_options = { .file = (char *)"/p.so" };
static struct options options = { .plugins = &plugin_options, .n_plugins = 1,
				  .store = (char *)"/nowhere",
				  .onex_settings = (char *)"/nowhere",
				  .onex_program = (char *)"/nowhere/wpa" };
static struct daemon d = { .options = &options };
static struct plugin p;

/* What others would do, for the linker (Makefile) */

void __wrap_plugin_call(struct plugin *plugin, struct ihvd_message *msg,
			struct adapter *adapter, channel_returned_fn returned,
			uint64_t arg);
void __wrap_plugin_forget_adapter(struct plugin *plugin,
				  const struct adapter *adapter);
struct nwc_profile *__wrap_profiles_find(const struct plugin *plugin,
					 struct nwc_blob ssid);
void __wrap_networks_load(struct adapter *a, struct networks *list);
int __wrap_onex_child_start(const struct onex_plan *plan,
			    struct onex_child *child);
void __wrap_discovered_forget(struct adapter *a);
int __wrap_interface_add(uint32_t beside, const char *name);
void __wrap_interface_delete(const char *name);
int __wrap_nwc_call(struct nwc_sock *s, struct nl_msg *msg,
		      nwc_msg_fn reply, void *arg);
int __wrap_nwc_profile_store_open_trusted(struct nwc_profile_store *store,
				    const char *path, bool create, char *why);
void __wrap_nwc_profile_store_close(struct nwc_profile_store *store);
int __wrap_nwc_profile_store_set_user(struct nwc_profile_store *store,
					const char *name, uid_t uid,
					const void *data, size_t len, char *why);
int __wrap_nwc_profile_store_get_user(struct nwc_profile_store *store,
					const char *name, uid_t uid,
					char **data, size_t *len, char *why);
int __wrap_nwc_profile_store_set_fragments(struct nwc_profile_store *store,
					     const char *name,
					     const char *connectivity,
					     const char *security,
					     bool use_ms_onex, char *why);

static void on_changed(struct daemon *daemon)
{
	REQUIRE(daemon == &d);
}

/* what the process has sent goes to no terminal */
void log_line(const char *fmt, ...)
{
	char line[LOG_MAX];
	va_list ap;
	char *c;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	for (c = line; *c; c++)
		REQUIRE(*c >= 0x20 && *c < 0x7f);
}

static void called(const struct ihvd_message *msg)
{
	switch (msg->head.op) {
	case IHVD_INIT_ADAPTER:
		known = (struct known){ .handle = msg->head.adapter };
		break;
	case IHVD_PERFORM_PRE_ASSOCIATE:
		known.pre = msg->pre_associate.session;
		known.cancelled = false;
		break;
	case IHVD_PERFORM_POST_ASSOCIATE:
		known.post = msg->post_associate.session;
		memcpy(known.peer, &msg->post_associate.port.PeerMacAddress,
		       sizeof(known.peer));
		break;
	case IHVD_STOP_POST_ASSOCIATE:
		known.post = 0;
		break;
	case IHVD_ADAPTER_RESET:
		known.post = 0;
		known.cancelled = true;
		break;
	case IHVD_DEINIT_ADAPTER:
		known = (struct known){ .handle = 0 };
		break;
	}
}

void __wrap_plugin_call(struct plugin *plugin, struct ihvd_message *msg,
			struct adapter *adapter, channel_returned_fn returned,
			uint64_t arg)
{
	struct ihvd_message again;
	void *bytes;
	size_t len;

	REQUIRE(plugin == &p && msg->head.op < IHVD_N_HANDLERS);
	REQUIRE(msg->head.adapter == (adapter ? adapter->handle : 0));
	bytes = ihvd_encode(msg, &len);
	REQUIRE(bytes && !ihvd_decode(bytes, len, &again));
	ihvd_wipe(bytes, len);
	called(msg);
	if (n_waiting < MAX_WAITING)
		waiting[n_waiting++] = (struct waiting){
			msg->head.op, adapter, returned, arg,
		};
}

void __wrap_plugin_forget_adapter(struct plugin *plugin,
				  const struct adapter *adapter)
{
	unsigned int i;

	REQUIRE(plugin == &p);
	for (i = 0; i < n_waiting; i++)
		if (waiting[i].adapter == adapter) {
			waiting[i].adapter = NULL;
			waiting[i].returned = NULL;
		}
}

struct nwc_profile *__wrap_profiles_find(const struct plugin *plugin,
					 struct nwc_blob ssid)
{
	static const char xml[] =
		"<WLANProfile xmlns=\"http://www.microsoft.com/networking/WLAN/profile/v1\">"
		"<name>p</name><SSIDConfig><SSID><name>p</name></SSID></SSIDConfig>"
		"<connectionType>ESS</connectionType><IHV><OUIHeader>"
		"<OUI>000001</OUI><type>01</type></OUIHeader></IHV></WLANProfile>";
	struct nwc_profile *profile = NULL;
	char why[NWC_PROFILE_WHY];

	REQUIRE(plugin == &p && ssid.len <= NWIFI_MAX_SSID_LEN);
	if (has_profile)
		REQUIRE(!nwc_profile_parse(xml, sizeof(xml) - 1, &profile,
					   why));
	return profile;
}

void __wrap_networks_load(struct adapter *a, struct networks *list)
{
	(void)a;
	*list = (struct networks){ NULL, 0 };
	if (!has_network)
		return;
	list->v = calloc(1, sizeof(*list->v));
	REQUIRE(list->v);
	list->v[list->n] = calloc(1, sizeof(**list->v));
	REQUIRE(list->v[0]);
	list->v[list->n++]->ssid = (struct nwc_blob){ (const void *)"p", 1 };
}

int __wrap_onex_child_start(const struct onex_plan *plan,
			    struct onex_child *child)
{
	(void)child;
	/* IHV-72 */
	REQUIRE(known.post && plan->settings);
	return -EAGAIN;
}

void __wrap_discovered_forget(struct adapter *a)
{
	REQUIRE(a->plugin == &p);
}

int __wrap_interface_add(uint32_t beside, const char *name)
{
	(void)beside;
	/* IHV-98 */
	REQUIRE(*name && !has_station);
	has_station = !fake.error;
	return fake.error;
}

void __wrap_interface_delete(const char *name)
{
	REQUIRE(*name);
	has_station = false;
}

int __wrap_nwc_call(struct nwc_sock *s, struct nl_msg *msg,
		      nwc_msg_fn reply, void *arg)
{
	(void)msg;
	(void)reply;
	(void)arg;
	REQUIRE(s == &d.events.nwc);
	return 0;
}

int __wrap_nwc_profile_store_open_trusted(struct nwc_profile_store *store,
				    const char *path, bool create, char *why)
{
	(void)store;
	(void)create;
	strcpy(why, "why");
	REQUIRE(path == options.store);
	return fake.error;
}

void __wrap_nwc_profile_store_close(struct nwc_profile_store *store)
{
	(void)store;
}

int __wrap_nwc_profile_store_set_user(struct nwc_profile_store *store,
					const char *name, uid_t uid,
					const void *data, size_t len, char *why)
{
	(void)store;
	(void)why;
	/* IHV-94: of the connection's own profile, while it is being made */
	REQUIRE(known.pre && !known.cancelled && !strcmp(name, "p"));
	/* nobody is logged on */
	REQUIRE(uid == NWC_PROFILE_SYSTEM);
	REQUIRE(len <= NWC_PROFILE_MAX_USER);
	user_len = len < sizeof(user_data) ? len : sizeof(user_data);
	if (user_len)
		memcpy(user_data, data, user_len);
	return 0;
}

int __wrap_nwc_profile_store_get_user(struct nwc_profile_store *store,
					const char *name, uid_t uid,
					char **data, size_t *len, char *why)
{
	(void)store;
	(void)why;
	REQUIRE(known.pre && !known.cancelled && !strcmp(name, "p"));
	/* nobody is logged on */
	REQUIRE(uid == NWC_PROFILE_SYSTEM);
	if (!user_len)
		return -ENOENT;
	*data = copy_exactly(user_data, user_len);
	*len = user_len;
	return 0;
}

int __wrap_nwc_profile_store_set_fragments(struct nwc_profile_store *store,
					     const char *name,
					     const char *connectivity,
					     const char *security,
					     bool use_ms_onex, char *why)
{
	(void)store;
	(void)use_ms_onex;
	strcpy(why, "why");
	REQUIRE(known.pre && !known.cancelled && !strcmp(name, "p"));
	/* whole texts, or none */
	return (connectivity && strlen(connectivity) == 1) ||
	       (security && strlen(security) == 1) ? -EINVAL : 0;
}

/* What the daemon makes of a function */

static bool lies_in(struct nwc_blob part, struct nwc_blob whole)
{
	return !part.len || (whole.len >= part.len &&
	       memmem(whole.data, whole.len, part.data, part.len));
}

static void check_request(const struct ihvd_message *call,
			  const struct known *before)
{
	const struct fake_request *r = &fake.request;

	REQUIRE(r->ifindex == IFINDEX);
	switch (r->cmd) {
	case NWIFI_CMD_IHV_PRE_DONE:
		REQUIRE(call->head.op == IHVD_PRE_ASSOCIATE_COMPLETION);
		REQUIRE(before->pre && !before->cancelled);
		REQUIRE(r->session == before->pre);
		REQUIRE(call->pre_completion.session == before->pre);
		REQUIRE(call->head.in_handler != IHVD_PERFORM_PRE_ASSOCIATE);
		known.pre = 0;
		break;
	case NWIFI_CMD_IHV_POST_DONE:
		/* of a port that the plugin has not been told of: never success */
		if (call->head.op == IHVD_PRE_ASSOCIATE_COMPLETION) {
			REQUIRE(before->pre && !before->cancelled && r->result);
			break;
		}
		REQUIRE(call->head.op == IHVD_POST_ASSOCIATE_COMPLETION);
		REQUIRE(before->post && r->session == before->post);
		REQUIRE(call->post_completion.session == before->post);
		REQUIRE(call->head.in_handler != IHVD_PERFORM_POST_ASSOCIATE);
		REQUIRE(r->mac.len == 6 && !memcmp(r->mac.data, before->peer, 6));
		break;
	case NWIFI_CMD_IHV_ETHERTYPES:
		REQUIRE(r->n_registrations <= NWIFI_MAX_ETHERTYPES);
		REQUIRE(r->backlog <= MAX_BACKLOG);
		REQUIRE(call->ethertypes.exemptions.len <=
			sizeof(DOT11_PRIVACY_EXEMPTION));
		break;
	case NWIFI_CMD_IHV_SEND:
		REQUIRE(before->post && r->packet.len);
		REQUIRE(r->mac.len == 6 && !(r->mac.data[0] & 1));
		REQUIRE(lies_in(r->packet, call->send_packet.packet));
		break;
	case NWIFI_CMD_IHV_KEY:
		REQUIRE(before->post && r->session == before->post);
		REQUIRE(!r->mac.len || r->mac.len == 6);
		REQUIRE(!r->seq.len || r->seq.len == 6);
		/* of TKIP the parts are swapped */
		if (r->cipher != DOT11_CIPHER_ALGO_TKIP)
			REQUIRE(lies_in(r->key,
					call->head.op == IHVD_SET_DEFAULT_KEY ?
					call->default_key.key.material :
					call->mapping_key.key.material));
		break;
	default:
		REQUIRE(!"a request that no function makes");
	}
}

static void check_adapters(void)
{
	struct sending *s;
	struct adapter *a;
	unsigned int n;

	LIST_FOREACH(a, &p.adapters, next) {
		n = 0;
		LIST_FOREACH(s, &a->sending, next)
			n++;
		REQUIRE(n == a->n_sending && n <= MAX_SENDING);
	}
}

/* what a function may change; a refusal changes nothing of it */
struct kept {
	uint32_t auth, unicast, multicast;
	bool frozen;
	unsigned int n_sending;
};

static struct kept keep(void)
{
	const struct adapter *a = LIST_FIRST(&p.adapters);

	return a ? (struct kept){ a->auth, a->unicast, a->multicast, a->frozen,
				  a->n_sending } : (struct kept){ 0 };
}

static void function(const struct ihvd_message *call)
{
	const unsigned int answers = fake.n_answers;
	const struct known before = known;
	const struct kept kept = keep();
	struct kept now;

	fake.n_requests = 0;
	functions_called(&p, call);
	REQUIRE(fake.n_answers == answers + 1);
	if (!before.handle || call->head.adapter != before.handle) {
		REQUIRE(fake.answer.head.result == ERROR_INVALID_HANDLE);
		REQUIRE(!fake.n_requests);
	}
	/* one without memory says nothing */
	if (fake.n_requests && fake.msg)
		check_request(call, &before);
	if (call->head.op == IHVD_PRE_ASSOCIATE_COMPLETION &&
	    (fake.n_requests || fake.answer.head.result == ERROR_SUCCESS))
		known.pre = 0;
	now = keep();
	if (fake.n_requests && fake.msg && !fake.error &&
	    fake.request.cmd == NWIFI_CMD_IHV_PRE_DONE)
		REQUIRE(now.frozen == !fake.request.result);
	if (fake.answer.head.result && !fake.n_requests)
		REQUIRE(now.auth == kept.auth && now.unicast == kept.unicast &&
			now.multicast == kept.multicast &&
			now.frozen == kept.frozen &&
			now.n_sending == kept.n_sending);
	check_adapters();
}

static void decoded(void *bytes, size_t len)
{
	const struct nwc_blob whole = { bytes, len };
	struct ihvd_fields fields;
	struct ihvd_message call;
	size_t i;

	if (ihvd_decode(bytes, len, &call))
		return;
	REQUIRE(ihvd_fields_of(call.head.kind, call.head.op, &fields));
	for (i = 0; i < fields.n; i++) {
		const struct nwc_blob *array =
			(const void *)((const uint8_t *)&call +
				       fields.v[i].offset);

		if (fields.v[i].type == IHVD_FIELD_ARRAY)
			REQUIRE(!array->len == !array->data &&
				!(array->len % fields.v[i].size) &&
				lies_in(*array, whole));
	}
	if (call.head.kind == IHVD_FUNCTION)
		function(&call);
}

static uint16_t take_u16(struct bytes *in)
{
	const uint16_t high = take(in);

	return high << 8 | take(in);
}

static void raw_message(struct bytes *in)
{
	const size_t wanted = take_u16(in);
	const size_t len = wanted < in->left ? wanted : in->left;
	void *bytes = copy_exactly(in->pos, len);

	in->pos += len;
	in->left -= len;
	decoded(bytes, len);
	free(bytes);
}

static uint64_t argument(struct bytes *in)
{
	uint64_t number = 0;
	unsigned int i;

	switch (take(in) % 6) {
	case 1:
		return known.pre;
	case 2:
		return known.post;
	case 3:
		return take(in);
	case 4:
		return L2_REASON_CODE_IHV_BASE + take(in);
	case 5:
		for (i = 0; i < 8; i++)
			number = number << 8 | take(in);
		return number;
	default:
		return 0;
	}
}

/* bytes of the input, as many as there are */
static struct nwc_blob part(struct bytes *in)
{
	size_t len = take_u16(in);
	struct nwc_blob blob;

	/* the one address that is right is hard to guess */
	if (len == 0xffff)
		return (struct nwc_blob){ known.peer, sizeof(known.peer) };
	len = len < in->left ? len : in->left;
	blob = (struct nwc_blob){ in->pos, len };
	in->pos += len;
	in->left -= len;
	return blob;
}

static void fill_member(struct ihvd_message *msg,
			const struct ihvd_field *field, struct bytes *in)
{
	void *to = (uint8_t *)msg + field->offset;
	struct nwc_blob blob;
	uint64_t number;

	switch (field->type) {
	case IHVD_FIELD_FLAG:
		*(bool *)to = argument(in);
		break;
	case IHVD_FIELD_FIXED:
		blob = part(in);
		if (blob.len)
			memcpy(to, blob.data, blob.len < field->size ?
			       blob.len : field->size);
		break;
	case IHVD_FIELD_ARRAY:
		*(struct nwc_blob *)to = part(in);
		break;
	default:
		number = argument(in);
		memcpy(to, &number, field->size);
		break;
	}
}

static void message(struct bytes *in)
{
	struct ihvd_message msg = { .head.kind = IHVD_FUNCTION };
	struct ihvd_fields fields;
	uint8_t where;
	void *bytes;
	size_t i, len;

	msg.head.op = take(in) % IHVD_N_FUNCTIONS;
	where = take(in);
	msg.head.adapter = where & 0x80 ? take(in) : known.handle;
	msg.head.in_handler = where & 0x40 ? where % IHVD_N_HANDLERS :
					     IHVD_NO_HANDLER;
	REQUIRE(ihvd_fields_of(IHVD_FUNCTION, msg.head.op, &fields));
	for (i = 0; i < fields.n; i++)
		fill_member(&msg, &fields.v[i], in);
	bytes = ihvd_encode(&msg, &len);
	REQUIRE(bytes);
	decoded(bytes, len);
	ihvd_wipe(bytes, len);
}

/* What the kernel does */

static void call_by_kernel(struct bytes *in)
{
	struct nl_msg *msg = nlmsg_alloc_size(8192);
	const uint32_t handler = take(in) % (NWIFI_IHV_HANDLER_SEND_PACKET_COMPLETION + 2);
	const uint8_t mac[6] = { 2, 0, 0, 0, 0, take(in) };
	static const uint8_t request[] = { 1, 4, 5, 0, 0, 1, 'p' };
	uint64_t cookie = ++last_session;
	struct nlattr *nest;

	REQUIRE(msg && genlmsg_put(msg, 0, 0, 0x20, 0, 0, NWIFI_CMD_IHV_CALL,
				   NWIFI_FAMILY_VERSION));
	if (handler == NWIFI_IHV_HANDLER_SEND_PACKET_COMPLETION)
		cookie = take(in);
	nla_put_u32(msg, NWIFI_A_IFINDEX, IFINDEX);
	nla_put_u64(msg, NWIFI_A_COOKIE, cookie);
	nla_put_u32(msg, NWIFI_A_IHV_HANDLER, handler);
	nla_put_u32(msg, NWIFI_A_IHV_SESSION, last_session);
	nla_put(msg, NWIFI_A_SSID, 1, "p");
	nla_put(msg, NWIFI_A_MAC, sizeof(mac), mac);
	nla_put_u16(msg, NWIFI_A_ETHERTYPE, 0x888e);
	nla_put(msg, NWIFI_A_PACKET, 5, "hello");
	nest = nla_nest_start(msg, NWIFI_A_PORT);
	nla_put(msg, NWIFI_A_PORT_PEER, sizeof(mac), mac);
	nla_put_u32(msg, NWIFI_A_PORT_SESSION, last_session);
	nla_put_u8(msg, NWIFI_A_PORT_CONTROLLED, 1);
	nla_put_u8(msg, NWIFI_A_PORT_AUTHORIZED, 0);
	nla_put_u32(msg, NWIFI_A_PORT_OWNER, NWIFI_PORT_OWNER_IHV);
	nla_nest_end(msg, nest);
	/* the network of the association, if it has a profile */
	nest = nla_nest_start(msg, NWIFI_A_PAYLOAD);
	if (mac[5] & 0x80)
		nla_put(msg, NWIFI_A_PAYLOAD_ASSOC_REQ, sizeof(request),
			request);
	nla_put_u32(msg, NWIFI_A_PAYLOAD_AUTH_ALGO,
		    DOT11_AUTH_ALGO_80211_OPEN);
	nla_nest_end(msg, nest);
	calls_from_kernel(&p, msg);
	nlmsg_free(msg);
}

static void request_done(uint32_t command, uint64_t cookie, int error)
{
	struct nl_msg *msg = nlmsg_alloc();

	REQUIRE(msg && genlmsg_put(msg, 0, 0, 0x20, 0, 0,
				   NWIFI_CMD_REQUEST_DONE,
				   NWIFI_FAMILY_VERSION));
	nla_put_u32(msg, NWIFI_A_IFINDEX, IFINDEX);
	nla_put_u64(msg, NWIFI_A_COOKIE, cookie);
	nla_put_u32(msg, NWIFI_A_COMMAND, command);
	nla_put_s32(msg, NWIFI_A_ERROR, error);
	calls_from_kernel(&p, msg);
	nlmsg_free(msg);
}

static void scan_done(struct bytes *in)
{
	const uint64_t cookie = take(in);

	request_done(NWIFI_CMD_SCAN, cookie, take(in) & 1 ? -EBUSY : 0);
}

static void arrive(void)
{
	static const uint8_t mac[6] = { 2, 0, 0, 0, 1, 1 };
	const struct nwc_adapter info = {
		.ifindex = IFINDEX,
		.name = { (const uint8_t *)"nwl0", 4 },
		.mac = { mac, sizeof(mac) },
	};

	if (adapter_by_ifindex(&p, IFINDEX))
		return;
	if (adapter_begin(&d, &p, &info))
		request_done(NWIFI_CMD_IHV_BIND, 1, 0);
}

static void handler_returns(struct bytes *in)
{
	struct ihvd_message ret = { .head.kind = IHVD_RETURNED };
	struct waiting w;
	unsigned int i;

	if (!n_waiting)
		return;
	i = take(in) % n_waiting;
	w = waiting[i];
	memmove(&waiting[i], &waiting[i + 1],
		(--n_waiting - i) * sizeof(waiting[0]));
	ret.head.op = w.op;
	ret.head.result = take(in) & 1 ? ERROR_GEN_FAILURE : ERROR_SUCCESS;
	ret.head.reason = take(in);
	/* what fails has no completion; and the one that is gone, nothing */
	if (w.adapter && ret.head.result &&
	    w.op == IHVD_PERFORM_PRE_ASSOCIATE)
		known.pre = 0;
	if (w.adapter && ret.head.result &&
	    w.op == IHVD_PERFORM_POST_ASSOCIATE)
		known.post = 0;
	if (w.adapter && ret.head.result && w.op == IHVD_INIT_ADAPTER)
		known.handle = 0;
	if (w.returned)
		w.returned(w.adapter, &ret, w.arg);
}

static void happen(struct bytes *in)
{
	static const int errors[] = { 0, -EINVAL, -EOPNOTSUPP, -ENOENT,
				      -EAGAIN };
	uint8_t what;

	switch (take(in) % N_KINDS) {
	case RAW_MESSAGE:
		raw_message(in);
		break;
	case MESSAGE:
		message(in);
		break;
	case CALL_BY_KERNEL:
		call_by_kernel(in);
		break;
	case RETURN:
		handler_returns(in);
		break;
	case KERNEL_ERROR:
		fake.error = errors[take(in) % 5];
		break;
	case PROFILE:
		what = take(in);
		has_profile = what & 1;
		has_network = !(what & 2);
		break;
	case SCAN_DONE:
		scan_done(in);
		break;
	}
	check_adapters();
	arrive();
}

static void begin(void)
{
	if (!d.event)
		REQUIRE(sd_event_new(&d.event) >= 0);
	d.changed = on_changed;
	d.released = on_changed;
	LIST_INIT(&d.bus_calls);
	TAILQ_INIT(&d.plugins);
	d.last_handle = 0;
	memset(&p, 0, sizeof(p));
	p.event = d.event;
	p.daemon_options = &options;
	p.options = &plugin_options;
	p.state = PLUGIN_UP;
	p.err_fd = -1;
	channel_init(&p.channel, d.event, NULL, NULL, options.deadline_ms);
	LIST_INIT(&p.adapters);
	TAILQ_INSERT_TAIL(&d.plugins, &p, next);
	n_waiting = 0;
	memset(&known, 0, sizeof(known));
	has_profile = true;
	last_session = 0;
	user_len = 0;
	has_station = false;
	has_network = true;
	d.virtual_plugin = NULL;
	fake_reset();
	arrive();
}

static void end(void)
{
	while (!LIST_EMPTY(&p.adapters))
		adapter_end(LIST_FIRST(&p.adapters));
	plugin_log_flush(&p);
	fake_reset();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = { data, size };

	begin();
	while (in.left)
		happen(&in);
	end();
	return 0;
}
