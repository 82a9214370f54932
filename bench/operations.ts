import { type FloorValues, floorStatements } from "./floor/floor-statements.ts";
import { pgFloor } from "./floor/pg-floor.ts";
import { pgbenchFloor } from "./floor/pgbench-floor.ts";
import { callText } from "./load/http-connection.ts";
import { httpLoop } from "./load/http-loop.ts";
import type { Group } from "./load/quietest-round.ts";
import type { Subject } from "./load/sample.ts";
import { type BenchOptions, SMALL_SHOP_COUPONS } from "./options.ts";
import type { BenchShop } from "./shop/bench-shop.ts";
import { fillCarts } from "./shop/fill-carts.ts";
import type { HostUnderTest } from "./shop/host-under-test.ts";
import { clientIdOf, codeOf, FIRST_BUYER, FIRST_CLIENT, FIRST_PROMO, keyOf } from "./shop/numbers.ts";

/** What is measured, each operation in a group with its floors. */
export async function operations(shop: BenchShop, options: BenchOptions): Promise<readonly Group[]> {
  const floor = (name: string, connections: number, statements: readonly string[], isHot = false) =>
    floorsOf(shop, options, { name, connections, statements, isHot });
  const { applyNine, applyTwo, redeem } = floorStatements;
  const apply = (connections: number, name = "apply", host = shop.large, coupons = options.coupons) =>
    applying(host, options, { name, connections, coupons });
  return [
    {
      name: "apply",
      title: `coupon_apply_to_cart, 32 connections (P1, P2, P4)`,
      subjects: [
        ...(await floor("F9", 32, applyNine)),
        ...(await floor("F2", 32, applyTwo)),
        apply(32),
        apply(32, `apply, ${SMALL_SHOP_COUPONS} coupons`, shop.small, SMALL_SHOP_COUPONS),
        apply(32, "apply, one hot pair of coupons", shop.large, 2),
      ],
    },
    {
      name: "apply8",
      title: "coupon_apply_to_cart, 8 connections",
      subjects: [...(await floor("F9", 8, applyNine)), ...(await floor("F2", 8, applyTwo)), apply(8)],
    },
    {
      name: "checkout",
      title: "cart_checkout with one coupon, 32 connections (P5)",
      subjects: [...(await floor("R", 32, redeem)), checkingOut(shop, options, { name: "checkout", connections: 32, isHot: false })],
    },
    {
      name: "hot",
      title: "cart_checkout with one hot limited coupon, 8 connections (P6)",
      subjects: [
        ...(await floor("R hot", 8, redeem, true)),
        checkingOut(shop, options, { name: "checkout, hot coupon", connections: 8, isHot: true }),
      ],
    },
    {
      name: "listed",
      title: "coupon_get_available_coupons, 500 listed (P7)",
      subjects: [1, 8].map((connections) => listing(shop.large, options, connections)),
    },
  ];
}

/** Every request puts another coupon in the place of the one before, on a cart that nobody else works on. */
function applying(
  host: HostUnderTest,
  { clients }: BenchOptions,
  { name, connections, coupons }: { readonly name: string; readonly connections: number; readonly coupons: number },
): Subject {
  const turn = turnsOf(clients);
  return productSubject(host, name, connections, () => {
    const count = turn();
    const key = keyOf(clientIdOf((count % clients) + 1));
    return callText("client/coupon/apply_to_cart", key, { code: codeOf(couponOf(count, clients, coupons)), replace: true });
  });
}

/** Another coupon at each visit of a client, all over the range. */
function couponOf(count: number, clients: number, coupons: number): number {
  const visit = Math.floor(count / clients);
  return (((count % clients) * 7_919 + visit * 104_729) % coupons) + 1;
}

function checkingOut(
  { large, url, likeCart }: BenchShop,
  { coupons, buyers }: BenchOptions,
  { name, connections, isHot }: { readonly name: string; readonly connections: number; readonly isHot: boolean },
): Subject {
  const visit = counter();
  let next = 0;
  const subject = productSubject(large, name, connections, () => {
    next += 1;
    return next > buyers ? undefined : callText("client/cart/checkout", keyOf(FIRST_BUYER + next), {});
  });
  return {
    ...subject,
    prepare: async () => {
      const promoId = isHot ? `${FIRST_PROMO + HOT_COUPON}` : `${FIRST_PROMO + 1} + (number * 31 + ${visit() * buyers}) % ${coupons}`;
      await fillCarts({ url, buyers, promoId, likeCart });
      next = 0;
    },
  };
}

function listing(host: HostUnderTest, { clients }: BenchOptions, connections: number): Subject {
  const turn = counter();
  const name = `listed coupons, ${connections} connection${connections === 1 ? "" : "s"}`;
  return productSubject(host, name, connections, () =>
    callText("client/coupon/get_available_coupons", keyOf(clientIdOf((turn() % clients) + 1)), {}),
  );
}

function productSubject(host: HostUnderTest, name: string, connections: number, next: () => string | undefined): Subject {
  return {
    name,
    kind: "product",
    connections,
    run: (seconds) => httpLoop(host.address, connections, seconds, next),
    statements: host.statements,
  };
}

type FloorWish = { readonly name: string; readonly connections: number; readonly statements: readonly string[]; readonly isHot: boolean };

async function floorsOf({ url, folder }: BenchShop, options: BenchOptions, wish: FloorWish): Promise<readonly Subject[]> {
  const { clients, coupons } = options;
  const { name, isHot } = wish;
  const draw = [
    `\\set client random(${FIRST_CLIENT + 1}, ${FIRST_CLIENT + clients})`,
    "\\set cart :client",
    isHot ? `\\set n ${HOT_COUPON}` : `\\set n random(1, ${coupons})`,
    `\\set promo ${FIRST_PROMO} + :n`,
  ];
  const turn = turnsOf(clients);
  const nextValues = (): FloorValues => {
    const count = turn();
    const client = clientIdOf((count % clients) + 1);
    const n = isHot ? HOT_COUPON : couponOf(count, clients, coupons);
    return { client, cart: client, n, promo: FIRST_PROMO + n };
  };
  const pgbench = await pgbenchFloor({ ...wish, name: `${name} by pgbench`, url, draw, folder });
  return [...(pgbench === undefined ? [] : [pgbench]), pgFloor({ ...wish, name: `${name} by pg`, url, nextValues })];
}

/** The number of the coupon that everybody wants. */
const HOT_COUPON = 7;

/** Who measures next begins elsewhere, or it would find the coupons on the carts that it is about to apply. */
function turnsOf(clients: number): () => number {
  begun += 1;
  return counter(begun * VISITS_APART * clients);
}

let begun = 0;
const VISITS_APART = 101;

function counter(first = 0): () => number {
  let count = first;
  return () => count++;
}
