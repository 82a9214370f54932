import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import type { GiftCardProvider, ProviderAnswer, ProviderFollowUp } from "#modules/gift-card/contract.ts";
import { acmeCall } from "./acme-call.ts";

const minor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform((text) => BigInt(text));
const cardSchema = z.object({ ref: z.string().max(200), last4: z.string().length(4), currency: z.string().length(3), available: minor });
const doneSchema = z.object({ id: z.string().max(200) });

/** The cards of Acme. Amounts travel as texts of minor units; every movement carries its idempotency key. */
export const acmeCards: GiftCardProvider = {
  code: "acme",
  title: "Acme gift cards",
  reach: "remote",
  async find(scope, { code, pin }) {
    const answer = await acmeCall(scope, "/cards/find", { code, ...(pin === undefined ? {} : { pin }) });
    if (answer.status !== 200) return undefined;
    const { ref, last4, currency, available } = cardSchema.parse(answer.body);
    return { cardRef: ref, last4, currency, availableMinor: available };
  },
  async balance(scope, cardRef) {
    const answer = await acmeCall(scope, `/cards/${encodeURIComponent(cardRef)}`, undefined);
    if (answer.status !== 200) throw new Error("Acme does not know the card any more.");
    const { currency, available } = cardSchema.parse(answer.body);
    return { availableMinor: available, currency };
  },
  hold: (scope, { idempotencyKey, cardRef, amountMinor, currency }) =>
    move(scope, "/holds", { card: cardRef, amount: String(amountMinor), currency }, idempotencyKey),
  capture: (scope, request) => follow(scope, "capture", request),
  release: (scope, request) => follow(scope, "release", request),
  refund: (scope, request) => follow(scope, "refund", request),
};

function follow(scope: Scope, verb: string, { idempotencyKey, holdRef, amountMinor }: ProviderFollowUp): Promise<ProviderAnswer> {
  return move(scope, `/holds/${encodeURIComponent(holdRef)}/${verb}`, { amount: String(amountMinor) }, idempotencyKey);
}

async function move(scope: Scope, path: string, body: Readonly<Record<string, string>>, idempotencyKey: string): Promise<ProviderAnswer> {
  const answer = await acmeCall(scope, path, body, idempotencyKey);
  if (answer.status !== 200) return { outcome: "refused", reason: answer.reason };
  return { outcome: "done", reference: doneSchema.parse(answer.body).id };
}
