/* SPDX-License-Identifier: GPL-2.0-only */
/* What the tests that are written as tables of steps have in common. */
#ifndef TEST_TIMELINE_H
#define TEST_TIMELINE_H

#include "rig.h"

/* associated with ap1: an open network, or one whose port the OS authorizes */
#define OPEN "radio-up; see ap1 -50; connect 1; auth ap1; assoc ap1"
#define CONTROLLED \
	"radio-up; see ap1 -60 psk; connect 1 psk; auth ap1; assoc ap1;" \
	"key ap1; authorize 2 ap1 on"
#define CONTROLLED_NL80211 \
	"radio-up; see ap1 -60 psk; connect nl80211 psk; auth ap1;" \
	"assoc ap1; key ap1; authorize ap1 on"

#define CONNECTS \
	"OID CONNECT_REQUEST\n" \
	"IND CONNECTION_START type=1 00:00:00:00:00:00 ''\n"
#define SUCCESS_OPEN(ap, frames, ds) \
	"IND ASSOCIATION_COMPLETION " ap " 0x0 " frames \
	" auth=1 unicast=0 multicast=0 mgmt=0 phy=6 qos=1 ds=" ds "\n"
#define SUCCESS_PSK(ap, frames, ds) \
	"IND ASSOCIATION_COMPLETION " ap " 0x0 " frames \
	" auth=7 unicast=4 multicast=4 mgmt=0 phy=6 qos=1 ds=" ds "\n"

#define TIMELINE(name, setup, ...)					\
	static void test_##name(void **state)				\
	{								\
		static const struct step steps[] = {			\
			__VA_ARGS__,					\
			{ NULL, NULL }					\
		};							\
									\
		(void)state;						\
		rig_timeline(setup, steps);				\
	}

#endif /* TEST_TIMELINE_H */
