import type { RefundAnswer } from "./answers.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { Figures } from "./peer-case.ts";
import { playCart } from "./play-cart.ts";
import { cartFigures } from "./price-case.ts";

/** Credit notes: the cart is bought and paid, the lines credited earlier are refunded, then those of the case. */
export async function refundCase(desk: CaseDesk): Promise<Figures> {
  const { buyer, refused } = await playCart(desk);
  const figures = cartFigures(desk, await desk.cart(buyer), refused);
  if (!("kind" in buyer) || buyer.kind !== "client") throw new TypeError("A guest has nothing to be refunded.");
  const checkout = await desk.checkOut(buyer);
  await desk.pay(checkout);
  const invoice = await desk.invoice(checkout.invoice_id);
  const { items = [], prior_total } = desk.peerCase.refund ?? {};
  const refs = items.map(({ ref }) => ref);
  const linesOf = (isWanted: (ref: string) => boolean) =>
    desk.lines.flatMap(({ ref, product }) => {
      const line = invoice.lines.find(({ product_id }) => product_id === desk.goods.productId(product));
      return isWanted(ref) && line !== undefined ? [line] : [];
    });
  const give = (lines: ReturnType<typeof linesOf>) =>
    desk.shop.admin<RefundAnswer>("invoice_refund", { id: invoice.id, lines: lines.map(({ id, quantity }) => ({ id, quantity })) });
  const earlier = linesOf((ref) => !refs.includes(ref));
  const before = prior_total === undefined ? [] : await Promise.all([give(earlier)]);
  const wanted = linesOf((ref) => refs.includes(ref));
  const { refunded } = await give(wanted);
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + desk.minor(amount), 0);
  const tax = sum(wanted.map((line) => line.tax));
  return {
    ...figures,
    total: desk.minor(invoice.total),
    tax_total: desk.minor(invoice.tax),
    refund: { coupon_part: sum(wanted.map(({ discount }) => discount)), net: desk.minor(refunded) - tax, tax, total: desk.minor(refunded) },
    prior_total: sum(before.map((earlierRefund) => earlierRefund.refunded)),
  };
}
