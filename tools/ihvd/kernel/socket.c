// SPDX-License-Identifier: GPL-2.0-only
/*
 * Sockets of the module's family: one for each plugin, whose end closes the
 * ports of its adapters, and one to see adapters come.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/daemon.h"
#include "ihvd/request/indications.h"
#include "ihvd/adapter/virtual.h"
#include "ihvd/base/log.h"
#include "lib/text.h"

/* may come in the middle of a request: looked at later */
static int on_host(const struct nlmsghdr *nlh, void *arg)
{
	struct plugin *p = arg;

	if (!queue_add(&p->kernel_queue, nlh))
		return -ENOMEM;
	sd_event_source_set_enabled(p->kernel_work, SD_EVENT_ONESHOT);
	return 0;
}

static int on_work(sd_event_source *source, void *arg)
{
	struct plugin *p = arg;
	struct nl_msg *msg;

	(void)source;
	/* a failure on the way empties the queue */
	while ((msg = queue_take(&p->kernel_queue))) {
		calls_from_kernel(p, msg);
		nlmsg_free(msg);
	}
	return 0;
}

static int on_readable(sd_event_source *source, int fd, uint32_t events,
		       void *arg)
{
	struct plugin *p = arg;
	int err;

	(void)source;
	(void)fd;
	(void)events;
	err = nwc_sock_read(&p->kernel);
	/* what is lost may be a Stop: nothing is certain any more */
	if (err)
		plugin_fail(p, "the kernel's calls are lost: %s",
			    strerror(-err));
	return 0;
}

/**
 * kernel_open() - open the socket by which a plugin's adapters are bound
 * @p: plugin
 *
 * Return: 0, or a negative error number with the reason in &plugin.kernel.
 */
int kernel_open(struct plugin *p)
{
	sd_event *event = p->daemon->event;
	int err;

	memset(&p->kernel, 0, sizeof(p->kernel));
	err = nwc_sock_open(&p->kernel);
	if (err)
		return err;
	p->kernel.on_host = on_host;
	p->kernel.on_host_arg = p;
	err = sd_event_add_io(event, &p->kernel_io,
			      nwc_sock_fd(&p->kernel), EPOLLIN, on_readable,
			      p);
	if (err >= 0)
		err = sd_event_add_defer(event, &p->kernel_work, on_work, p);
	if (err >= 0)
		err = sd_event_source_set_enabled(p->kernel_work,
						  SD_EVENT_OFF);
	return err < 0 ? err : 0;
}

/**
 * kernel_close() - close it: the ports of the plugin's adapters close
 * @p: plugin
 */
void kernel_close(struct plugin *p)
{
	if (p->kernel.nl)
		nwc_sock_close(&p->kernel);
	p->kernel.nl = NULL;
	p->kernel_io = sd_event_source_disable_unref(p->kernel_io);
	p->kernel_work = sd_event_source_disable_unref(p->kernel_work);
	queue_clear(&p->kernel_queue);
}

/**
 * kernel_request() - make a request and wait for its acknowledgement
 * @p: plugin
 * @msg: request; consumed
 *
 * Return: 0 or a negative error number, with the reason in &plugin.kernel.
 */
int kernel_request(struct plugin *p, struct nl_msg *msg)
{
	int err = -ENOMEM;

	if (msg && p->kernel.nl)
		err = nwc_call(&p->kernel, msg, NULL, NULL);
	nlmsg_free(msg);
	return err;
}

/**
 * kernel_report() - tell those who listen what only we know
 * @a: adapter
 * @report: handler or function
 */
void kernel_report(struct adapter *a, const struct nwc_ihv_report *report)
{
	int err = kernel_request(a->plugin,
				 nwc_ihv_report(a->ifindex, report));

	if (err && err != -ENODEV)
		plugin_log(a->plugin, "%s: %s is not reported: %s", a->name,
			   report->name, a->plugin->kernel.error);
}

