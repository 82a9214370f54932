import type { z } from "zod";
import { jsonValue } from "#core/database/json-value.ts";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { onAfterAdminExtensionConfigSave, onBeforeAdminExtensionConfigSave } from "../hooks.ts";
import { raiseRevision } from "../host-state-row.ts";
import { HOST_VERSION } from "../host-version.ts";
import { snakeCase } from "../snake-case.ts";
import { hostTables } from "../tables.ts";
import { findSettings } from "./find-settings.ts";
import { isMarked, SECRET_MASK } from "./wire-settings.ts";

/**
 * Saves some settings of a module under their wire names; the others stay as they are. Null takes a setting back to its default, and
 * the mask of a secret leaves the secret alone. All hosts use them from their next call on.
 *
 * @throws AppError `extension.not_found`; `request.invalid` for a field that is unknown or does not fit, and then nothing is saved.
 */
export async function saveSettings(scope: Scope, id: string, given: Readonly<Record<string, unknown>>): Promise<void> {
  await scope.transaction(async (scope) => {
    await hostTables(scope).selectFrom("host_state").select("id").where("id", "=", 1).forUpdate().executeTakeFirstOrThrow();
    const { token, saved, type } = await findSettings(scope, id);
    const shape: z.core.$ZodShape = token?.schema.shape ?? {};
    const fields = new Map(Object.keys(shape).map((field) => [snakeCase(field), field]));
    const unknown = Object.keys(given).filter((name) => !fields.has(name));
    if (unknown.length > 0) throw invalidRequest(Object.fromEntries(unknown.map((name) => [name, "Is not a known field."])));
    await fire(scope, onBeforeAdminExtensionConfigSave, { id });
    const next = merged(shape, fields, saved, given);
    const fit = token?.schema.safeParse(next);
    if (fit?.success === false) {
      throw invalidRequest(
        Object.fromEntries(
          fit.error.issues.map(({ path: [field = "", ...rest], message }) => [[snakeCase(String(field)), ...rest].join("."), message]),
        ),
      );
    }
    const { now } = scope;
    await hostTables(scope)
      .insertInto("extension")
      .values({ name: id, type, version: HOST_VERSION, config: jsonValue(next), updated_at: now })
      .onConflict((conflict) => conflict.columns(["type", "name"]).doUpdateSet({ config: jsonValue(next), updated_at: now }))
      .execute();
    await raiseRevision(scope.db);
    const message = `Settings of the extension ${id} were changed.`;
    await recordActivity(scope, {
      action: "extension.config_save",
      objectType: "extension",
      objectId: id,
      message,
      changes: { fields: Object.keys(given) },
    });
    await fire(scope, onAfterAdminExtensionConfigSave, { id });
  });
}

function merged(
  shape: z.core.$ZodShape,
  fields: ReadonlyMap<string, string>,
  saved: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const next: Record<string, unknown> = { ...saved };
  for (const [name, value] of Object.entries(given)) {
    const field = fields.get(name) ?? name;
    const type = shape[field];
    if (type === undefined || (value === SECRET_MASK && isMarked(type, "secret"))) continue;
    if (value === null) delete next[field];
    else next[field] = fromForm(type as z.ZodType, value);
  }
  return next;
}

/** A form sends text only: where the field wants no text, the text is read as JSON, and flags as 0 and 1. */
function fromForm(type: z.ZodType, value: unknown): unknown {
  if (typeof value !== "string" && typeof value !== "number") return value;
  if (type.safeParse(value).success) return value;
  if (/^[01]$/.test(String(value)) && type.safeParse(true).success) return String(value) === "1";
  try {
    return JSON.parse(String(value));
  } catch {
    return value;
  }
}
