// SPDX-License-Identifier: GPL-2.0-only
/* control: a control request to the plugin of an adapter. */
#include <stdlib.h>
#include <string.h>

#include "lib/text.h"
#include "nwifi/bus.h"
#include "nwifi/bytes.h"
#include "nwifi/host.h"
#include "nwifi/print.h"

static char *hex_text(const void *data, size_t len)
{
	char *hex = malloc(NWC_HEX(len));

	return hex ? nwc_hex(hex, NWC_HEX(len), (struct nwc_blob){
			       data, len }) : NULL;
}

static int outcome_print(const struct cli *cli, sd_bus_message *reply)
{
	uint32_t error, length;
	const void *data;
	size_t len;
	char *hex;
	int status = EXIT_OK;

	if (sd_bus_message_read(reply, "uu", &error, &length) < 0 ||
	    sd_bus_message_read_array(reply, 'y', &data, &len) < 0)
		return error_print("malformed answer of ihvd");
	hex = hex_text(data, len);
	if (!hex)
		return error_print("out of memory");
	if (cli->json)
		status = print_json(json_pack("{s:I, s:I, s:s}",
					      "error", (json_int_t)error,
					      "length", (json_int_t)length,
					      "data", hex));
	else if (len)
		puts(hex);
	free(hex);
	if (status == EXIT_OK && error)
		status = error_print("%s: the plugin returns error %u",
				     cli->name, error);
	return status;
}

int host_control(struct cli *cli, struct nl_msg *msg)
{
	sd_bus_message *call = NULL, *reply = NULL;
	struct bytes in = { 0 };
	sd_bus *bus = NULL;
	int status, err = 0;

	(void)msg;
	if (cli->hex && bytes_of_hex(cli->hex, &in))
		return error_print("the request is longer than %d bytes",
				   BYTES_MAX);
	status = bus_open(&bus);
	if (status == EXIT_OK) {
		err = bus_new_call(bus, "Control", &call);
		if (err >= 0)
			err = sd_bus_message_append(call, "s", cli->name);
		if (err >= 0)
			err = sd_bus_message_append_array(call, 'y', in.data,
							  in.len);
		if (err >= 0)
			err = sd_bus_message_append(call, "u",
						    (uint32_t)BYTES_MAX);
		status = err < 0 ? error_print("%s", strerror(-err)) :
				   bus_call(bus, call, &reply);
	}
	if (status == EXIT_OK)
		status = outcome_print(cli, reply);
	sd_bus_message_unref(reply);
	sd_bus_message_unref(call);
	sd_bus_close_unref(bus);
	bytes_free(&in);
	return status;
}
