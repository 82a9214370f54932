import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { wholeNumber } from "#core/kernel/wire.ts";
import { generateCards, mailFields } from "../../services/generate-cards.ts";
import { issueFields } from "../../services/issue-draft.ts";

const issued = z.object({
  id: z.int(),
  code: z.string().nullable().describe("Shown only now; null when the card is mailed, which draws it"),
  last4: z.string().nullable(),
  value: z.number(),
  balance: z.number(),
  currency: z.string(),
  status: z.literal("active"),
  client_id: z.int().nullable(),
  promo_id: z.int().nullable(),
  expires_at: z.string().nullable(),
});

export const adminGenerateGiftCard = defineMethod({
  name: "coupon_generate_gift_card",
  role: "admin",
  permission: "gift_card.issue",
  summary: "Issues a gift card, or with a count up to 1,000 of them, and shows the codes this once",
  secret: true,
  input: z.strictObject({ ...issueFields, ...mailFields, count: wholeNumber(1, 1_000).optional() }),
  output: z.union([issued, z.array(issued)]),
  async handle(scope, { count, ...input }) {
    const { issue, cards } = await generateCards(scope, input, count ?? 1);
    const value = minorToWire(issue.valueMinor, issue.currency);
    const answers = cards.map(({ id, code, last4 }) => ({
      id,
      code: code ?? null,
      last4: last4 ?? null,
      value,
      balance: value,
      currency: issue.currency,
      status: "active" as const,
      client_id: issue.clientId ?? null,
      promo_id: issue.promoId ?? null,
      expires_at: issue.expiresAt?.toISOString() ?? null,
    }));
    const [single] = answers;
    return count === undefined && single !== undefined ? single : answers;
  },
});
