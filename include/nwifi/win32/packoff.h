/* SPDX-License-Identifier: BSD-3-Clause */
/* Structures are laid out as before. Not guarded: it is included again. */
#pragma pack(pop)
