import { z } from "zod";
import { defineSettings } from "#core/events/settings-token.ts";

/** Where the third party is, and how it knows us. */
export const acmeSettings = defineSettings(
  "gift-card-provider",
  z.object({
    baseUrl: z.url().default("http://127.0.0.1:9"),
    apiKey: z.string().default("").meta({ secret: true }),
    /** After how long an unanswered call counts as one whose outcome is unknown. */
    timeoutMs: z.int().min(50).max(25_000).default(5_000),
  }),
);
