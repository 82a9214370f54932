import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { hostErrors } from "../errors.ts";
import { onAfterAdminDeactivateExtension, onBeforeAdminDeactivateExtension } from "../hooks.ts";
import { lockExtension } from "./lock-extension.ts";
import { requirersOf } from "./requirements.ts";
import { setExtensionStatus } from "./set-extension-status.ts";

/**
 * Disables a module on all hosts from their next call on; its rows stay. A module that is deactivated stays so.
 *
 * @throws AppError `extension.not_found`, `extension.not_installed`, `extension.required` (409, names who needs it), or what refuses
 * the hook.
 */
export async function deactivateExtension(scope: Scope, id: string): Promise<void> {
  await scope.transaction(async (scope) => {
    const { module, status, statuses } = await lockExtension(scope, id);
    if (status === "deactivated") return;
    if (status === "uninstalled") throw hostErrors.error("extension.not_installed", { id });
    const active = requirersOf(scope, id).filter((other) => statuses.get(other) === "installed");
    if (active.length > 0) throw hostErrors.error("extension.required", { id, required_by: active });
    await fire(scope, onBeforeAdminDeactivateExtension, { id });
    const { name, version } = module.manifest;
    await setExtensionStatus(scope, {
      id,
      status: "deactivated",
      version,
      action: "extension.deactivate",
      message: `The extension ${name} was deactivated.`,
    });
    await fire(scope, onAfterAdminDeactivateExtension, { id });
  });
}
