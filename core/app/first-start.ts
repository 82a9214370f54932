import { seedDemo } from "#core/demo/seed-demo.ts";
import type { Host } from "#core/host/open-host.ts";
import { ensureFirstAdministrator, type FirstAdministrator } from "#core/identity/staff/ensure-first-administrator.ts";

export type FirstStartOptions = {
  /** Whether the embedded database was made by this start: only such a shop is filled with examples unasked. */
  readonly isNewDatabase: boolean;
  readonly print: (line: string) => void;
};

/**
 * What a shop that nobody has used yet is given: its first administrator, whose secrets are printed this once, and examples when they
 * are wanted. A shop without them is still a shop, so what keeps the examples out is logged and nothing more.
 */
export async function firstStart(host: Host, { isNewDatabase, print }: FirstStartOptions): Promise<void> {
  const scope = await host.scopeOf({ actor: { kind: "system", reason: "first start" }, door: "shell" });
  const administrator = await ensureFirstAdministrator(scope, host.environment);
  await host.finish(scope);
  if (administrator !== undefined) for (const line of linesOf(administrator)) print(line);
  if (host.environment.demo ?? isNewDatabase) await fillWithExamples(host, print);
}

async function fillWithExamples(host: Host, print: FirstStartOptions["print"]): Promise<void> {
  try {
    const demo = await seedDemo(host);
    for (const line of demo?.lines ?? []) print(line);
  } catch (fault) {
    host.log.error({ err: fault }, "The shop could not be filled with examples; it starts empty.");
  }
}

function linesOf({ email, password, apiKey }: FirstAdministrator): readonly string[] {
  return [
    "The first administrator was created. What follows is shown this once:",
    `  e-mail    ${email}`,
    `  password  ${password ?? "(as configured in ADMIN_PASSWORD)"}`,
    `  API key   ${apiKey ?? "(as configured in ADMIN_API_KEY)"}`,
  ];
}
