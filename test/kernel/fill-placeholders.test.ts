import t from "tap";
import { fillPlaceholders } from "#core/kernel/fill-placeholders.ts";

const cases: readonly (readonly [sentence: string, details: Record<string, unknown>, filled: string])[] = [
  ["Nothing to fill.", { a: 1 }, "Nothing to fill."],
  ["{a} and {b}", { a: "one", b: 2n }, "one and 2"],
  ["{a}{a}", { a: true }, "truetrue"],
  ["Missing: {products}", { products: [1, 2, 3] }, "Missing: 1, 2, 3"],
  ["{gone} stays", {}, "{gone} stays"],
  ["{a} stays", { a: { deep: 1 } }, "{a} stays"],
  ["{a} stays", { a: null }, "{a} stays"],
  ["{toString} stays", {}, "{toString} stays"],
  ["{a}", { a: "$& {b}", b: "no" }, "$& {b}"],
];

for (const [sentence, details, filled] of cases) {
  t.test(`"${sentence}" becomes "${filled}"`, async (t) => {
    t.equal(fillPlaceholders(sentence, details), filled);
  });
}
