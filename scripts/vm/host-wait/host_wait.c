// SPDX-License-Identifier: GPL-2.0-only
/*
 * host_wait - keep the clock of a machine still while it waits for its host
 *
 * The clock of a machine that vm-run starts with --icount counts instructions,
 * and when the processor halts, QEMU advances it to the next timer at once. So
 * sleeping takes no time of the host, and that is right as long as all
 * processes wait for time to pass. A process that reads a file of the host, or
 * whose output the host has to take, waits for something else: the host takes
 * its own time, and meanwhile QEMU would go on from timer to timer. A disk
 * that took five seconds was seen to take three hours in the machine, and
 * every deadline in it had passed.
 *
 * So the processor must not halt while the host has something to do for the
 * machine. This module is the cpuidle driver of the machine: while a buffer is
 * with the host, the idle processor looks for its return in a loop. The clock
 * then advances only by the instructions of this loop, which are few: some
 * hundredths of a second for each second of the host.
 */
#include <linux/cpuidle.h>
#include <linux/device.h>
#include <linux/errno.h>
#include <linux/irqflags.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/processor.h>
#include <linux/sched.h>
#include <linux/sched/idle.h>
#include <linux/string.h>
#include <linux/virtio.h>
#include <linux/virtio_ids.h>
#include <linux/virtio_ring.h>

/*
 * How often the loop looks before it returns to the idle task, which programs
 * the clock event device for the timers that an interrupt may have started.
 */
#define LOOKS 500

#define MAX_QUEUES 8

/* The queues whose buffers are requests to the host, or output for it. */
static const struct vring *host_rings[MAX_QUEUES];
static unsigned int host_ring_count;

static bool host_is_busy(void)
{
	for (unsigned int i = 0; i < host_ring_count; i++) {
		const struct vring *ring = host_rings[i];

		/* Buffers that were ever offered, and that ever came back. */
		if (READ_ONCE(ring->avail->idx) != READ_ONCE(ring->used->idx))
			return true;
	}
	return false;
}

/*
 * Let as much time of the host pass as possible in few instructions: the emulator
 * leaves its translated code at each of these.
 */
static void host_wait_relax(void)
{
	cpu_relax();
	cpu_relax();
	cpu_relax();
	cpu_relax();
	cpu_relax();
	cpu_relax();
	cpu_relax();
	cpu_relax();
}

/* The idle state; called and left with interrupts switched off. */
static int host_wait_enter(struct cpuidle_device *dev,
			   struct cpuidle_driver *driver, int index)
{
	int looks = 0;

	if (!host_is_busy()) {
		raw_safe_halt();
		raw_local_irq_disable();
		return index;
	}
	raw_local_irq_enable();
	if (!current_set_polling_and_test())
		while (!need_resched() && host_is_busy() && looks++ < LOOKS)
			host_wait_relax();
	current_clr_polling();
	raw_local_irq_disable();
	return index;
}

static struct cpuidle_driver host_wait_idle = {
	.name = "host_wait",
	.states = {
		{
			.enter = host_wait_enter,
			.name = "halt",
			.desc = "halt unless the host is busy",
		},
	},
	.state_count = 1,
};

/*
 * The bus of virtio devices is not exported, but registering a virtio driver
 * leads to it. This one drives nothing.
 */
static struct virtio_driver host_wait_bus = {
	.driver.name = "host_wait",
	.id_table = (const struct virtio_device_id[]){ {} },
};

/* Buffers in other queues wait for something that may never come. */
static bool queue_is_for_host(struct virtqueue *queue)
{
	switch (queue->vdev->id.device) {
	case VIRTIO_ID_9P:
		return true;
	case VIRTIO_ID_CONSOLE:
		return !strcmp(queue->name, "output") ||
		       !strcmp(queue->name, "control-o");
	default:
		return false;
	}
}

static int device_take_queues(struct device *dev, void *unused)
{
	struct virtqueue *queue;

	list_for_each_entry(queue, &dev_to_virtio(dev)->vqs, list) {
		if (!queue_is_for_host(queue))
			continue;
		if (host_ring_count == MAX_QUEUES)
			return -ENOSPC;
		host_rings[host_ring_count++] = virtqueue_get_vring(queue);
	}
	return 0;
}

static int __init host_wait_init(void)
{
	int err;

	err = register_virtio_driver(&host_wait_bus);
	if (err)
		return err;
	err = bus_for_each_dev(host_wait_bus.driver.bus, NULL, NULL,
			       device_take_queues);
	unregister_virtio_driver(&host_wait_bus);
	if (err)
		return err;
	/* The 9P device and the channel at least */
	if (host_ring_count < 2)
		return -ENODEV;
	return cpuidle_register(&host_wait_idle, NULL);
}
module_init(host_wait_init);

/* There is no exit: the machine does not live without it. */
MODULE_DESCRIPTION("Idle state of a virtual machine that waits for its host");
MODULE_LICENSE("GPL");
