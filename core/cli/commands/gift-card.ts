import { Command } from "commander";
import { callMethod } from "../call-method.ts";
import type { Shell, WriteOptions } from "../shell.ts";
import { cellOf, show, tableOf } from "../show.ts";
import { withHost } from "../with-host.ts";

type IssueOptions = WriteOptions & {
  readonly value?: string;
  readonly coupon?: string;
  readonly currency?: string;
  readonly client?: string;
  readonly expires?: string;
  readonly note?: string;
  readonly count?: string;
};

type IssuedCard = { readonly code: string | null; readonly value: number; readonly currency: string; readonly expires_at: string | null };

export function giftCardCommand(shell: Shell): Command {
  const issue = new Command("issue")
    .description("Issue gift cards. Their codes are printed this once.")
    .option("--value <amount>", "value of each card")
    .option("--coupon <id>", "a coupon that has a gift-card value")
    .option("--currency <code>", "currency of the value")
    .option("--client <id>", "whose cards they are")
    .option("--expires <date>", "the last day on which they can be spent")
    .option("--note <text>", "a note for staff")
    .option("--count <number>", "how many, 1,000 at most")
    .option("--dry-run", "take everything back; the codes are worth nothing")
    .option("--json", "print the result as JSON")
    .action((options: IssueOptions) =>
      withHost(shell, async (host) => {
        const { value, coupon: id, currency, client: client_id, expires: expires_at, note, count } = options;
        const input = Object.fromEntries(
          Object.entries({ value, id, currency, client_id, expires_at, note, count }).filter(([, given]) => given !== undefined),
        );
        const isDryRun = options.dryRun === true;
        const answer = await callMethod<IssuedCard | { readonly list: readonly IssuedCard[] }>(host, "coupon_generate_gift_card", input, {
          isDryRun,
        });
        const cards = Array.isArray(answer) ? (answer as readonly IssuedCard[]) : "list" in answer ? answer.list : [answer];
        show(shell, options, answer, () =>
          tableOf(
            ["code", "value", "currency", "expires"],
            cards.map((card) => [cellOf(card.code), cellOf(card.value), card.currency, cellOf(card.expires_at)]),
          ),
        );
      }),
    );
  return new Command("gift-card").description("Gift cards.").addCommand(issue);
}
