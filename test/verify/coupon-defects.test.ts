import t from "tap";
import { sealActivity } from "#core/identity/activity/seal-activity.ts";
import { ensureFirstAdministrator } from "#core/identity/staff/ensure-first-administrator.ts";
import { invariants } from "#core/verify/invariant.ts";
import { verifyBooks } from "#core/verify/verify-books.ts";
import { type TestHost, testHost } from "#test/harness/test-host.ts";
import type { CheckoutAnswer } from "../billing/invoice-answer.ts";
import { addToCart, makeClient, makeProduct } from "../billing/shop-hand.ts";
import { brokenBy, type PlantedDefect } from "./planted-defect.ts";

t.test("each promise of the coupon module", async (t) => {
  const shop = await testHost(t);
  await ensureFirstAdministrator(await shop.scope(), {});
  const traded = await redeemALittle(shop);
  const broken = async () => (await verifyBooks(await shop.scope())).filter(({ isKept }) => !isKept);

  t.test("is kept by an honest shop", async (t) => t.strictSame(await broken(), []));

  const defects = defectsOf(traded);
  for (const defect of defects) {
    t.test(`${defect.breaks} is broken by ${defect.how}`, async (t) => {
      const reports = await brokenBy(shop, defect);
      t.strictSame(
        reports.map(({ id, fault }) => [id, fault]),
        [[defect.breaks, undefined]],
      );
    });
  }

  t.test("has a defect that shows it is watched", async (t) => {
    const { wiring } = await shop.scope();
    const watched = new Set(defects.map(({ breaks }) => breaks));
    const own = wiring.provided(invariants).filter(({ id }) => id.startsWith("coupon."));
    t.strictSame(
      own.map(({ id }) => id).filter((id) => !watched.has(id)),
      [],
    );
  });

  t.test("survives that a limited coupon is edited while uses of it are held and given back", async (t) => {
    const client = await makeClient(shop);
    const coupon = await shop.call<number>("admin", "coupon_create_advanced", {
      code: "EDITED",
      type: "percentage",
      value: 10,
      maxuses: 5,
    });
    const invoice = await buyWith(shop, client, traded.product, ["EDITED"]);
    await shop.call("admin", "coupon_update", { id: coupon, notes: "Changed." });
    t.strictSame(await broken(), []);
    await shop.call("admin", "coupon_update", { id: coupon, maxuses: 0 });
    t.strictSame(await broken(), []);
    await shop.call("admin", "coupon_update", { id: coupon, maxuses: 7 });
    t.strictSame(await broken(), []);
    await shop.call("admin", "invoice_cancel", { id: invoice });
    t.strictSame(await broken(), []);
  });

  t.test("is none of the shop's concern while the module is off", async (t) => {
    await shop.call("admin", "extension_deactivate", { id: "coupon" });
    t.notOk((await verifyBooks(await shop.scope())).some(({ id }) => id.startsWith("coupon.")));
  });
});

type Client = Awaited<ReturnType<typeof makeClient>>;

async function buyWith(shop: TestHost, client: Client, product: number, codes: readonly string[]): Promise<number> {
  await addToCart(shop, client, { id: product, quantity: 2, period: "1M" });
  for (const code of codes) await shop.call("client", "coupon_apply_to_cart", { code, replace: true }, client);
  return (await shop.call<CheckoutAnswer>("client", "cart_checkout", {}, client)).invoice_id;
}

type Traded = { readonly product: number; readonly held: number; readonly paid: number; readonly limited: number };

/** Coupons of every kind of limit, with uses in every state. */
async function redeemALittle(shop: TestHost): Promise<Traded> {
  const product = await makeProduct(shop, "Plan", 20, {
    pricing: { type: "recurrent", recurrent: { "1M": { price: 20, setup: 5, enabled: true } } },
  });
  const create = (input: object) => shop.call<number>("admin", "coupon_create_advanced", { type: "percentage", value: 25, ...input });
  const limited = await create({ code: "LIMITED", maxuses: 10, max_uses_per_user: 3, recurring: { cycles: 3 } });
  const budgeted = await create({ code: "BUDGET", type: "absolute", value: 7, budget: 100 });
  await create({ code: "FREELY" });
  const pool = await create({ code: "POOL", internal_name: "A pool of codes" });
  await shop.call("admin", "coupon_generate_codes", { id: pool, count: 5 });
  const { list } = await shop.call<{ readonly list: readonly { readonly code: string; readonly kind: string }[] }>(
    "admin",
    "coupon_get_codes",
    { id: pool },
  );
  const [first = "", second = ""] = list.filter(({ kind }) => kind === "unique").map(({ code }) => code);
  const client = await makeClient(shop);
  const other = await makeClient(shop);
  const buy = (who: Client, ...typed: string[]) => buyWith(shop, who, product, typed);
  const pay = (id: number) => shop.call("admin", "invoice_mark_as_paid", { id });

  const paid = await buy(client, "LIMITED");
  await pay(paid);
  await shop.call("admin", "order_renew", { id: await orderOf(shop, paid) });
  const held = await buy(client, "LIMITED");
  await pay(await buy(other, "BUDGET"));
  await pay(await buy(other, "FREELY"));
  await buy(client, "FREELY");
  await buy(other, "FREELY");
  await pay(await buy(other, first));
  const returned = await buy(other, second);
  await pay(returned);
  await shop.call("admin", "invoice_refund", { id: returned });
  const dropped = await buy(other, "BUDGET");
  await shop.call("admin", "coupon_update", { id: budgeted, notes: "Edited while a use was held." });
  await shop.call("admin", "invoice_cancel", { id: dropped });
  await sealActivity(await shop.scope());
  return { product, held, paid, limited };
}

