import { defineModule } from "#core/events/module.ts";
import { IdempotencyKey } from "./entities/idempotency-key.ts";
import { apiErrors } from "./errors.ts";
import { apiGerman } from "./locale-de.ts";
import { sweepIdempotencyKeys } from "./sweep-idempotency-keys.ts";

/** The door of the API: what it refuses by itself, and the answers it keeps. */
export const apiPart = defineModule({
  id: "api",
  entities: [IdempotencyKey],
  errors: [apiErrors.table],
  locales: { de: apiGerman },
  jobs: [sweepIdempotencyKeys],
});
