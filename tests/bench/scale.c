// SPDX-License-Identifier: GPL-2.0-only
/*
 * scale COUNT: what does an adapter cost when there are many? Creates COUNT
 * hwsim radios, attaches an adapter to each, and takes everything away again.
 * Both make and end a wiphy with a netdev, by one generic netlink request.
 * Prints a line for each: "NANOSECONDS-OF-THE-ADAPTER NANOSECONDS-OF-THE-RADIO",
 * attaching and detaching taken together.
 */
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <netlink/attr.h>
#include <netlink/genl/ctrl.h>
#include <netlink/genl/genl.h>
#include <netlink/msg.h>
#include <net/if.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "lib/sock.h"

/* drivers/net/wireless/mac80211_hwsim.h of the kernel; not in its uapi. */
enum {
	HWSIM_CMD_NEW_RADIO = 4,
	HWSIM_CMD_DEL_RADIO = 5,
	HWSIM_ATTR_RADIO_NAME = 17,
};

/* How long attaching and detaching may take. */
#define PATIENCE_S	60

/**
 * struct pair - a radio and the adapter on it
 * @name: of the radio
 * @lower: its netdev
 * @upper: the adapter's
 * @radio_ns: time that the radio has cost
 * @adapter_ns: time that the adapter has cost
 */
struct pair {
	char name[32];
	char lower[IF_NAMESIZE];
	uint32_t upper;
	uint64_t radio_ns;
	uint64_t adapter_ns;
};

static struct nl_sock *hwsim;
static int hwsim_family;
static struct nwc_sock nwifi;

static void hwsim_open(void)
{
	errno = ENOMEM;
	hwsim = nl_socket_alloc();
	if (!hwsim)
		die("hwsim");
	if (!genl_connect(hwsim))
		hwsim_family = genl_ctrl_resolve(hwsim, "MAC80211_HWSIM");
	errno = ENOENT;
	if (hwsim_family <= 0)
		die("hwsim");
}

/*
 * A success is acknowledged with the number of the radio where an error number
 * is expected, which libnl does not understand: read the answer by hand.
 */
static void hwsim_request(int command, const char *name)
{
	struct nl_msg *msg = nlmsg_alloc();
	struct nlmsghdr *answer;
	struct sockaddr_nl from;
	struct nlmsgerr *result;
	int n;

	errno = ENOMEM;
	if (!msg || !genlmsg_put(msg, 0, 0, hwsim_family, 0, NLM_F_ACK, command,
				 1) ||
	    nla_put(msg, HWSIM_ATTR_RADIO_NAME, strlen(name), name))
		die("hwsim");
	n = nl_send_auto(hwsim, msg);
	nlmsg_free(msg);
	if (n >= 0)
		n = nl_recv(hwsim, &from, (unsigned char **)&answer, NULL);
	errno = EIO;
	if (n < 0 || answer->nlmsg_type != NLMSG_ERROR)
		die("hwsim: no answer");
	result = nlmsg_data(answer);
	errno = -result->error;
	if (result->error < 0)
		die("hwsim radio %s", name);
	free(answer);
}

static void find_lower(struct pair *p)
{
	char path[96];
	struct dirent *entry;
	DIR *dir;

	snprintf(path, sizeof(path), "/sys/class/ieee80211/%s/device/net",
		 p->name);
	dir = opendir(path);
	if (!dir)
		die("%s", path);
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] != '.')
			snprintf(p->lower, sizeof(p->lower), "%.*s",
				 IF_NAMESIZE - 1, entry->d_name);
	}
	closedir(dir);
}

static int note_ifindex(const struct nlmsghdr *nlh, void *arg)
{
	const struct nlattr *attr = nlmsg_find_attr((struct nlmsghdr *)nlh,
						    GENL_HDRLEN,
						    NWIFI_A_IFINDEX);

	if (attr)
		*(uint32_t *)arg = nla_get_u32(attr);
	return 0;
}

static void adapter_request(struct nl_msg *msg, struct pair *p)
{
	struct nwc_done done;
	int err = nwc_call_done(&nwifi, msg, NULL, PATIENCE_S, note_ifindex,
				  &p->upper, &done);

	errno = -err;
	if (err || done.error)
		die("adapter on %s: %s", p->lower, nwifi.error);
}

static void attach(struct pair *p)
{
	struct nl_msg *msg = nwc_request(NWIFI_CMD_ADAPTER_ADD);

	errno = ENOMEM;
	if (!msg || nla_put_string(msg, NWIFI_A_LOWER_IFNAME, p->lower))
		die("adapter");
	adapter_request(msg, p);
	errno = EPROTO;
	if (!p->upper)
		die("adapter on %s without an index", p->lower);
}

static void detach(struct pair *p)
{
	struct nl_msg *msg = nwc_request(NWIFI_CMD_ADAPTER_DEL);

	errno = ENOMEM;
	if (!msg || nla_put_u32(msg, NWIFI_A_IFINDEX, p->upper))
		die("adapter");
	adapter_request(msg, p);
}

static void create(struct pair *p, int number)
{
	uint64_t start = now_ns();

	snprintf(p->name, sizeof(p->name), "bench%d", number);
	hwsim_request(HWSIM_CMD_NEW_RADIO, p->name);
	p->radio_ns = now_ns() - start;
	find_lower(p);
	start = now_ns();
	attach(p);
	p->adapter_ns = now_ns() - start;
}

static void destroy(struct pair *p)
{
	uint64_t start = now_ns();

	detach(p);
	p->adapter_ns += now_ns() - start;
	start = now_ns();
	hwsim_request(HWSIM_CMD_DEL_RADIO, p->name);
	p->radio_ns += now_ns() - start;
}

int main(int argc, char **argv)
{
	const int count = argc == 2 ? atoi(argv[1]) : 0;
	struct pair *pairs;
	int i;

	if (count <= 0) {
		fputs("usage: scale COUNT\n", stderr);
		return 2;
	}
	pairs = calloc(count, sizeof(*pairs));
	if (!pairs)
		die("memory");
	hwsim_open();
	errno = 0;
	if (nwc_sock_open(&nwifi))
		die("%s", nwifi.error);
	for (i = 0; i < count; i++)
		create(&pairs[i], i);
	for (i = count - 1; i >= 0; i--)
		destroy(&pairs[i]);
	for (i = 0; i < count; i++)
		printf("%" PRIu64 " %" PRIu64 "\n", pairs[i].adapter_ns,
		       pairs[i].radio_ns);
	free(pairs);
	return 0;
}