async function orderOf(shop: TestHost, invoiceId: number): Promise<number> {
  const invoice = await shop.call<{ readonly lines: readonly { readonly order_id: number }[] }>("admin", "invoice_get", { id: invoiceId });
  return invoice.lines[0]?.order_id ?? 0;
}

function defectsOf({ held, paid, limited }: Traded): readonly PlantedDefect[] {
  const use = `(select min(id) from promo_redemption where invoice_id = ${paid})`;
  return [
    {
      breaks: "coupon.uses-add-up",
      how: "a use that was counted twice",
      statements: [`update promo set used = used + 1 where id = ${limited}`],
    },
    {
      breaks: "coupon.limits-hold",
      how: "a limit that was set below what is used",
      statements: ["alter table promo drop constraint promo_used_check", `update promo set maxuses = 1 where id = ${limited}`],
    },
    {
      breaks: "coupon.limits-hold",
      how: "a client beyond its limit",
      statements: [
        "alter table promo_client_use drop constraint promo_client_use_check",
        `update promo_client_use set use_limit = 1 where promo_id = ${limited}`,
      ],
    },
    {
      breaks: "coupon.limits-hold",
      how: "a budget below what was spent",
      statements: ["alter table promo drop constraint promo_spent_check", "update promo set budget = 1 where code = 'BUDGET'"],
    },
    {
      breaks: "coupon.client-uses-add-up",
      how: "a client whose use was forgotten",
      statements: [`update promo_client_use set uses = uses - 1 where promo_id = ${limited}`],
    },
    {
      breaks: "coupon.budgets-add-up",
      how: "money that no use has cost",
      statements: ["update promo set spent = spent + 1 where code = 'BUDGET'"],
    },
    {
      breaks: "coupon.uses-follow-invoices",
      how: "a use in another currency than its invoice",
      statements: [`update promo_redemption set currency = 'EUR' where id = ${use}`],
    },
    {
      breaks: "coupon.uses-follow-invoices",
      how: "a use of somebody else's invoice",
      statements: [
        `update promo_redemption set client_id = (select max(id) from client) where id = ${use}`,
        `delete from promo_client_use where promo_id = ${limited}`,
      ],
    },
    {
      breaks: "coupon.open-holds-are-single",
      how: "a second hold of the same client",
      statements: [
        "drop index promo_redemption_open_hold_unique",
        "update promo_redemption set client_id = (select min(id) from client) where status = 'held' and code = 'FREELY'",
        "update invoice set client_id = (select min(id) from client) where id in (select invoice_id from promo_redemption where code = 'FREELY' and status = 'held')",
      ],
    },
    {
      breaks: "coupon.discounts-match-invoices",
      how: "a use that says it gave more",
      statements: [`update promo_redemption set discount_minor = discount_minor + 1 where id = ${use}`],
    },
    {
      breaks: "coupon.transitions-are-complete",
      how: "a step nobody wrote down",
      statements: [`delete from promo_redemption_transition where promo_redemption_id = ${use} and to_status = 'committed'`],
    },
    {
      breaks: "coupon.transitions-are-complete",
      how: "a step there is not",
      statements: [
        `insert into promo_redemption_transition (promo_redemption_id, from_status, to_status, reason, created_at)
          values ((select min(id) from promo_redemption where invoice_id = ${held}), 'held', 'reversed', 'r', now())`,
        `update promo_redemption_transition set id = -id where to_status = 'reversed' and promo_redemption_id =
          (select min(id) from promo_redemption where invoice_id = ${held})`,
      ],
    },
    {
      breaks: "coupon.unique-codes-are-spent-once",
      how: "a single-use code that is free again",
      statements: ["update promo_code set redemption_id = null where redemption_id is not null"],
    },
    {
      breaks: "coupon.codes-are-unambiguous",
      how: "a code that two coupons claim",
      statements: [
        "drop index promo_code_code_unique",
        `insert into promo_code (promo_id, code, kind, created_at) values (${limited}, 'freely', 'unique', now())`,
      ],
    },
    {
      breaks: "coupon.figures-add-up",
      how: "figures that count a use twice",
      statements: [
        `insert into promo_figures (promo_id, used, held, committed, discount_minor, revenue_minor, tried_carts)
          values (${limited}, 1, 0, 0, 0, 0, 0)`,
      ],
    },
    {
      breaks: "coupon.figures-add-up",
      how: "a change that was never put down",
      statements: [`delete from promo_figures_change where promo_redemption_id = ${use}`],
    },
    {
      breaks: "coupon.figures-add-up",
      how: "a cart whose tries were forgotten",
      statements: [`delete from promo_tried_cart where promo_id = ${limited}`],
    },
    {
      breaks: "coupon.versions-are-kept",
      how: "terms that were thrown away",
      statements: [`delete from promo_version where promo_id = (select id from promo where code = 'FREELY')`],
    },
    {
      breaks: "coupon.periods-are-not-exceeded",
      how: "a discount that goes on and on",
      statements: [`update promo_version set terms = terms || '{"recurringCycles": 1}' where promo_id = ${limited}`],
    },
  ];
}
