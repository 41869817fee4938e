/* SPDX-License-Identifier: BSD-3-Clause */
/* Annotations of driver sources, which have no effect here. */
#if defined(_WIN32) && __has_include_next(<driverspecs.h>)
#pragma GCC system_header
#include_next <driverspecs.h>
#elif !defined(NWIFI_DRIVERSPECS_H)
#define NWIFI_DRIVERSPECS_H

#include "../sal.h"

#define _Analysis_assume_(...)
#define _Analysis_code_type_kernel_driver_
#define _Analysis_code_type_user_code_
#define _Analysis_code_type_user_driver_
#define _Analysis_mode_(...)
#define _IRQL_requires_(...)
#define _IRQL_requires_max_(...)

#endif /* NWIFI_DRIVERSPECS_H */
