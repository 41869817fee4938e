/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files of the rules need of each other. */
#ifndef TEST_CHECK_RULES_H
#define TEST_CHECK_RULES_H

#include "check.h"

/* keeps the first violation: the others mostly follow from it */
void check_broken(struct check *c, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#define REQUIRE(cond, ...)				\
	do {						\
		if (!(cond))				\
			check_broken(c, __VA_ARGS__);	\
	} while (0)

/* check_port.c */
bool check_missing(const struct check *c);
struct check_port *check_port_find(struct check *c, const u8 *peer);
void check_gates(struct check *c, const struct nwifi_indication *ind);
void check_owed(struct check *c);
void check_port_change(struct check *c, const struct nwifi_event *event,
		       const struct nwifi_port_change *p);
void check_ports(struct check *c, const struct nwifi_core *core);
void check_ihv(struct check *c, const struct nwifi_action *act);
void check_ihv_before(struct check *c, const struct nwifi_event *event);
void check_ihv_after(struct check *c, const struct nwifi_core *core,
		     const u64 *due);

/* check_indication.c */
void check_indication(struct check *c, u64 now,
		      const struct nwifi_indication *ind);

#endif /* TEST_CHECK_RULES_H */
