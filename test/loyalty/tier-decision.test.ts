import fc from "fast-check";
import t from "tap";
import { addDays } from "#core/kernel/business-calendar.ts";
import { decideTier } from "#modules/loyalty/tiers/decide-tier.ts";
import { forecastTiers } from "#modules/loyalty/tiers/forecast-tiers.ts";
import type { Contribution, TierProgramme } from "#modules/loyalty/tiers/tier.ts";

const tier = (id: number, name: string, threshold: bigint) => ({ id, name, threshold, multiplierPpm: 1_000_000n, perks: [] });
const tiers = [tier(1, "Silver", 500n), tier(2, "Gold", 1_000n)];
const programme = (kind: "rolling" | "calendar" | "lifetime", days = 100): TierProgramme => ({
  tiers,
  window: { kind, days, timeZone: "Europe/Berlin" },
});
const start = new Date("2030-01-01T12:00:00Z");
const on = (day: number, value: bigint): Contribution => ({ at: addDays(start, day), value });

t.test("a tier is the highest whose threshold is reached by what counts then", async (t) => {
  const history = [on(0, 600n), on(50, 500n)];
  const at = (day: number) => decideTier(programme("rolling"), history, addDays(start, day));
  t.match(at(-1), { tier: undefined, value: 0n, next: { name: "Silver" }, missing: 500n });
  t.match(at(0), { tier: { name: "Silver" }, value: 600n, next: { name: "Gold" }, missing: 400n });
  t.match(at(50), { tier: { name: "Gold" }, value: 1100n, next: undefined, missing: 0n });
  t.match(at(101), { tier: { name: "Silver" }, value: 500n });
  t.match(at(151), { tier: undefined, value: 0n });
});

t.test("a calendar year ends at midnight of the shop's zone; a lifetime never", async (t) => {
  const history = [{ at: new Date("2030-03-01T00:00:00Z"), value: 700n }];
  const at = (text: string, kind: "calendar" | "lifetime") => decideTier(programme(kind), history, new Date(text)).tier?.name;
  t.equal(at("2030-12-31T22:59:59Z", "calendar"), "Silver");
  t.equal(at("2030-12-31T23:00:00Z", "calendar"), undefined, "it is 2031 in Berlin");
  t.equal(at("2060-01-01T00:00:00Z", "lifetime"), "Silver");
});

t.test("the forecast says what the decision will be, and what keeps a tier", async (t) => {
  const changes = forecastTiers(programme("rolling"), [on(0, 600n), on(50, 500n), on(80, 100n)], addDays(start, 60));
  t.match(
    changes.map(({ standing, keep }) => [standing.tier?.name, standing.value, keep]),
    [
      ["Silver", 600n, 400n],
      [undefined, 100n, 400n],
    ],
  );
  const [down] = changes;
  if (down === undefined) throw new Error("no change");
  const kept = [on(0, 600n), on(50, 500n), on(80, 100n), on(61, down.keep)];
  t.equal(decideTier(programme("rolling"), kept, down.at).tier?.name, "Gold", "exactly the advised minimum keeps it");
  t.equal(
    decideTier(programme("rolling"), [...kept.slice(0, 3), on(61, down.keep - 1n)], down.at).tier?.name,
    "Silver",
    "one less does not",
  );
});

t.test("on every day of random histories the promise is kept", async (t) => {
  const history = fc.array(fc.record({ day: fc.integer({ min: 0, max: 200 }), value: fc.bigInt({ min: 1n, max: 700n }) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(history, fc.constantFrom("rolling" as const, "calendar" as const), fc.integer({ min: 0, max: 300 }), (list, kind, from) => {
      const contributions = list.map(({ day, value }) => on(day, value));
      const promised = forecastTiers(programme(kind), contributions, addDays(start, from));
      let now = decideTier(programme(kind), contributions, addDays(start, from)).tier?.id;
      for (let day = from + 1; day < from + 420; day += 1) {
        const at = addDays(start, day);
        for (const change of promised) if (change.at <= at && change.at > addDays(start, day - 1)) now = change.standing.tier?.id;
        if (decideTier(programme(kind), contributions, at).tier?.id !== now) throw new Error(`another tier on day ${day}`);
      }
    }),
    { numRuns: 40 },
  );
  t.pass();
});
