import { Command } from "commander";
import { callMethod } from "../call-method.ts";
import { UsageFault } from "../faults.ts";
import type { Shell, ShowOptions } from "../shell.ts";
import { show } from "../show.ts";
import { withHost } from "../with-host.ts";

type ExplainOptions = ShowOptions & {
  readonly client?: string;
  readonly cart?: string;
  readonly item?: readonly string[];
  readonly at?: string;
  readonly currency?: string;
};

type Verdict = {
  readonly rule: string;
  readonly ok: boolean;
  readonly code: string | null;
  readonly message: string;
  readonly fault: string | null;
};

type Explanation = { readonly valid: boolean; readonly discount: number; readonly currency: string; readonly verdicts: readonly Verdict[] };

export function couponExplainCommand(shell: Shell): Command {
  return new Command("explain")
    .description("Say, condition by condition, why a code can or cannot be used. Changes nothing.")
    .argument("<code>", "the code, as a client types it")
    .option("--client <id>", "for this client")
    .option("--cart <id>", "on this cart")
    .option(
      "--item <product[:quantity[:period]]>",
      "on this product; may be given several times",
      (item, items: readonly string[] = []) => [...items, item],
    )
    .option("--at <date>", "at another time than now")
    .option("--currency <code>", "in this currency")
    .option("--json", "print the result as JSON")
    .action((code: string, options: ExplainOptions) =>
      withHost(shell, async (host) => {
        const { client: client_id, cart: cart_id, at, currency } = options;
        const given = { code, client_id, cart_id, at, currency, items: options.item?.map(itemOf) };
        const input = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
        const explanation = await callMethod<Explanation>(host, "coupon_explain", input);
        show(shell, options, explanation, () => linesOf(explanation));
      }),
    );
}

function itemOf(text: string): object {
  const [id, quantity = "1", period, ...more] = text.split(":");
  if (!id || more.length > 0) throw new UsageFault(`--item ${text}: Must be product, product:quantity or product:quantity:period.`);
  return { id, quantity, ...(period === undefined ? {} : { period }) };
}

function linesOf({ valid, discount, currency, verdicts }: Explanation): readonly string[] {
  const told = verdicts.map(({ rule, ok, code, message, fault }) =>
    [ok ? "yes" : "NO ", rule, message, ...(code === null ? [] : [`(${code})`]), ...(fault === null ? [] : [`[${fault}]`])]
      .filter(Boolean)
      .join("  "),
  );
  return [valid ? `It can be used and takes off ${discount} ${currency}.` : "It cannot be used.", ...told];
}
