# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# vm-run's lane "debug": a kernel with every check that it has (debug.config),
# as User Mode Linux, that is as a process of this machine. scripts/debug-kernel
# builds it; lane-stock.sh says what a lane defines.
#
# That kernel has one processor whatever --cpus says; User Mode Linux of 6.1
# knows no other. Of --icount it has the nearest thing, time travel.
#
# shellcheck disable=SC2034,SC2154 # variables come from vm-run and go there
# shellcheck disable=SC2054 # the commas are User Mode Linux's

lane_tools=(cpio)
lane_packages=debug

lane_prepare() {
	# The first time may have something to build, and to say.
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

# Only the init program: the kernel has built in what it takes to go on.
make_initramfs() {
	(cd "$programs" && echo init | cpio --quiet -H newc -o) >"$initramfs.$$"
	mv "$initramfs.$$" "$initramfs"
}

# The machine's memory is a file that is mapped, also to be executed, and that
# no disk should be bothered with.
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
	# Where programs begin at random places, so does the end of this one, and
	# all between it and its heap would count as the machine's memory. Not
	# every container lets it be switched off.
	if setarch -R true 2>/dev/null; then
		machine+=(setarch -R)
	fi
	machine+=(
		env "TMPDIR=$(memory_directory)"
		# The C library would have this machine's kernel write into memory
		# that the processes inside the machine do not have.
		GLIBC_TUNABLES=glibc.pthread.rseq=0
		"$debug/linux"
		"mem=${memory}M" "initrd=$initramfs"
		# Its place for a process id and a management socket.
		"uml_dir=$job/" umid=uml
		# Device by device: no input, output to what vm-run opened.
		con=null con0=null,fd:4 ssl=null ssl0=null,fd:3
		# A panic ends the machine at once, and so does a reboot.
		panic=-1 noreboot
		printk.devkmsg=on
		# An address says something about a memory error, its hash nothing.
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
