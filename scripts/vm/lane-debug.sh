# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# vm-run's lane "debug": a kernel with every check that it has (debug.config),
# as User Mode Linux, that is as a process of this machine. scripts/debug-kernel
# builds it; lane-stock.sh says what a lane defines.
#
# The machine has one processor whatever --cpus says, because User Mode Linux of
# 6.1 supports no more. For --icount it has time travel, which comes nearest.
#
# shellcheck disable=SC2034,SC2154 # variables come from vm-run and go there
# shellcheck disable=SC2054 # the commas are User Mode Linux's

lane_tools=(cpio)
lane_packages=debug

lane_prepare() {
	# The first call may build the kernel, which prints much.
	quietly "$top/scripts/debug-kernel"
	debug=$("$top/scripts/debug-kernel")
	release=$(cat "$debug/release")
	[ -z "$kernel" ] || [[ $release == "$kernel"[.-]* ]] ||
		die "the debug lane has no kernel $kernel, only $release"
	modules=$debug/lib/modules/$release
	headers=$debug/build
	initramfs=$programs/initramfs-debug
	[ -e "$initramfs" ] || make_initramfs
}

# The init program alone: the kernel needs no module to mount the host's files.
make_initramfs() {
	(cd "$programs" && echo init | cpio --quiet -H newc -o) >"$initramfs.$$"
	mv "$initramfs.$$" "$initramfs"
}

# A directory for the memory of the machine: a file that is mapped, also for
# executing code, and that had better not be on a disk.
memory_directory() {
	local directory

	for directory in /dev/shm /tmp; do
		if [ -w "$directory" ] &&
			[[ ,$(findmnt -no OPTIONS -T "$directory"), != *,noexec,* ]] &&
			[ "$(df --output=avail -m "$directory" | tail -n 1)" -ge "$memory" ]; then
			echo "$directory"
			return
		fi
	done
	die "no room for $memory MiB of memory in /dev/shm or /tmp"
}

lane_machine() {
	machine=()
	# User Mode Linux takes all between the end of its program and its heap for
	# memory of the machine. Without address space randomisation there is
	# nothing between them. Not every container lets it be switched off.
	if setarch -R true 2>/dev/null; then
		machine+=(setarch -R)
	fi
	machine+=(
		env "TMPDIR=$(memory_directory)"
		# Restartable sequences of the C library would make the kernel of
		# this host write into processes of the machine, which do not have
		# the memory for them.
		GLIBC_TUNABLES=glibc.pthread.rseq=0
		"$debug/linux"
		"mem=${memory}M" "initrd=$initramfs"
		# The directory for its process id and its management socket
		"uml_dir=$job/" umid=uml
		# No device has input; output goes to the files that vm-run opened.
		con=null con0=null,fd:4 ssl=null ssl0=null,fd:3
		# A panic ends the machine at once, and so does a reboot.
		panic=-1 noreboot
		printk.devkmsg=on
		# Reports of memory errors need addresses, not hashes of them.
		no_hash_pointers
		vm_root=hostfs,host,/
		vm_channel=/dev/ttyS0
		"vm_job=$job"
	)
	if $time_travel || $icount; then
		machine+=(time-travel=inf-cpu)
	fi
	if $verbose; then
		machine+=(loglevel=7)
	else
		machine+=(quiet)
	fi
}
