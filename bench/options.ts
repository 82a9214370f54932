import { parseArgs } from "node:util";

/** What a run measures, and on how much data. */
export type BenchOptions = {
  readonly coupons: number;
  /** Clients with an open cart of three lines, for everything that leaves the cart open. */
  readonly clients: number;
  /** Clients whose carts are ordered; their carts are made anew before each sample. */
  readonly buyers: number;
  readonly redemptions: number;
  /** How long one sample lasts. */
  readonly seconds: number;
  /** How often each group is measured; its quietest round is reported. */
  readonly rounds: number;
  /** Names of groups; all when empty. */
  readonly only: readonly string[];
  /** The folder that takes the host's CPU profile, if one is wanted. */
  readonly profile: string | undefined;
  /** Instead of measuring, tell which statements of the product cost the database most. */
  readonly statements: boolean;
};

/** Reads the command line. Throws on an option that is unknown or no number. */
export function readOptions(given: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...given],
    options: {
      coupons: { type: "string", default: "100000" },
      clients: { type: "string", default: "1000" },
      buyers: { type: "string", default: "1500" },
      redemptions: { type: "string", default: "100000" },
      seconds: { type: "string", default: "2" },
      rounds: { type: "string", default: "3" },
      only: { type: "string", default: "" },
      profile: { type: "string" },
      statements: { type: "boolean", default: false },
    },
  });
  return {
    coupons: atLeast(SMALL_SHOP_COUPONS, values.coupons),
    clients: atLeast(64, values.clients),
    buyers: atLeast(64, values.buyers),
    redemptions: atLeast(0, values.redemptions),
    seconds: atLeast(1, values.seconds),
    rounds: atLeast(1, values.rounds),
    only: values.only.split(",").filter((name) => name !== ""),
    profile: values.profile,
    statements: values.statements,
  };
}

/** The shop that the large one is compared with has this many coupons. */
export const SMALL_SHOP_COUPONS = 100;

function atLeast(minimum: number, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < minimum) throw new Error(`${text} is not a whole number from ${minimum} on.`);
  return number;
}
