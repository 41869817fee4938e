/* SPDX-License-Identifier: BSD-3-Clause */
/* Structures that follow have no gaps. Not guarded: it is included again. */
#pragma pack(push, 1)
