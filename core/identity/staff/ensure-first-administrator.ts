import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { hashApiKey } from "#core/identity/api-key.ts";
import { hashPassword } from "#core/identity/passwords.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";
import { secretKey } from "#core/kernel/identifier.ts";
import { randomHex } from "#core/kernel/randomness.ts";

/** What may be configured about the first administrator. */
export type FirstAdministratorSettings = {
  readonly adminEmail?: string | undefined;
  readonly adminPassword?: string | undefined;
  readonly adminApiKey?: string | undefined;
};

/** To be printed once, and nowhere else; what was configured is not repeated. */
export type FirstAdministrator = { readonly email: string; readonly password?: string; readonly apiKey?: string };

/**
 * Creates the first administrator, with every permission, when there is no staff at all. Undefined when there is, or when another host
 * that starts at the same time was first.
 */
export async function ensureFirstAdministrator(
  scope: Scope,
  settings: FirstAdministratorSettings,
): Promise<FirstAdministrator | undefined> {
  const email = (settings.adminEmail ?? DEFAULT_EMAIL).trim().toLowerCase();
  const password = settings.adminPassword ?? randomHex(12);
  const apiKey = settings.adminApiKey ?? secretKey();
  const isFirst = await scope.transaction(async (inner) => {
    if (await hasStaff(inner)) return false;
    await sql`lock table admin in share row exclusive mode`.execute(inner.db);
    if (await hasStaff(inner)) return false;
    await insertAdministrator(inner, { email, pass: await hashPassword(password), api_key_hash: hashApiKey(apiKey) });
    return true;
  });
  if (!isFirst) return undefined;
  return {
    email,
    ...(settings.adminPassword === undefined ? { password } : {}),
    ...(settings.adminApiKey === undefined ? { apiKey } : {}),
  };
}

const DEFAULT_EMAIL = "admin@largesse.example";

async function hasStaff(scope: Scope): Promise<boolean> {
  return (await identityTables(scope).selectFrom("admin").select("id").limit(1).executeTakeFirst()) !== undefined;
}

async function insertAdministrator(
  scope: Scope,
  account: { readonly email: string; readonly pass: string; readonly api_key_hash: string },
): Promise<void> {
  const { id } = await identityTables(scope)
    .insertInto("admin")
    .values({ ...account, name: "Administrator", is_super: true, created_at: scope.now, updated_at: scope.now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordActivity(scope, {
    action: "staff.create",
    objectType: "staff",
    objectId: id,
    message: "The first administrator was created.",
  });
}
