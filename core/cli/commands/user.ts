import { Command } from "commander";
import { generateStaffApiKey } from "#core/identity/staff/generate-staff-api-key.ts";
import { randomHex } from "#core/kernel/randomness.ts";
import { callMethodIn } from "../call-method.ts";
import type { Shell, WriteOptions } from "../shell.ts";
import { show } from "../show.ts";
import { asSystem, inTransaction } from "../system-scope.ts";
import { withHost } from "../with-host.ts";

type CreateOptions = WriteOptions & {
  readonly email: string;
  readonly name: string;
  readonly passwordStdin?: boolean;
  readonly permissions?: string;
};

export function userCommand(shell: Shell): Command {
  const create = new Command("create-admin")
    .description("Add a staff member who may do everything, or what is named. Password and API key are printed this once.")
    .requiredOption("--email <address>", "the address to sign in with")
    .option("--name <name>", "how others see this person", "Administrator")
    .option("--password-stdin", "read the password from standard input instead of making one up")
    .option("--permissions <list>", "only these permissions, separated by commas")
    .option("--dry-run", "take everything back")
    .option("--json", "print the result as JSON")
    .action(async (options: CreateOptions) => {
      const given = options.passwordStdin === true ? (await shell.input()).replace(/\r?\n$/, "") : undefined;
      const password = given ?? randomHex(12);
      const made = await withHost(shell, (host) =>
        asSystem(host, (scope) =>
          inTransaction(scope, options.dryRun === true, async (inner) => {
            const id = await callMethodIn<number>(host, inner, "staff_create", {
              ...rightsOf(options),
              email: options.email,
              name: options.name,
              password,
            });
            const apiKey = await generateStaffApiKey({
              ...inner,
              actor: { kind: "staff", staffId: id, isSuper: true, permissions: new Set() },
            });
            return { id, email: options.email, api_key: apiKey };
          }),
        ),
      );
      const result = given === undefined ? { ...made, password } : made;
      show(shell, options, result, () => Object.entries(result).map(([name, value]) => `${name.padEnd(10)}${value}`));
    });
  return new Command("user").description("People who look after the shop.").addCommand(create);
}

function rightsOf({ permissions }: CreateOptions): object {
  return permissions === undefined ? { is_super: true } : { permissions: permissions.split(",").map((key) => key.trim()) };
}
