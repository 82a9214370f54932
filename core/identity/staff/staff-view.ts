import type { Selectable } from "kysely";
import { z } from "zod";
import type { IdentityTables } from "#core/identity/tables.ts";

/** A staff member on the wire. `permissions` are the granted ones; a super administrator has all of them anyway. */
export const staffSchema = z.object({
  id: z.int(),
  email: z.string(),
  name: z.string(),
  status: z.enum(["active", "inactive"]),
  is_super: z.boolean(),
  permissions: z.array(z.string()),
  lang: z.string().nullable(),
  has_api_key: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
});

export type StaffView = z.output<typeof staffSchema>;
export type StaffRow = Selectable<IdentityTables["admin"]>;

export function staffView(row: StaffRow): StaffView {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    status: row.status,
    is_super: row.is_super,
    permissions: [...row.permissions],
    lang: row.lang,
    has_api_key: row.api_key_hash !== null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