/* which plugin an adapter is for, if that is up and has not got it yet */
static struct plugin *who_wants(struct daemon *d,
				const struct nwc_adapter *info)
{
	char name[IF_NAMESIZE];
	struct plugin *p;

	if (info->name.len >= sizeof(name))
		return NULL;
	/* the one that has asked for it; one of an earlier daemon is nobody's */
	if (virtual_is(info)) {
		p = d->virtual_plugin;
		return p && !adapter_by_ifindex(p, info->ifindex) ? p : NULL;
	}
	memcpy(name, info->name.data, info->name.len);
	name[info->name.len] = 0;
	TAILQ_FOREACH(p, &d->plugins, next)
		if (p->state == PLUGIN_UP &&
		    options_serves(d->options, p->options, name) &&
		    !adapter_by_ifindex(p, info->ifindex))
			return p;
	return NULL;
}

static int on_adapter(const struct nlmsghdr *nlh, void *arg)
{
	return queue_add(arg, nlh) ? 0 : -ENOMEM;
}

/**
 * kernel_look() - take the adapters that are there
 * @d: daemon
 */
void kernel_look(struct daemon *d)
{
	struct nl_msg *msg = nwc_request(NWIFI_CMD_ADAPTER_GET);
	struct host_queue found = STAILQ_HEAD_INITIALIZER(found);
	struct nwc_adapter info;
	struct plugin *p;

	if (!d->ending && msg &&
	    nwc_dump(&d->events, msg, on_adapter, &found))
		log_line("cannot list adapters: %s", d->events.error);
	nlmsg_free(msg);
	/* what is asked of the kernel for one of them has to wait for the dump */
	while ((msg = queue_take(&found))) {
		if (!nwc_adapter_parse(nlmsg_hdr(msg), &info, NULL)) {
			p = who_wants(d, &info);
			if (p)
				adapter_new(p, &info);
			else if (!d->ready)
				virtual_remains(d, &info);
		}
		nlmsg_free(msg);
	}
	daemon_check(d);
}

/* may come in the middle of a request: looked at later */
static int on_event(const struct nlmsghdr *nlh, void *arg)
{
	struct daemon *d = arg;

	if (!queue_add(&d->events_queue, nlh))
		return -ENOMEM;
	sd_event_source_set_enabled(d->events_work, SD_EVENT_ONESHOT);
	return 0;
}

static int on_events_work(sd_event_source *source, void *arg)
{
	struct daemon *d = arg;
	struct nl_msg *msg;

	(void)source;
	while ((msg = queue_take(&d->events_queue))) {
		indications_take(d, nlmsg_hdr(msg));
		nlmsg_free(msg);
	}
	return 0;
}

static int on_events(sd_event_source *source, int fd, uint32_t events,
		     void *arg)
{
	struct daemon *d = arg;
	int err;

	(void)source;
	(void)fd;
	(void)events;
	err = nwc_sock_read(&d->events);
	if (err == -ENOBUFS) {
		kernel_look(d);
	} else if (err) {
		log_line("events: %s", strerror(-err));
		sd_event_exit(d->event, EXIT_FAILURE);
	}
	return 0;
}

/**
 * kernel_watch() - watch adapters come
 * @d: daemon
 *
 * Return: 0 or a negative error number, with the reason in &daemon.events.
 */
int kernel_watch(struct daemon *d)
{
	int err;

	err = nwc_sock_open(&d->events);
	if (err)
		return err;
	STAILQ_INIT(&d->events_queue);
	d->events.on_event = on_event;
	d->events.on_event_arg = d;
	err = sd_event_add_defer(d->event, &d->events_work, on_events_work, d);
	if (err >= 0)
		err = sd_event_source_set_enabled(d->events_work,
						  SD_EVENT_OFF);
	if (err >= 0)
		err = nwc_sock_join(&d->events);
	if (!err)
		err = sd_event_add_io(d->event, &d->events_io,
				      nwc_sock_fd(&d->events), EPOLLIN,
				      on_events, d);
	return err < 0 ? err : 0;
}
