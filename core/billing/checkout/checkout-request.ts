import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { boundedText, idNumber, wholeNumber } from "#core/kernel/wire.ts";
import type { CheckoutHolding } from "../hooks.ts";
import { findTender } from "../payments/tender-of.ts";
import { pricingSources } from "../pricing-source.ts";

const cardCode = boundedText(100, 1);
const cardPin = boundedText(20, 1).optional();

/** What a client may send with a checkout. */
export const checkoutInput = z.strictObject({
  gateway_id: wholeNumber(1, 2_147_483_647).optional(),
  gift_cards: z
    .array(z.union([cardCode, z.strictObject({ code: cardCode, pin: cardPin }), z.strictObject({ id: idNumber, pin: cardPin })]))
    .max(20)
    .optional(),
  points: wholeNumber(0, 2_147_483_647).optional().describe("Replaces the points chosen for the cart"),
});

/** What the buyer asks for beside the cart. */
export type CheckoutRequest = {
  readonly giftCards: CheckoutHolding["giftCards"];
  readonly points: number | undefined;
};

/** Reads the request. Throws `request.invalid` for gift cards or points while no active module takes them. */
export function checkoutRequestOf(scope: Scope, input: z.output<typeof checkoutInput>): CheckoutRequest {
  const giftCards = (input.gift_cards ?? []).map((card) =>
    typeof card === "string" ? { code: card, pin: undefined } : { ...card, pin: card.pin },
  );
  if (giftCards.length > 0 && findTender(scope, "gift_card") === undefined)
    throw invalidRequest({ gift_cards: "Gift cards are not taken here." });
  if (input.points !== undefined && input.points > 0 && !takesPoints(scope)) throw invalidRequest({ points: "Points are not taken here." });
  return { giftCards, points: input.points };
}

function takesPoints({ wiring }: Scope): boolean {
  return wiring.provided(pricingSources).some((source) => source.lane === "points");
}
