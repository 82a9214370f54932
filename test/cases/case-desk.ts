import type { TestCaller } from "#test/harness/test-host.ts";
import type { CartAnswer, CheckoutAnswer, CouponAnswer, InvoiceAnswer } from "./answers.ts";
import { type Attempt, attempt } from "./attempt.ts";
import { type CaseGoods, caseGoods, SHIPPING } from "./case-goods.ts";
import type { CaseShop, ClientActor } from "./case-shop.ts";
import { linesOf } from "./covered-lines.ts";
import { type CaseLine, type CasePromotion, nameOf, type PeerCase } from "./peer-case.ts";
import { promotionCoupons } from "./promotion-coupons.ts";

export type MadeCoupon = { readonly id: number; readonly code: string | undefined; readonly name: string };

/** Where one case is played: its own products, clients and coupons in a shop that others use too. */
export type CaseDesk = {
  readonly peerCase: PeerCase;
  readonly shop: CaseShop;
  readonly lines: readonly CaseLine[];
  readonly goods: CaseGoods;
  readonly major: (minor: number) => string;
  readonly minor: (major: number) => number;
  /** A new client of the case's country, currency and group. */
  readonly client: (fields?: Readonly<Record<string, unknown>>) => Promise<ClientActor>;
  /** Makes the coupons of all promotions; throws what a creation is refused with. */
  readonly makeCoupons: (promotions?: readonly CasePromotion[]) => Promise<void>;
  readonly couponsOf: (promotion: string) => readonly MadeCoupon[];
  readonly couponNow: (promotion: string) => Promise<CouponAnswer>;
  readonly fill: (as: TestCaller, lines?: readonly CaseLine[]) => Promise<void>;
  /** Adds the shipping charge, if the case has one. */
  readonly ship: (as: TestCaller) => Promise<void>;
  readonly cart: (as: TestCaller) => Promise<CartAnswer>;
  /** Types a code of the case; refused when none of what it stands for was taken. */
  readonly type: (as: TestCaller, code: string) => Promise<Attempt<unknown>>;
  readonly checkOut: (as: ClientActor, input?: unknown) => Promise<CheckoutAnswer>;
  readonly pay: (checkout: Pick<CheckoutAnswer, "invoice_id" | "balance_due">) => Promise<void>;
  readonly invoice: (id: number) => Promise<InvoiceAnswer>;
  /** Leaves nothing behind that would work on another case's carts. */
  readonly close: () => Promise<void>;
};

