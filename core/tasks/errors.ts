import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of background work. Those that end a task are told with it. */
export const taskErrors = defineErrors({
  "task.not_found": { status: 404, message: "There is no such background work." },
  "task.unknown_kind": { status: 422, message: "There is no background work of this kind." },
  "task.too_many": { status: 409, message: "{count} of your jobs are waiting already. Let some of them end first." },
  "task.has_ended": { status: 409, message: "This work has ended already." },
  "task.no_file": { status: 404, message: "This work has no file to fetch." },
  "task.not_undoable": { status: 409, message: "This work cannot be taken back, or somebody has done so already." },
  "task.not_permitted": { status: 403, message: "Whoever asked for this may no longer do it." },
  "task.module_gone": { status: 409, message: "The extension that does this work is switched off." },
  "task.reason_hidden": { status: 403, message: "Only who may do this work is told why it failed." },
  "task.broken": { status: 500, message: "This work failed several times for a reason that only the log of the host tells." },
});
