import type { Host } from "#core/host/open-host.ts";
import { ensureFirstAdministrator, type FirstAdministrator } from "#core/identity/staff/ensure-first-administrator.ts";

export type FirstStartOptions = {
  /** Whether the embedded database was made by this start: only such a shop is filled with examples unasked. */
  readonly isNewDatabase: boolean;
  readonly print: (line: string) => void;
};

/** What a shop that nobody has used yet is given: its first administrator, whose secrets are printed this once. */
export async function firstStart(host: Host, { print }: FirstStartOptions): Promise<void> {
  const scope = await host.scopeOf({ actor: { kind: "system", reason: "first start" }, door: "shell" });
  const administrator = await ensureFirstAdministrator(scope, host.environment);
  await host.finish(scope);
  if (administrator !== undefined) for (const line of linesOf(administrator)) print(line);
}

function linesOf({ email, password, apiKey }: FirstAdministrator): readonly string[] {
  return [
    "The first administrator was created. What follows is shown this once:",
    `  e-mail    ${email}`,
    `  password  ${password ?? "(as configured in ADMIN_PASSWORD)"}`,
    `  API key   ${apiKey ?? "(as configured in ADMIN_API_KEY)"}`,
  ];
}
