/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The annotations of Windows sources, of both generations. The code checker of
 * that platform reads them; here they have no effect.
 *
 * Headers of Linux use some words of the older generation as names of members
 * (__reserved), and headers of the C++ library as names of variables (__in,
 * __out, ...). As macros these words would break every header that is included
 * later. Therefore they are only defined with NWIFI_SAL_ALL, except for __in
 * and __out in C, which break nothing. A source that needs NWIFI_SAL_ALL has to
 * include the headers of this directory after those of the system.
 */
#if defined(_WIN32) && __has_include_next(<sal.h>)
/* This platform has a header of the same name. */
#pragma GCC system_header
#include_next <sal.h>
#elif !defined(NWIFI_SAL_H)
#define NWIFI_SAL_H

#ifndef IN
#define IN
#endif
#ifndef OUT
#define OUT
#endif
#ifndef OPTIONAL
#define OPTIONAL
#endif

/* The older generation */

#if !defined(__cplusplus) || defined(NWIFI_SAL_ALL)
#define __in
#define __out
#endif
#ifdef NWIFI_SAL_ALL
#define __callback
#define __reserved
#define __success(...)
#endif
#define __checkReturn
#define __deref_inout
#define __deref_inout_opt
#define __deref_opt_inout
#define __deref_opt_out
#define __deref_opt_out_opt
#define __deref_out
#define __deref_out_bcount(...)
#define __deref_out_bcount_opt(...)
#define __deref_out_ecount(...)
#define __deref_out_ecount_opt(...)
#define __deref_out_opt
#define __field_bcount(...)
#define __field_bcount_opt(...)
#define __field_ecount(...)
#define __field_ecount_opt(...)
#define __in_bcount(...)
#define __in_bcount_opt(...)
#define __in_ecount(...)
#define __in_ecount_opt(...)
#define __in_opt
#define __inout
#define __inout_bcount(...)
#define __inout_bcount_opt(...)
#define __inout_ecount(...)
#define __inout_ecount_opt(...)
#define __inout_opt
#define __nullterminated
#define __out_bcount(...)
#define __out_bcount_opt(...)
#define __out_bcount_part(...)
#define __out_bcount_part_opt(...)
#define __out_ecount(...)
#define __out_ecount_opt(...)
#define __out_ecount_part(...)
#define __out_ecount_part_opt(...)
#define __out_opt

/* The newer generation */

#define _Check_return_
#define _Deref_opt_out_
#define _Deref_opt_out_opt_
#define _Deref_out_
#define _Deref_out_opt_
#define _Field_range_(...)
#define _Field_size_(...)
#define _Field_size_bytes_(...)
#define _Field_size_bytes_opt_(...)
#define _Field_size_opt_(...)
#define _Frees_ptr_
#define _Frees_ptr_opt_
#define _In_
#define _In_bytecount_(...)
#define _In_count_(...)
#define _In_opt_
#define _In_opt_z_
#define _In_range_(...)
#define _In_reads_(...)
#define _In_reads_bytes_(...)
#define _In_reads_bytes_opt_(...)
#define _In_reads_opt_(...)
#define _In_z_
#define _Inout_
#define _Inout_opt_
#define _Inout_updates_(...)
#define _Inout_updates_bytes_(...)
#define _Inout_updates_bytes_opt_(...)
#define _Inout_updates_opt_(...)
#define _Must_inspect_result_
#define _Null_terminated_
#define _Out_
#define _Out_bytecap_(...)
#define _Out_cap_(...)
#define _Out_opt_
#define _Out_writes_(...)
#define _Out_writes_bytes_(...)
#define _Out_writes_bytes_opt_(...)
#define _Out_writes_bytes_to_(...)
#define _Out_writes_bytes_to_opt_(...)
#define _Out_writes_opt_(...)
#define _Out_writes_to_(...)
#define _Out_writes_to_opt_(...)
#define _Out_writes_z_(...)
#define _Outptr_
#define _Outptr_opt_
#define _Outptr_opt_result_maybenull_
#define _Outptr_result_buffer_(...)
#define _Outptr_result_bytebuffer_(...)
#define _Outptr_result_maybenull_
#define _Post_invalid_
#define _Pre_maybenull_
#define _Pre_notnull_
#define _Reserved_
#define _Ret_maybenull_
#define _Ret_notnull_
#define _Success_(...)
#define _Use_decl_annotations_
#define _When_(...)

#endif /* NWIFI_SAL_H */
