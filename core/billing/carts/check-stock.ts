import { catalogueErrors } from "../catalogue/errors.ts";

type Stocked = { readonly title: string; readonly stock: number | undefined };

/**
 * Refuses a cart that wants more of a product than there is. A courtesy to the buyer only: nothing is reserved, the checkout takes
 * the stock with a guarded statement. Throws `product.out_of_stock`.
 */
export function checkStock(
  products: ReadonlyMap<number, Stocked>,
  lines: readonly { readonly productId: number; readonly quantity: number }[],
): void {
  for (const [productId, { title, stock }] of products) {
    if (stock === undefined) continue;
    const wanted = lines.reduce((sum, line) => (line.productId === productId ? sum + line.quantity : sum), 0);
    if (wanted > stock) throw catalogueErrors.error("product.out_of_stock", { title, left: stock });
  }
}
