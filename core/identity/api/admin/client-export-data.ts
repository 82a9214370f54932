import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { exportClientData } from "#core/identity/clients/export-client-data.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const adminClientExportData = defineMethod({
  name: "client_export_data",
  role: "admin",
  permission: "client.export",
  summary: "Everything stored about a client, as JSON.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: z.record(z.string(), z.unknown()),
  handle: (scope, { id }) => exportClientData(scope, id),
});
