// SPDX-License-Identifier: GPL-2.0-only
/* Calling the extension host, ihvd, over the system bus. */
#include <string.h>

#include "lib/bus.h"
#include "lib/text.h"
#include "nwifi/bus.h"
#include "nwifi/print.h"

/* This is longer than ihvd waits for the answer of a plugin. */
#define CALL_US		(60 * 1000000ULL)
#define WHY_TEXT	256

_Static_assert(NWC_ESCAPED(WHY_TEXT) <= BUS_WHY, "an escaped reason fits");

/**
 * bus_open() - connect with the system bus
 * @bus: set to the connection
 *
 * Return: exit status; a failure has been reported.
 */
int bus_open(sd_bus **bus)
{
	int err = sd_bus_open_system(bus);

	if (err < 0)
		return error_print("no system bus: %s", strerror(-err));
	return EXIT_OK;
}

/**
 * bus_new_call() - begin to call a method of the extension host
 * @bus: connection
 * @method: name of the method
 * @call: set to the call, to be freed
 *
 * Return: 0 or more, or a negative error number.
 */
int bus_new_call(sd_bus *bus, const char *method, sd_bus_message **call)
{
	return sd_bus_message_new_method_call(bus, call, NWC_BUS_NAME,
					      NWC_BUS_PATH,
					      NWC_BUS_INTERFACE, method);
}

/* Return: true if the error says that nobody carries the method out for us. */
static bool error_is_absence(const sd_bus_error *error)
{
	return sd_bus_error_has_names(error, SD_BUS_ERROR_SERVICE_UNKNOWN,
				      SD_BUS_ERROR_NAME_HAS_NO_OWNER,
				      SD_BUS_ERROR_ACCESS_DENIED,
				      SD_BUS_ERROR_UNKNOWN_METHOD,
				      NWC_BUS_NO_ADAPTER);
}

static void error_describe(const sd_bus_error *error, int err, char *why)
{
	const char *text = error->message ? error->message : strerror(-err);

	if (sd_bus_error_has_name(error, SD_BUS_ERROR_SERVICE_UNKNOWN))
		text = "ihvd is not running";
	if (sd_bus_error_has_name(error, SD_BUS_ERROR_ACCESS_DENIED))
		text = "not allowed: only root and members of the group netdev may do this";
	nwc_escape(why, BUS_WHY, (struct nwc_blob){
		     (const uint8_t *)text, strnlen(text, WHY_TEXT) });
}

/**
 * bus_try() - call a method of the extension host and return a failure
 * @bus: connection
 * @call: the call
 * @reply: set to the reply, to be freed; may be NULL
 * @absent: set to true if nobody carries the method out for this caller
 * @why: set to what went wrong on failure
 *
 * Return: 0 or more, or a negative error number.
 */
int bus_try(sd_bus *bus, sd_bus_message *call, sd_bus_message **reply,
	    bool *absent, char why[static BUS_WHY])
{
	sd_bus_error error = SD_BUS_ERROR_NULL;
	int err = sd_bus_call(bus, call, CALL_US, &error, reply);

	*absent = error_is_absence(&error);
	if (err < 0)
		error_describe(&error, err, why);
	sd_bus_error_free(&error);
	return err;
}

/**
 * bus_call() - call a method of the extension host and report a failure
 * @bus: connection
 * @call: the call
 * @reply: set to the reply, to be freed; may be NULL
 *
 * Return: exit status.
 */
int bus_call(sd_bus *bus, sd_bus_message *call, sd_bus_message **reply)
{
	char why[BUS_WHY];
	bool absent;

	if (bus_try(bus, call, reply, &absent, why) < 0)
		return error_print("%s", why);
	return EXIT_OK;
}
