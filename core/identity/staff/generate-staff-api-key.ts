import type { Scope } from "#core/events/scope.ts";
import { hashApiKey } from "#core/identity/api-key.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";
import { secretKey } from "#core/kernel/identifier.ts";
import { lockStaff, ownStaffId } from "./find-staff.ts";

/** Gives the calling staff member a new API key and answers it, the only time it is seen; the old one opens nothing from now on. */
export function generateStaffApiKey(scope: Scope): Promise<string> {
  const id = ownStaffId(scope);
  return scope.transaction(async (inner) => {
    await lockStaff(inner, id);
    const key = secretKey();
    await identityTables(inner)
      .updateTable("admin")
      .set({ api_key_hash: hashApiKey(key), updated_at: inner.now })
      .where("id", "=", id)
      .execute();
    await recordActivity(inner, {
      action: "staff.generate_api_key",
      objectType: "staff",
      objectId: id,
      message: "A staff member's API key was replaced.",
    });
    return key;
  });
}
