/** Everything that is copied has an id that follows from its number, so that nobody has to look one up. Numbers begin at 1. */
export function clientIdOf(number: number): number {
  return FIRST_CLIENT + number;
}

/** The open cart of a client has the client's id. Buyers' carts are made anew and have any id. */
export function keyOf(number: number): string {
  return `${KEY_PREFIX}${number}`;
}

export function codeOf(number: number): string {
  return `BENCH${number}`;
}

export const FIRST_CLIENT = 100_000;
export const FIRST_BUYER = 500_000;
/** A coupon and its code have the same id. */
export const FIRST_PROMO = 1_000;
export const KEY_PREFIX = "bench-client-key-0123456789-";
