import type { CaseDesk } from "./case-desk.ts";
import type { CaseStep, Figures } from "./peer-case.ts";

/** One budget for several codes: one coupon with a code for each. Every order takes what its items cost; cancelling gives it back. */
export async function playBudget(desk: CaseDesk, { limit }: { readonly limit: number }): Promise<Figures> {
  const { shop, major, minor } = desk;
  const number = shop.nextNumber();
  const id = await shop.admin<number>("coupon_create_advanced", {
    code: `BUDGET-${number}`,
    type: "percentage",
    value: 50,
    budget: major(limit),
  });
  const steps = desk.peerCase.steps ?? [];
  const names = [...new Set(steps.map(({ code }) => code ?? ""))];
  await shop.admin("coupon_generate_codes", { id, count: names.length });
  const { list } = await shop.admin<{ readonly list: readonly { readonly code: string }[] }>("coupon_get_codes", { id });
  const invoices = new Map<string, number>();
  for (const step of steps) {
    const name = step.code ?? "";
    if (step.op === "revert") await shop.admin("invoice_cancel", { id: invoices.get(name) });
    else invoices.set(name, await register(desk, step, list[names.indexOf(name)]?.code ?? ""));
  }
  const { budget_spent } = await shop.admin<{ readonly budget_spent: number }>("coupon_get", { id });
  return { budget: { used: minor(budget_spent) } };
}

/** An order whose items are reduced by the amounts of the step: each costs twice as much. */
async function register(desk: CaseDesk, { amounts = [] }: CaseStep, code: string): Promise<number> {
  const { admin, host } = desk.shop;
  const client = await desk.client();
  for (const amount of amounts) {
    const pricing = { type: "once", once: { price: desk.major(2 * amount) } };
    const id = await admin<number>("product_create", { title: `Item at ${amount}`, type: "custom", pricing });
    await host.call("guest", "cart_add_item", { id }, client);
  }
  await host.call("client", "coupon_apply_to_cart", { code }, client);
  return (await desk.checkOut(client)).invoice_id;
}
