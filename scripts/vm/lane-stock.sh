# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# vm-run's lane "stock": Debian's own kernel in QEMU. A lane is a file that
# vm-run reads; it defines
#
#   lane_tools     array of the programs that the lane needs
#   lane_packages  the class of scripts/setup that has those programs
#   lane_prepare   makes what the machine needs and sets: release (what uname -r
#                  will print), modules (the directory that becomes
#                  /lib/modules/RELEASE) and headers (what to build modules
#                  against)
#   lane_machine   sets the array machine: the command that runs the machine,
#                  with the init program and $job as init.c describes them. It
#                  writes frames (channel.h) to file descriptor 3 and its
#                  console to 4
#
# and may use the options and functions of vm-run.
#
# shellcheck disable=SC2034,SC2154 # variables come from vm-run and go there
# shellcheck disable=SC2054 # the commas are QEMU's

lane_tools=(qemu-system-x86_64 cpio)
lane_packages=vm

# Modules that the kernel must load before it can mount the host's file system.
# Some kernels have part of them built in.
early_modules=(virtio_pci virtio_console 9p 9pnet_virtio overlay)

lane_prepare() {
	! $time_travel || die "--time-travel is for the debug lane; here it is --icount"
	release=$("$top/scripts/kernel" resolve "$kernel")
	vmlinux=$("$top/scripts/kernel" vmlinux "$release")
	modules=$("$top/scripts/kernel" modules "$release")
	if $with_module || $icount; then
		headers=$("$top/scripts/kernel" headers "$release")
	fi
	initramfs=$programs/initramfs-$release
	! $icount || initramfs+=-icount
	[ "$initramfs" -nt "$vmlinux" ] || make_initramfs
	accelerator=${NWIFI_VM_ACCEL:-$(find_accelerator)}
}

# The init program and the modules that it loads, numbered in this order.
make_initramfs() {
	local paths path tree number=10

	paths=$(modprobe -C /dev/null -S "$release" -d "${modules%/lib/modules/*}/" \
		--show-depends -a "${early_modules[@]}" |
		awk '$1 == "insmod" && !seen[$2]++ { print $2 }')
	tree=$(mktemp -d "$programs/tree.XXXXXX")
	mkdir "$tree/modules"
	cp "$programs/init" "$tree/init"
	while read -r path; do
		case $path in
		*.xz) xz -dc "$path" ;;
		*) cat "$path" ;;
		esac >"$tree/modules/$number"
		number=$((number + 1))
	done <<<"$paths"
	if $icount; then
		make_host_wait "$tree/host-wait"
		mv "$tree/host-wait/host_wait.ko" "$tree/modules/$number"
		rm -r "$tree/host-wait"
	fi
	(cd "$tree" && find . -print0 | cpio -0 --quiet -H newc -o) >"$tree.cpio"
	mv "$tree.cpio" "$initramfs"
	rm -r "$tree"
}

# make_host_wait DIRECTORY: build host_wait.ko there (host-wait/host_wait.c).
make_host_wait() {
	cp -r "$top/scripts/vm/host-wait" "$1"
	quietly make -C "$headers" "M=$1" W=1 CONFIG_DEBUG_INFO_BTF_MODULES= modules
}

# That /dev/kvm can be opened does not mean that a machine runs with it: try one.
# The answer holds until this host is booted again.
find_accelerator() {
	local boot answer=tcg known=${programs%/*}/accelerator

	if [ -w /dev/kvm ]; then
		boot=$(cat /proc/sys/kernel/random/boot_id)
		if ! grep -qs "^$boot " "$known"; then
			if NWIFI_VM_ACCEL=kvm "$top/scripts/vm-run" --no-module \
				--timeout 10 -- true >/dev/null 2>&1; then
				answer=kvm
			fi
			echo "$boot $answer" >"$known.$$"
			mv "$known.$$" "$known"
		fi
		answer=$(cut -d ' ' -f 2 "$known")
	fi
	echo "$answer"
}

lane_machine() {
	local parameters=(
		console=ttyS0
		# The watchdog of the time stamp counter has no better clock to
		# compare an emulated one with.
		tsc=reliable
		# We do not test the kernel's own ciphers.
		cryptomgr.notests
		# Mitigations are slow under emulation, whose processor does not
		# need them, and some announce themselves with "WARNING:".
		mitigations=off
		# The emulator translates a program only once if the program is at
		# the same address each time.
		norandmaps
		# The log decides about the run, so that no line may get lost.
		log_buf_len=4M
		printk.devkmsg=on
		# A panic ends the machine at once.
		panic=-1
		reboot=t
		vm_root=9p,host,trans=virtio,version=9p2000.L,cache=loose,msize=131072
		vm_channel=/dev/vport0p1
		"vm_job=$job"
	)

	machine=(
		qemu-system-x86_64
		-nodefaults -no-user-config -no-reboot -display none
		-machine q35,usb=off,vmport=off,hpet=off,sata=off,smbus=off
		# A small firmware that does nothing but start the kernel
		-bios qboot.rom
		-m "$memory" -smp "$cpus"
	)
	case $accelerator in
	kvm)
		machine+=(-accel kvm -cpu host)
		;;
	*)
		# Five levels of page tables only make emulation slower.
		machine+=(-cpu max,la57=off)
		if $icount; then
			machine+=(-accel tcg,thread=single -icount "shift=1,sleep=off")
			# The time stamp counter counts nanoseconds. Without this the
			# kernel measures its rate in a busy loop.
			parameters+=(tsc_early_khz=1000000)
		else
			machine+=(-accel tcg,thread=multi)
		fi
		;;
	esac
	if $verbose; then
		parameters+=(loglevel=7)
	else
		parameters+=(quiet)
	fi
	machine+=(
		-kernel "$vmlinux" -initrd "$initramfs" -append "${parameters[*]}"
		-chardev file,id=console,path=/dev/fd/4
		-serial chardev:console
		# This is the first virtio device, hence vport0 above.
		-device virtio-serial-pci,max_ports=2
		-chardev file,id=channel,path=/dev/fd/3
		-device virtserialport,chardev=channel,nr=1
		-fsdev local,id=host,path=/,security_model=none,readonly=on,multidevs=remap
		-device virtio-9p-pci,fsdev=host,mount_tag=host
	)
}