export async function caseDesk(shop: CaseShop, peerCase: PeerCase): Promise<CaseDesk> {
  const { admin, host } = shop;
  const { code: currency, decimals } = peerCase.currency;
  const prefix = shop.nextNumber().toString(36).toUpperCase().padStart(2, "0");
  const lines = linesOf(peerCase);
  const major = (minor: number): string => (minor / 10 ** decimals).toFixed(decimals);
  const rate = peerCase.tax?.rate_percent ?? Math.max(0, ...lines.map(({ tax_rate_percent = 0 }) => tax_rate_percent));
  await shop.useCurrency(currency);
  await shop.setParam("tax_inclusive", peerCase.tax?.inclusive === true);
  await shop.setParam("tax_scope", roundsTaxOnce(peerCase) ? "invoice" : "line");
  const country = peerCase.tax === null || rate === 0 ? undefined : await shop.countryOf(rate);
  const goods = await caseGoods(shop, peerCase, { lines, prefix, major });
  const groups = await groupIds(shop, peerCase, prefix);
  const made = new Map<string, readonly MadeCoupon[]>();
  const couponsOf = (promotion: string): readonly MadeCoupon[] => made.get(promotion) ?? [];

  const makeOf = async (promotion: CasePromotion, index: number): Promise<readonly MadeCoupon[]> => {
    const ground = { peerCase, lines, prefix, shopCurrency: shop.currency, major, ...goods, groupId: groups };
    const coupons: MadeCoupon[] = [];
    for (const wish of promotionCoupons(ground, promotion, index)) {
      const id = await admin<number>("coupon_create_advanced", wish);
      const code = wish["code"];
      coupons.push({ id, code: typeof code === "string" ? code.toUpperCase() : undefined, name: String(wish["internal_name"]) });
    }
    return coupons;
  };

  return {
    peerCase,
    shop,
    lines,
    goods,
    major,
    minor: (amount) => Math.round(amount * 10 ** decimals),
    client: async (fields = {}) => {
      const [group] = peerCase.client?.groups ?? [];
      const clientId = await admin<number>("client_create", {
        email: `client-${shop.nextNumber()}@example.com`,
        first_name: "Ada",
        currency,
        ...(country === undefined ? {} : { country }),
        ...(group === undefined ? {} : { group_id: groups(group) }),
        ...fields,
      });
      return { kind: "client", clientId };
    },
    makeCoupons: async (promotions = peerCase.promotions) => {
      for (const [index, promotion] of promotions.entries()) made.set(nameOf(promotion), await makeOf(promotion, index));
    },
    couponsOf,
    couponNow: (promotion) => admin<CouponAnswer>("coupon_get", { id: couponsOf(promotion)[0]?.id }),
    fill: async (as, wanted = lines) => {
      for (const { product, quantity } of wanted) {
        await host.call("guest", "cart_add_item", { id: goods.productId(product), quantity, ...goods.period }, as);
      }
    },
    ship: async (as) => {
      if (peerCase.cart?.shipping !== undefined) await host.call("guest", "cart_add_item", { id: goods.productId(SHIPPING) }, as);
    },
    cart: (as) => host.call<CartAnswer>("guest", "cart_get", {}, as),
    type: async (as, code) => {
      const promotion = peerCase.promotions.find((other) => other.code?.toUpperCase() === code.toUpperCase());
      const coupons = promotion === undefined ? [] : couponsOf(nameOf(promotion));
      const typed = coupons.length === 1 ? [`${prefix}-${code}`] : coupons.map((coupon) => coupon.code ?? "");
      const attempts: Attempt<unknown>[] = [];
      for (const text of typed) attempts.push(await attempt(() => applyCode(shop, as, text)));
      return attempts.find(({ ok }) => ok) ?? attempts[0] ?? { ok: false, code: "coupon.not_found" };
    },
    checkOut: (as, input = {}) => host.call<CheckoutAnswer>("client", "cart_checkout", input, as),
    pay: async ({ invoice_id, balance_due }) => {
      if (balance_due > 0) await admin("invoice_mark_as_paid", { id: invoice_id });
    },
    invoice: (id) => admin<InvoiceAnswer>("invoice_get", { id }),
    close: async () => {
      const automatic = [...made.values()].flat().filter(({ code }) => code === undefined);
      for (const { id } of automatic) await admin("coupon_deactivate", { id });
    },
  };
}

/** Peers whose figures round the tax once over the order; a policy of the shop here. */
function roundsTaxOnce({ id }: PeerCase): boolean {
  return id.startsWith("lago-") || id.startsWith("lunar-");
}

function applyCode({ host }: CaseShop, as: TestCaller, code: string): Promise<unknown> {
  const actor = "kind" in as ? as : as.actor;
  return actor.kind === "client"
    ? host.call("client", "coupon_apply_to_cart", { code }, as)
    : host.call("guest", "cart_apply_promo", { promocode: code }, as);
}

async function groupIds(shop: CaseShop, { client, promotions }: PeerCase, prefix: string): Promise<(name: string) => number> {
  const names = new Set([...(client?.groups ?? []), ...promotions.flatMap(({ client_groups = [] }) => client_groups)]);
  const ids = new Map<string, number>();
  for (const name of names) ids.set(name, await shop.groupOf(`${prefix} ${name}`));
  return (name) => ids.get(name) ?? 0;
}
