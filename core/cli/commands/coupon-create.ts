import { Command, Option } from "commander";
import { callMethodIn } from "../call-method.ts";
import { collectField } from "../read-field.ts";
import type { Shell, WriteOptions } from "../shell.ts";
import { show } from "../show.ts";
import { asSystem, inTransaction } from "../system-scope.ts";
import { withHost } from "../with-host.ts";

type CreateOptions = WriteOptions & {
  readonly field?: Readonly<Record<string, unknown>>;
  readonly perClient?: string;
  readonly maxUses?: string;
  readonly products?: string;
} & Readonly<Partial<Record<"code" | "type" | "value" | "name" | "starts" | "ends" | "minimum" | "mostOff", string>>>;

type Coupon = { readonly id: number; readonly code: string | null; readonly status: string; readonly summary: string };

export function couponCreateCommand(shell: Shell): Command {
  return new Command("create")
    .description("Create a coupon.")
    .option("--code <code>", "what clients type")
    .addOption(
      new Option("--type <type>", "what the value means").choices(["percentage", "absolute", "free_session"]).makeOptionMandatory(),
    )
    .option("--value <value>", "per cent, an amount, or a number of units")
    .option("--name <name>", "what staff call it")
    .option("--max-uses <number>", "how often it can be used in all")
    .option("--per-client <number>", "how often by each client")
    .option("--starts <date>", "the first day")
    .option("--ends <date>", "the last day, that day included")
    .option("--minimum <amount>", "the least an order comes to")
    .option("--most-off <amount>", "the most it takes off")
    .option("--products <ids>", "only these products, ids separated by commas")
    .option("--field <name=value>", "any other field of coupon_create_advanced; lists and objects as JSON", collectField)
    .option("--dry-run", "only say what it would be")
    .option("--json", "print the result as JSON")
    .action((options: CreateOptions) =>
      withHost(shell, async (host) => {
        const isDryRun = options.dryRun === true;
        const coupon = await asSystem(host, (scope) =>
          inTransaction(scope, isDryRun, async (inner) => {
            const id = await callMethodIn<number>(host, inner, "coupon_create_advanced", inputOf(options));
            return callMethodIn<Coupon>(host, inner, "coupon_get", { id });
          }),
        );
        show(shell, options, coupon, () => [
          `${isDryRun ? "Would be created" : `Coupon ${coupon.id}`}: ${coupon.code ?? "(without a code)"}, ${coupon.status}`,
          coupon.summary,
        ]);
      }),
    );
}

function inputOf(options: CreateOptions): object {
  const named = {
    type: options.type,
    code: options.code,
    value: options.value,
    internal_name: options.name,
    maxuses: options.maxUses,
    max_uses_per_user: options.perClient,
    start_at: options.starts,
    end_at: options.ends,
    min_order_amount: options.minimum,
    max_discount_amount: options.mostOff,
    products: options.products?.split(",").map((id) => id.trim()),
  };
  return { ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)), ...options.field };
}
