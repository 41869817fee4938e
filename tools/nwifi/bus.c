// SPDX-License-Identifier: GPL-2.0-only
/* The extension host, ihvd, over the system bus. */
#include <string.h>

#include "lib/bus.h"
#include "lib/text.h"
#include "nwifi/bus.h"
#include "nwifi/print.h"

/* ihvd itself ends what a plugin does not answer in time. */
#define CALL_US		(60 * 1000000ULL)
#define WHY_TEXT	256

/**
 * bus_open() - connect with the system bus
 * @bus: set to the connection
 *
 * Return: exit status; what went wrong has been said.
 */
int bus_open(sd_bus **bus)
{
	int err = sd_bus_open_system(bus);

	if (err < 0)
		return complain("no system bus: %s", strerror(-err));
	return EXIT_OK;
}

/**
 * bus_new_call() - begin to call a method of the extension host
 * @bus: connection
 * @method: its name
 * @call: set to the call, to be freed
 *
 * Return: 0 or more, or a negative error number.
 */
int bus_new_call(sd_bus *bus, const char *method, sd_bus_message **call)
{
	return sd_bus_message_new_method_call(bus, call, NWIFI_BUS_NAME,
					      NWIFI_BUS_PATH,
					      NWIFI_BUS_INTERFACE, method);
}

static int complain_error(const sd_bus_error *error, int err)
{
	char why[NWIFI_ESCAPED(WHY_TEXT)];
	const char *text = error->message ? error->message : strerror(-err);

	if (sd_bus_error_has_name(error, SD_BUS_ERROR_SERVICE_UNKNOWN))
		return complain("ihvd is not running");
	if (sd_bus_error_has_name(error, SD_BUS_ERROR_ACCESS_DENIED))
		return complain("not allowed: only root and members of the group netdev may");
	nwifi_escape(why, sizeof(why), (struct nwifi_blob){
		     (const uint8_t *)text, strnlen(text, WHY_TEXT) });
	return complain("%s", why);
}

/**
 * bus_call() - call a method of the extension host
 * @bus: connection
 * @call: the call
 * @reply: set to what it returns, to be freed; may be NULL
 *
 * Return: exit status; what went wrong has been said.
 */
int bus_call(sd_bus *bus, sd_bus_message *call, sd_bus_message **reply)
{
	sd_bus_error error = SD_BUS_ERROR_NULL;
	int status = EXIT_OK, err;

	err = sd_bus_call(bus, call, CALL_US, &error, reply);
	if (err < 0)
		status = complain_error(&error, err);
	sd_bus_error_free(&error);
	return status;
}
