/* SPDX-License-Identifier: GPL-2.0-only */
/* __assign_str() lost its second argument. */
#ifndef NWIFI_COMPAT_TRACE_H
#define NWIFI_COMPAT_TRACE_H

#ifdef NWIFI_HAVE_ASSIGN_STR_ONE
#define nwifi_compat_assign_str(dst, src) __assign_str(dst)
#else
#define nwifi_compat_assign_str(dst, src) __assign_str(dst, src)
#endif

#endif /* NWIFI_COMPAT_TRACE_H */
