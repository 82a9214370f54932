import { provide } from "#core/events/extension-point.ts";
import { defineModule } from "#core/events/module.ts";
import { onNotice } from "#core/events/notice.ts";
import { type Catalogue, loadCatalogue } from "#core/host/catalogue.ts";
import { defineErrors } from "#core/kernel/app-error.ts";
import { couponLimitReached, couponUsed, pointsAccounts } from "#modules/coupon/contract.ts";

const errors = defineErrors({ "points.too_few": { status: 422, message: "Too few points." } });

/** What a stand-in for the loyalty module was asked to do, and the points it says there are. */
export type PointsModule = { readonly catalogue: Catalogue; readonly moves: string[]; spendable: number; heard: string[] };

/** The coupon module beside a module that keeps points in memory and listens to the notices about uses. */
export async function pointsModule(): Promise<PointsModule> {
  const found = await loadCatalogue();
  const moves: string[] = [];
  const state = { moves, spendable: 0, heard: [] as string[] };
  const contents = defineModule({
    id: "points",
    errors: [errors.table],
    provides: [
      provide(pointsAccounts, {
        spendable: () => Promise.resolve(state.spendable),
        hold: async (_scope, { points, cause }) => {
          if (points > state.spendable) throw errors.error("points.too_few");
          moves.push(`hold ${points} for ${cause}`);
        },
        commit: async (_scope, { cause }) => {
          moves.push(`commit ${cause}`);
        },
        release: async (_scope, { cause, reason }) => {
          moves.push(`release ${cause}: ${reason}`);
        },
      }),
    ],
    noticeListeners: [couponUsed, couponLimitReached].map((notice) =>
      onNotice(notice, `points.${notice.name}`, async () => {
        state.heard.push(notice.name);
      }),
    ),
  });
  const manifest = {
    id: "points",
    type: "mod" as const,
    name: "Points",
    description: "Keeps points in tests.",
    version: "1.0.0",
    author: "Tests",
    license: "Apache-2.0",
    engine: "*",
    requires: ["coupon"],
  };
  const modules = [...found.modules.filter(({ id }) => id === "coupon"), { id: "points", manifest, contents }];
  const owners = found.owners.filter(({ id }) => id === "core" || id === "coupon");
  return Object.assign(state, { catalogue: { parts: found.parts, modules, faults: [], owners } });
}
