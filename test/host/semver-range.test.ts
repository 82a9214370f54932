import t from "tap";
import { isRange, isVersion, satisfiesRange } from "#core/host/semver-range.ts";

const cases: readonly (readonly [range: string, inside: readonly string[], outside: readonly string[]])[] = [
  [">=0.1.0 <1.0.0", ["0.1.0", "0.9.9", "0.1.0-rc.1"], ["0.0.9", "1.0.0"]],
  [">= 0.1.0 < 1.0.0", ["0.1.0"], ["1.0.0"]],
  ["^1.2.3", ["1.2.3", "1.9.0"], ["1.2.2", "2.0.0"]],
  ["^0.2.3", ["0.2.3", "0.2.9"], ["0.3.0", "0.2.2"]],
  ["^0.0.3", ["0.0.3"], ["0.0.4"]],
  ["~1.2.3", ["1.2.3", "1.2.10"], ["1.3.0", "1.2.2"]],
  ["=1.2.3", ["1.2.3"], ["1.2.4"]],
  ["1.2.3", ["1.2.3"], ["1.2.4"]],
  [">1.2.3", ["1.2.4"], ["1.2.3"]],
  ["<=1.2.3", ["1.2.3"], ["1.2.4"]],
  ["<1.0.0 || >=2.0.0", ["0.5.0", "2.0.0"], ["1.0.0", "1.9.9"]],
  ["*", ["0.0.0", "99.1.2"], []],
];

for (const [range, inside, outside] of cases) {
  t.test(`the range ${range}`, async (t) => {
    t.ok(isRange(range));
    for (const version of inside) t.ok(satisfiesRange(version, range), `holds ${version}`);
    for (const version of outside) t.notOk(satisfiesRange(version, range), `does not hold ${version}`);
  });
}

t.test("what is no version and no range is told", async (t) => {
  for (const text of ["", "1", "1.2", "v1.2.3", "1.2.3.4", "one"]) t.notOk(isVersion(text), text);
  for (const text of ["", " ", ">=1", "latest", ">=1.0.0 ||", "1.x"]) t.notOk(isRange(text), text);
  t.notOk(satisfiesRange("one", "*"));
});
