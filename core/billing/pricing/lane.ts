/** The order in which adjustments are made; inside a lane order is by priority, then by id. */
export const LANES = ["setup", "line", "cart", "manual", "points"] as const;

/** `setup` free setup · `line` some lines or units · `cart` the whole order · `manual` staff · `points` loyalty points as a discount. */
export type Lane = (typeof LANES)[number];
