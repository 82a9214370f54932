import type { Visitor } from "./desk.ts";
import type { Customer } from "./invite-clients.ts";
import type { CouponDrawer } from "./launch-coupons.ts";
import { dayLater, type Stage } from "./stage.ts";

/** Gift cards in clients' hands. */
export type Purse = {
  /** The code of a card that the client still has something on, as far as anybody remembers. */
  readonly cardOf: (visitor: Visitor) => string | undefined;
};

type IssuedCard = { readonly id: number; readonly code: string };

/** Puts gift cards for some clients on the agenda, with what staff do to cards. Without the gift-card module there are none. */
export function handOutCards(stage: Stage, customers: readonly Customer[], coupons: CouponDrawer): Purse {
  const { desk, agenda, draws, amounts, opening } = stage;
  const codes = new Map<number, string[]>();
  const issue = async (fields: object): Promise<IssuedCard | undefined> => {
    const { clientId } = draws.pick(customers.filter(({ person }) => person.currency === undefined));
    const card = await desk.perhaps(() => desk.staff<IssuedCard>("coupon_generate_gift_card", { client_id: clientId, ...fields }));
    if (card !== undefined) codes.set(clientId, [...(codes.get(clientId) ?? []), card.code]);
    return card;
  };
  const later = (day: number, errand: () => Promise<unknown>): void =>
    agenda.add(dayLater(stage, opening, day, [9, 17]), async () => {
      await errand();
    });
  if (desk.offers("admin", "coupon_generate_gift_card")) {
    for (const [day, cents, note] of GIFTS) later(day, () => issue({ value: amounts.shop(cents), note }));
    for (const day of [115, 130]) later(day, () => issue({ id: coupons.idOf("GIFT50"), note: "From a coupon" }));
    later(140, async () => {
      const lost = await issue({ value: amounts.shop(4000), note: "Reported lost" });
      if (lost !== undefined) await desk.perhaps(() => desk.staff("gift_card_suspend", { id: lost.id, reason: "Reported lost" }));
    });
    later(150, async () => {
      const mistaken = await issue({ value: amounts.shop(9900), note: "Wrong amount" });
      if (mistaken !== undefined) await desk.perhaps(() => desk.staff("gift_card_void", { id: mistaken.id, reason: "Wrong amount" }));
    });
    later(155, async () => {
      const small = await issue({ value: amounts.shop(1000), note: "To be topped up" });
      if (small !== undefined) await desk.perhaps(() => desk.staff("gift_card_recharge", { id: small.id, amount: amounts.shop(2500) }));
    });
  }
  return { cardOf: ({ clientId }) => codes.get(clientId)?.at(-1) };
}

/** On which day of the story, how much in cents, and why. */
const GIFTS = [
  [18, 5000, "Speaker at our meetup"],
  [42, 2500, "Apology for an outage"],
  [66, 10000, "Prize draw"],
  [88, 5000, "Thank you for a referral"],
  [104, 2500, "Apology for a late call"],
  [125, 7500, "Anniversary"],
  [148, 5000, "Speaker at our meetup"],
  [168, 2500, "Survey"],
] as const;
