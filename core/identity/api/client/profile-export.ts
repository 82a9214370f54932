import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { exportClientData } from "#core/identity/clients/export-client-data.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";

export const clientProfileExport = defineMethod({
  name: "profile_export",
  role: "client",
  summary: "Everything stored about the caller, as JSON.",
  reads: true,
  input: z.strictObject({}),
  output: z.record(z.string(), z.unknown()),
  handle: (scope) => exportClientData(scope, ownClientId(scope)),
});
