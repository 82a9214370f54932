import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { resetClientApiKey } from "#core/identity/clients/reset-client-api-key.ts";

export const clientProfileApiKeyReset = defineMethod({
  name: "profile_api_key_reset",
  role: "client",
  summary: "Gives the caller a new API key and answers it, this once.",
  secret: true,
  input: z.strictObject({}),
  output: z.string(),
  handle: (scope) => resetClientApiKey(scope, ownClientId(scope)),
});
