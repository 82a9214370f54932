import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { resetClientApiKey } from "#core/identity/clients/reset-client-api-key.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const adminProfileApiKeyReset = defineMethod({
  name: "profile_api_key_reset",
  role: "admin",
  permission: "client.manage_api_keys",
  summary: "Gives a client a new API key and answers it, this once.",
  secret: true,
  input: z.strictObject({ id: idNumber }),
  output: z.string(),
  handle: (scope, { id }) => resetClientApiKey(scope, id),
});
