import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { hostErrors } from "../errors.ts";
import { onAfterAdminUninstallExtension, onBeforeAdminUninstallExtension } from "../hooks.ts";
import { lockExtension } from "./lock-extension.ts";
import { dropModuleTables } from "./module-tables.ts";
import { requirersOf } from "./requirements.ts";
import { setExtensionStatus } from "./set-extension-status.ts";

/**
 * Removes the tables and settings of a deactivated module, for good. Its folder stays, so it can be activated anew, and empty.
 *
 * @throws AppError `extension.not_deactivated`, `extension.required` (another module with tables builds on its tables),
 * `extension.open_balances` (409; details hold the sentences that say what still stands in its ledgers).
 */
export async function uninstallExtension(scope: Scope, id: string): Promise<void> {
  await scope.transaction(async (scope) => {
    const { module, status, statuses } = await lockExtension(scope, id);
    if (status === "uninstalled") throw hostErrors.error("extension.not_installed", { id });
    if (status === "installed") throw hostErrors.error("extension.not_deactivated", { id });
    const others = requirersOf(scope, id).filter((other) => statuses.get(other) !== "uninstalled");
    if (others.length > 0) throw hostErrors.error("extension.required", { id, required_by: others });
    const balances = (await module.contents.openBalances?.(scope)) ?? [];
    if (balances.length > 0) throw hostErrors.error("extension.open_balances", { id, balances });
    await fire(scope, onBeforeAdminUninstallExtension, { id });
    await dropModuleTables(scope, module);
    const { name, version } = module.manifest;
    await setExtensionStatus(scope, {
      id,
      status: "uninstalled",
      version,
      action: "extension.uninstall",
      message: `The extension ${name} was uninstalled.`,
    });
    await fire(scope, onAfterAdminUninstallExtension, { id });
  });
}
