import { hash } from "node:crypto";
import type { Selectable } from "kysely";
import type { IdentityTables } from "#core/identity/tables.ts";

export type ActivityRow = Selectable<IdentityTables["activity_system"]>;

/** What the first row of the chain follows. */
export const chainStart = "0".repeat(64);

/**
 * The SHA-256 that seals a row as number `seq` behind the row with `prevHash`: over its values in a fixed order. The hash of the address
 * is left out, because it is removed after its time; everything else can never change unnoticed.
 */
export function sealOf(row: ActivityRow, seq: bigint, prevHash: string): string {
  const values = [
    String(seq),
    prevHash,
    String(row.id),
    row.priority,
    row.actor_kind,
    row.admin_id,
    row.client_id,
    row.door,
    row.request_id,
    row.action,
    row.object_type,
    row.object_id,
    row.message,
    row.changes,
    row.created_at.toISOString(),
  ];
  return hash("sha256", JSON.stringify(values), "hex");
}
