import t from "tap";
import { testHost } from "#test/harness/test-host.ts";
import { allocateCase } from "./allocate-case.ts";
import { answeredDifferently } from "./answered-differently.ts";
import { type CaseDesk, caseDesk } from "./case-desk.ts";
import { caseShop } from "./case-shop.ts";
import { caseSummary } from "./case-summary.ts";
import { giftCardCase } from "./gift-card-case.ts";
import { type Judgement, judgeCase } from "./judge-case.ts";
import { judgeEligibility } from "./judge-eligibility.ts";
import { loadCases } from "./load-cases.ts";
import { loyaltyCase } from "./loyalty-case.ts";
import { outOfScope } from "./out-of-scope.ts";
import type { CaseKind, Figures, PeerCase } from "./peer-case.ts";
import { playUsage } from "./play-usage.ts";
import { priceCase } from "./price-case.ts";
import { refundCase } from "./refund-case.ts";
import { rewardQuantityCase } from "./reward-quantity-case.ts";
import { saidAsFreeUnits } from "./said-as-free-units.ts";
import { storeCreditCase } from "./store-credit-case.ts";

const adapters: Partial<Readonly<Record<CaseKind, (desk: CaseDesk) => Promise<Figures>>>> = {
  pricing: priceCase,
  eligibility: judgeEligibility,
  usage: playUsage,
  refund: refundCase,
  reward_quantity: rewardQuantityCase,
  gift_card: giftCardCase,
  store_credit: storeCreditCase,
  loyalty: loyaltyCase,
};

t.test("the figures that other projects' tests assert", async (t) => {
  const shop = caseShop(await testHost(t));
  // Who acts as staff is on record.
  await shop.admin("staff_create", { email: "staff@example.com", name: "Staff" });
  const cases = loadCases().map(saidAsFreeUnits);
  const summary = caseSummary();

  for (const kind of new Set(cases.map((peerCase) => peerCase.kind))) {
    await t.test(kind, async (t) => {
      for (const peerCase of cases.filter((candidate) => candidate.kind === kind)) {
        const reason = outOfScope(peerCase);
        if (reason !== undefined) {
          summary.add(peerCase, "not applicable", reason.feature);
          continue;
        }
        const { outcome, differences } = await judged(peerCase);
        t.strictSame(differences, [], `${peerCase.id}: ${peerCase.source.case}`);
        summary.add(peerCase, outcome === "passed" && answeredDifferently[peerCase.id] !== undefined ? "answered differently" : outcome);
      }
    });
  }
  for (const line of summary.lines()) t.comment(line);

  await t.test("every case is accounted for, and every exception is one of a case", async (t) => {
    t.equal(cases.length, 285);
    t.equal(summary.count(), cases.length);
    const ids = new Set(cases.map(({ id }) => id));
    t.strictSame(
      Object.keys(answeredDifferently).filter((id) => !ids.has(id)),
      [],
    );
    const both = cases.filter((peerCase) => outOfScope(peerCase) !== undefined && answeredDifferently[peerCase.id] !== undefined);
    t.strictSame(both, [], "what is out of scope has no answer");
  });

  async function judged(peerCase: PeerCase): Promise<Judgement> {
    const own = answeredDifferently[peerCase.id];
    try {
      const figures = await play(peerCase);
      return judgeCase(own === undefined ? peerCase : { expect: own.expect, asserted: Object.keys(own.expect) }, figures);
    } catch (error) {
      return { outcome: "failed", differences: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
    }
  }

  async function play(peerCase: PeerCase): Promise<Figures> {
    if (peerCase.kind === "allocation") return allocateCase(peerCase);
    const adapter = adapters[peerCase.kind];
    if (adapter === undefined) throw new TypeError(`There is no adapter for ${peerCase.kind}.`);
    const desk = await caseDesk(shop, peerCase);
    try {
      return await adapter(desk);
    } finally {
      await desk.close();
    }
  }
});
