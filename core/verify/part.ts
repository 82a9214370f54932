import { provide } from "#core/events/extension-point.ts";
import { defineModule } from "#core/events/module.ts";
import { coreInvariants } from "./core-invariants.ts";
import { invariants } from "./invariant.ts";
import { verifyBooksJob } from "./verify-job.ts";

/** What core promises of its data, and who looks after it. */
export const verifyPart = defineModule({
  id: "verify",
  provides: coreInvariants.map((invariant) => provide(invariants, invariant)),
  jobs: [verifyBooksJob],
});
