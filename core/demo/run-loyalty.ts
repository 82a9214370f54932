import type { Customer } from "./invite-clients.ts";
import { dayLater, type Stage } from "./stage.ts";
import type { Shelves } from "./stock-shelves.ts";

/** Points clients may pay with. */
export type PointsJar = {
  /** How many the client would like to spend now; 0 for most. */
  readonly pointsOf: (customer: Customer) => Promise<number>;
};

/** Sets up tiers, rules and rewards and puts what staff add and take on the agenda. Without the loyalty module there are no points. */
export async function runLoyalty(stage: Stage, { guide }: Shelves, customers: readonly Customer[]): Promise<PointsJar> {
  const { desk, agenda, draws, amounts, opening } = stage;
  if (!desk.offers("client", "coupon_get_client_loyalty_points")) return { pointsOf: async () => 0 };
  for (const tier of TIERS) await desk.staff("loyalty_tier_create", tier);
  for (const rule of RULES) await desk.staff("loyalty_rule_create", rule);
  const reward = await desk.staff<number>("loyalty_reward_create", {
    title: "Our brand guide",
    kind: "product",
    points: 300,
    product_id: guide,
  });
  if (desk.offers("admin", "coupon_generate_gift_card")) {
    const card = { title: "A gift card", kind: "gift_card", points: 1000, amount: amounts.shop(1000) };
    await desk.staff("loyalty_reward_create", card);
  }
  const book = (day: number, name: string, points: number, description: string): void =>
    agenda.add(dayLater(stage, opening, day, [9, 17]), async () => {
      const { clientId } = draws.pick(customers);
      await desk.perhaps(() => desk.staff(name, { client_id: clientId, points, description }));
    });
  for (const day of [25, 60, 90, 120, 160]) book(day, "coupon_add_client_loyalty_points", 250, "Filled in the survey");
  book(135, "coupon_deduct_client_loyalty_points", 50, "Booked twice");
  for (const day of [130, 145, 160, 170]) {
    agenda.add(dayLater(stage, opening, day, [9, 17]), () => redeem(stage, customers, reward));
  }
  return {
    async pointsOf(customer) {
      if (!draws.chance(25)) return 0;
      const { points } = await desk.client<{ readonly points: number }>(customer, "coupon_get_client_loyalty_points");
      return Math.min(points, 500);
    },
  };
}

/** The first of some clients who has the points takes the reward. */
async function redeem({ desk }: Stage, customers: readonly Customer[], reward: number): Promise<void> {
  for (const customer of customers.slice(0, 12)) {
    const redeemed = await desk.perhaps(() => desk.client(customer, "loyalty_redeem_reward", { reward_id: reward }));
    if (redeemed !== undefined) return;
  }
}

const TIERS: readonly object[] = [
  { name: "Bronze", threshold: 0 },
  { name: "Silver", threshold: 300, multiplier: 1.25 },
  { name: "Gold", threshold: 1000, multiplier: 1.5 },
];

const RULES: readonly object[] = [
  { title: "A review", rule: "event", args: { event: "review", points: 50 }, max_points_per_client: 500, window_days: 365 },
  { title: "Double points at weekends", rule: "order_multiplier", args: { percent: "200", weekdays: [6, 7] }, active: false },
];
