import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import type { ExtensionStatus } from "../extension-row.ts";
import { raiseRevision } from "../host-state-row.ts";
import { hostTables } from "../tables.ts";

export type StatusChange = {
  readonly id: string;
  readonly status: ExtensionStatus;
  readonly version: string;
  readonly action: string;
  readonly message: string;
};

/** Writes the new status, lets every host know, and puts it on record. */
export async function setExtensionStatus(scope: Scope, { id, status, version, action, message }: StatusChange): Promise<void> {
  await hostTables(scope)
    .updateTable("extension")
    .set({ status, version, failures: 0, fault: null, updated_at: scope.now })
    .where("type", "=", "mod")
    .where("name", "=", id)
    .execute();
  await raiseRevision(scope.db);
  await recordActivity(scope, { action, objectType: "extension", objectId: id, message, changes: { status } });
}
