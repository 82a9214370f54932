import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { generateStaffApiKey } from "#core/identity/staff/generate-staff-api-key.ts";

export const adminProfileGenerateApiKey = defineMethod({
  name: "profile_generate_api_key",
  role: "admin",
  permission: "profile.manage",
  summary: "Gives the caller a new API key and answers it, this once.",
  secret: true,
  input: z.strictObject({}),
  output: z.string(),
  handle: (scope) => generateStaffApiKey(scope),
});
