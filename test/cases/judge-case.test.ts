import t from "tap";
import { judgeCase } from "./judge-case.ts";

const expect = { total: 900, discount_total: 100, line_discounts: { A: 34, B: 33, C: 33 }, accepted: ["X"], rejected: [{ code: "Y" }] };
const asserted = ["total", "line_discounts.A"];
const right = { ...expect, rejected: [{ code: "Y" }, { code: "NOT-MENTIONED" }] };

t.test("a judge of cases", async (t) => {
  const judged = (figures: Readonly<Record<string, unknown>>) => judgeCase({ expect, asserted }, figures);

  t.test("passes what is as expected, and what the case does not speak of", async (t) => {
    t.strictSame(judged(right), { outcome: "passed", differences: [] });
    const { discount_total: _unknown, ...partly } = right;
    t.equal(judged(partly).outcome, "passed", "a derived figure that nobody found out is not judged");
  });

  t.test("fails when an asserted figure is missing or another one", async (t) => {
    const { total: _unknown, ...partly } = right;
    t.equal(judged(partly).outcome, "failed");
    t.equal(judged({ ...right, total: 901 }).outcome, "failed");
    t.equal(judged({ ...right, line_discounts: { A: 33, B: 34, C: 33 } }).outcome, "failed", "a single share has nothing to add up with");
  });

  t.test("fails when a derived figure is another one", async (t) => {
    t.strictSame(judged({ ...right, discount_total: 99 }).differences, ["derived discount_total: 100 expected, 99 found"]);
    t.equal(judged({ ...right, accepted: [] }).outcome, "failed");
    t.equal(judged({ ...right, rejected: [] }).outcome, "failed");
    t.equal(judged({ ...right, rejected: [{ code: "Y" }, { code: "X" }] }).outcome, "failed");
  });

  t.test("knows another split by its sum and by one unit at most", async (t) => {
    const split = (line_discounts: unknown) => judgeCase({ expect, asserted: ["line_discounts"] }, { ...right, line_discounts }).outcome;
    t.equal(split({ A: 33, B: 34, C: 33 }), "another split");
    t.equal(split({ A: 35, B: 34, C: 31 }), "failed");
    t.equal(split({ A: 33, B: 33, C: 33 }), "failed");
    t.equal(split(undefined), "failed");
  });
});
