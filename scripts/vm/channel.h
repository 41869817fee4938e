/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The channel between a virtual machine's first process (init.c) and the
 * program that listens on the host (receive.c): one byte stream of frames,
 * guest to host.
 *
 * There is one stream instead of one for each kind. So standard output and error
 * keep their order, and the status, which is the last frame, also says that all
 * output before it has arrived.
 */
#ifndef NWIFI_VM_CHANNEL_H
#define NWIFI_VM_CHANNEL_H

#include <stdint.h>

/* What a frame carries. */
enum frame_type {
	FRAME_STDOUT = 1,	/* bytes of COMMAND's standard output */
	FRAME_STDERR = 2,	/* bytes of COMMAND's standard error */
	FRAME_KERNEL_LOG = 3,	/* whole lines of the kernel log */
	FRAME_STATUS = 4,	/* COMMAND's exit status in decimal; the end */
};

#define FRAME_MAX 65536

/* Host and guest are the same architecture: host byte order. */
struct frame {
	uint32_t type;
	uint32_t size;		/* of the payload that follows, <= FRAME_MAX */
};

#endif
