import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { Host } from "#core/host/open-host.ts";
import { identityTables } from "#core/identity/tables.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { openAgenda } from "./agenda.ts";
import { amountsFor } from "./amounts.ts";
import { couponPlans } from "./coupon-plans.ts";
import { openDesk } from "./desk.ts";
import { drawsFrom } from "./draws.ts";
import { furnishOffice } from "./furnish-office.ts";
import { handOutCards } from "./hand-out-cards.ts";
import { inviteClients } from "./invite-clients.ts";
import { launchCoupons } from "./launch-coupons.ts";
import { openAccounts } from "./open-accounts.ts";
import { openTrade } from "./open-trade.ts";
import { passNights } from "./pass-nights.ts";
import { runLoyalty } from "./run-loyalty.ts";
import { STORY_DAYS, type Stage } from "./stage.ts";
import { stockShelves } from "./stock-shelves.ts";

/** What the operator is shown, this once. */
export type DemoShop = { readonly lines: readonly string[] };

/**
 * Fills an empty shop with half a year of trade, told through the API's own methods in one transaction: it is there whole or not at all.
 * Answers undefined, and changes nothing, when it was done before, when another host is just doing it, or when the shop is in use.
 */
export async function seedDemo(host: Host): Promise<DemoShop | undefined> {
  const scope = await host.scopeOf({ actor: { kind: "system", reason: "demo shop" }, door: "shell" });
  const demo = await scope.transaction(async (inner) => {
    const staffId = await claim(inner);
    return staffId === undefined ? undefined : tellStory(inner, staffId);
  });
  await host.finish(scope);
  return demo;
}

/** The administrator to act as, when the shop is empty and nobody else is filling it. */
async function claim(scope: Scope): Promise<number | undefined> {
  const { rows } = await sql<{ readonly id: number }>`
    update host_state set demo_seeded_at = ${scope.now}
    where id = (select id from host_state where id = 1 and demo_seeded_at is null for update skip locked)
      and not exists (select 1 from client) and not exists (select 1 from product) and exists (select 1 from admin where is_super)
    returning id
  `.execute(scope.db);
  if (rows.length === 0) return undefined;
  const administrator = await identityTables(scope)
    .selectFrom("admin")
    .select("id")
    .where("is_super", "=", true)
    .orderBy("id")
    .executeTakeFirst();
  return administrator?.id;
}

async function tellStory(scope: Scope, staffId: number): Promise<DemoShop> {
  const present = scope.now;
  const desk = openDesk(scope, staffId);
  const stage: Stage = {
    desk,
    agenda: openAgenda(),
    draws: drawsFrom(SEED),
    amounts: amountsFor(scope.shop.currency),
    opening: addDays(present, -STORY_DAYS),
    present,
  };
  desk.moveTo(stage.opening);
  const office = await furnishOffice(stage);
  const shelves = await stockShelves(stage, office);
  const coupons = launchCoupons(stage, couponPlans(stage, office, shelves));
  const customers = inviteClients(stage, office);
  const purse = handOutCards(stage, customers, coupons);
  const jar = await runLoyalty(stage, shelves, customers);
  openTrade(stage, { office, shelves, customers, coupons, purse, jar });
  passNights(stage);
  await stage.agenda.runUntil(present, desk.moveTo);
  desk.moveTo(present);
  return { lines: await openAccounts(stage, shelves, customers) };
}

const SEED = 20_26;
