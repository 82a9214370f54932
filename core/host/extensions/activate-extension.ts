import { fire } from "#core/events/fire.ts";
import type { AnyJob, Job } from "#core/events/job.ts";
import type { Scope } from "#core/events/scope.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { hostErrors } from "../errors.ts";
import { onAfterAdminActivateExtension, onBeforeAdminActivateExtension } from "../hooks.ts";
import { lockExtension } from "./lock-extension.ts";
import { createModuleTables } from "./module-tables.ts";
import { setExtensionStatus } from "./set-extension-status.ts";

/**
 * Enables a module on all hosts from their next call on; its tables are made when it has none. A module that is active stays so.
 *
 * @throws AppError `extension.not_found`, `extension.faulty`, `extension.requires` (409), or what refuses the hook.
 */
export async function activateExtension(scope: Scope, id: string): Promise<void> {
  await scope.transaction(async (scope) => {
    const { module, status, statuses } = await lockExtension(scope, id);
    if (status === "installed") return;
    const missing = module.manifest.requires.filter((required) => statuses.get(required) !== "installed");
    if (missing.length > 0) throw hostErrors.error("extension.requires", { id, requires: missing });
    await fire(scope, onBeforeAdminActivateExtension, { id });
    await createModuleTables(scope, module);
    const { name, version } = module.manifest;
    await setExtensionStatus(scope, {
      id,
      status: "installed",
      version,
      action: "extension.activate",
      message: `The extension ${name} was activated.`,
    });
    for (const job of module.contents.jobs ?? []) if (job.onEnabling === true) await enqueue(scope, asked(job), {}, { key: "enabled" });
    await fire(scope, onAfterAdminActivateExtension, { id });
  });
}

/** What is enqueued is the job's name and payload only; the job is found and run later. */
function asked({ name, payload }: AnyJob): Job {
  return { name, payload, run: () => Promise.resolve() };
}
