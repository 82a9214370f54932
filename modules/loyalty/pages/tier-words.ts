/** What tiers are measured by; words. */
export const basisWords: Readonly<Record<"points" | "spend" | "orders", string>> = {
  points: "Points earned",
  spend: "Amount spent",
  orders: "Orders",
};
