import type { Scope } from "#core/events/scope.ts";
import { pageWord } from "./page-word.ts";

/** What an entry of the ledger is about, in the reader's language. What staff wrote stays as it was written. */
export function entryWords(scope: Scope, { description, cause }: { readonly description: string; readonly cause: string | null }): string {
  const [, reward] = /^Points for the reward (.*)\.$/s.exec(description) ?? [];
  if (reward !== undefined && cause?.startsWith("reward:")) return pageWord(scope, "Points for the reward {reward}.", { reward });
  const [event] = cause?.split(":") ?? [];
  const isEvent = event !== undefined && description === `Points for ${event.replaceAll("_", " ")}.`;
  if (isEvent) return pageWord(scope, OCCASIONS[event] ?? "Points for {event}.", { event: event.replaceAll("_", " ") });
  return cause === null && !OWN.has(description) ? description : pageWord(scope, description);
}

const OCCASIONS: Readonly<Record<string, string>> = {
  sign_up: "Points for signing up.",
  birthday: "Points for the birthday.",
};

/** What the programme itself writes without a cause. */
const OWN: ReadonlySet<string> = new Set([
  "Points that were owed are paid.",
  "Points expired.",
  "Points come back with a refund.",
  "Points go back with a refund.",
  "Returned points had expired; they get a grace period.",
  "Grace period of returned points.",
]);
