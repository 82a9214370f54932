import type { TestCaller } from "#test/harness/test-host.ts";
import type { CartAnswer } from "./answers.ts";
import type { CaseDesk } from "./case-desk.ts";
import { SHIPPING } from "./case-goods.ts";
import type { ClientActor } from "./case-shop.ts";
import { type Figures, nameOf } from "./peer-case.ts";
import { playCart } from "./play-cart.ts";
import { recurrenceFigures } from "./recurrence-figures.ts";

/** A cart in, totals out: `cart_add_item`, `coupon_apply_to_cart`, `cart_get`; a recurring coupon is bought and renewed. */
export async function priceCase(desk: CaseDesk): Promise<Figures> {
  const { buyer, refused } = await playCart(desk);
  const figures = cartFigures(desk, await desk.cart(buyer), refused);
  const { promotions } = desk.peerCase;
  const isRecurring = promotions.some(({ recurring, recurrence }) => recurring === true || recurrence !== undefined);
  return isRecurring && isClient(buyer) ? { ...figures, ...(await recurrenceFigures(desk, buyer)) } : figures;
}

/** What a cart says, under the keys of the cases. */
export function cartFigures(desk: CaseDesk, cart: CartAnswer, refused: readonly string[]): Figures {
  const { minor, lines, peerCase, goods, couponsOf } = desk;
  const itemOf = (index: number) => cart.items.find(({ product_id }) => product_id === goods.productId(lines[index]?.product ?? ""));
  const refs = lines.map(({ ref }, index) => ({ ref, item: itemOf(index) }));
  const given = peerCase.promotions.map((promotion) => {
    const names = couponsOf(nameOf(promotion)).map(({ code, name }) => code ?? name);
    return { name: nameOf(promotion), coupons: cart.coupons.filter(({ code, title }) => names.includes(code ?? title)) };
  });
  const shares = given.map(({ name, coupons }) => {
    const parts = coupons.flatMap((coupon) => coupon.lines).filter(({ discount }) => discount > 0);
    const byRef = refs.map(
      ({ ref, item }) => [ref, sum(parts.filter(({ item_id }) => item_id === item?.id).map(({ discount }) => minor(discount)))] as const,
    );
    return [name, Object.fromEntries(byRef.filter(([, share]) => share > 0))] as const;
  });
  const accepted = given.filter(({ coupons }) => coupons.length > 0).map(({ name }) => name);
  const shipping = cart.items.find(({ product_id }) => product_id === goods.productId(SHIPPING));
  return {
    subtotal: minor(cart.subtotal) - minor(shipping?.subtotal ?? 0),
    discount_total: minor(cart.discount),
    ...(peerCase.tax === null ? {} : { tax_total: minor(cart.tax), net_total: minor(cart.total) - minor(cart.tax) }),
    total: minor(cart.total),
    line_discounts: Object.fromEntries(refs.map(({ ref, item }) => [ref, minor(item?.discount ?? 0)])),
    discounts_by_promotion: Object.fromEntries(shares.filter(([, byRef]) => Object.keys(byRef).length > 0)),
    ...(cart.items.every(({ setup_price }) => setup_price === 0) ? { setup_discount: 0 } : {}),
    accepted,
    rejected: refused.map((code) => ({ code })),
    applied_count: cart.coupons.length,
  };
}

function isClient(buyer: TestCaller): buyer is ClientActor {
  return "kind" in buyer && buyer.kind === "client";
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
