/* SPDX-License-Identifier: GPL-2.0-only */
/* The file of a plugin, opened for its process. */
#ifndef IHVD_PLUGIN_IMAGE_H
#define IHVD_PLUGIN_IMAGE_H

int image_open(const char *file);

#endif /* IHVD_PLUGIN_IMAGE_H */
