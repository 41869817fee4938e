/* SPDX-License-Identifier: GPL-2.0-only */
/* The namespaces that a supplicant is in. */
#ifndef IHVD_ONEX_NAMESPACE_H
#define IHVD_ONEX_NAMESPACE_H

#include <pwd.h>

int onex_namespace_enter(const struct passwd *user);

#endif /* IHVD_ONEX_NAMESPACE_H */
