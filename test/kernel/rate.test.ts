import fc from "fast-check";
import t from "tap";
import {
  addedTax,
  containedTax,
  convertMinor,
  divideRounded,
  percentOf,
  ppmFromWire,
  ppmToWire,
  type RoundingMode,
} from "#core/kernel/rate.ts";

const modes: readonly RoundingMode[] = ["half_away", "half_even"];
const amount = fc.bigInt(-(10n ** 15n), 10n ** 15n);

const halves: readonly (readonly [numerator: bigint, denominator: bigint, away: bigint, even: bigint])[] = [
  [5n, 2n, 3n, 2n],
  [7n, 2n, 4n, 4n],
  [-5n, 2n, -3n, -2n],
  [-7n, 2n, -4n, -4n],
  [1n, 2n, 1n, 0n],
  [-1n, 2n, -1n, 0n],
  [1n, 3n, 0n, 0n],
  [2n, 3n, 1n, 1n],
  [-2n, 3n, -1n, -1n],
  [6n, 3n, 2n, 2n],
  [0n, 7n, 0n, 0n],
];

for (const [numerator, denominator, away, even] of halves) {
  t.test(`${numerator}/${denominator} is ${away} away from zero and ${even} to even`, async (t) => {
    t.equal(divideRounded(numerator, denominator, "half_away"), away);
    t.equal(divideRounded(numerator, denominator, "half_even"), even);
  });
}

t.test("rounding is never more than half a unit off, and symmetric around zero", async (t) => {
  fc.assert(
    fc.property(amount, fc.bigInt(1n, 10n ** 9n), fc.constantFrom(...modes), (numerator, denominator, mode) => {
      const quotient = divideRounded(numerator, denominator, mode);
      const gap = quotient * denominator - numerator;
      t.ok(2n * (gap < 0n ? -gap : gap) <= denominator);
      t.equal(divideRounded(-numerator, denominator, mode), -quotient);
    }),
  );
  t.throws(() => divideRounded(1n, 0n, "half_away"));
  t.throws(() => divideRounded(1n, -1n, "half_away"));
});

t.test("percentages are rounded once", async (t) => {
  t.equal(percentOf(11_988n, 250_000n, "half_away"), 2_997n);
  t.equal(percentOf(15_000n, 200_000n, "half_away"), 3_000n);
  t.equal(percentOf(10n, 250_000n, "half_away"), 3n);
  t.equal(percentOf(10n, 250_000n, "half_even"), 2n);
  t.equal(percentOf(999n, 1_000_000n, "half_away"), 999n);
  t.equal(percentOf(999n, 0n, "half_away"), 0n);
});

t.test("19 % on top of the golden lines", async (t) => {
  t.equal(addedTax(7_864n, 190_000n, "half_away"), 1_494n);
  t.equal(addedTax(2_607n, 190_000n, "half_away"), 495n);
});

t.test("19 % inside 109.00 is 17.40, which leaves 91.60", async (t) => {
  t.equal(containedTax(10_900n, 190_000n, "half_away"), 1_740n);
  t.equal(containedTax(10_900n, 0n, "half_away"), 0n);
  t.equal(containedTax(0n, 190_000n, "half_away"), 0n);
});

t.test("the tax inside a gross amount is the tax on top of its net, to the unit", async (t) => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 1_000_000n), (gross, ratePpm) => {
      const tax = containedTax(gross, ratePpm, "half_away");
      t.ok(tax >= 0n && tax <= gross);
      const added = addedTax(gross - tax, ratePpm, "half_away");
      t.ok(added - tax <= 1n && tax - added <= 1n);
    }),
  );
});

t.test("conversion knows the exponent of both currencies", async (t) => {
  t.equal(convertMinor(1_000n, "USD", "JPY", 150_500_000n, "half_away"), 1_505n);
  t.equal(convertMinor(1_505n, "JPY", "USD", 6_645n, "half_away"), 1_000n);
  t.equal(convertMinor(1_000n, "USD", "KWD", 307_000n, "half_away"), 3_070n);
  t.equal(convertMinor(1_000n, "USD", "EUR", 1_000_000n, "half_away"), 1_000n);
  t.equal(convertMinor(1n, "USD", "JPY", 50_000_000n, "half_away"), 1n);
  t.equal(convertMinor(1n, "USD", "JPY", 50_000_000n, "half_even"), 0n);
  t.equal(convertMinor(-1_000n, "USD", "JPY", 150_500_000n, "half_away"), -1_505n);
});

t.test("percentages come from the wire exactly and go back", async (t) => {
  const cases: readonly (readonly [number | string, bigint])[] = [
    [12.5, 125_000n],
    ["12.5", 125_000n],
    [0, 0n],
    [100, 1_000_000n],
    [19, 190_000n],
    [0.0001, 1n],
    ["33.3333", 333_333n],
    ["5.000000", 50_000n],
    [100_000, 1_000_000_000n],
  ];
  for (const [value, ratePpm] of cases) t.equal(ppmFromWire(value, "value"), ratePpm);
  t.equal(ppmToWire(125_000n), 12.5);
  t.equal(ppmToWire(1n), 0.0001);
  fc.assert(fc.property(fc.bigInt(0n, 1_000_000_000n), (ratePpm) => t.equal(ppmFromWire(ppmToWire(ratePpm), "value"), ratePpm)));
});

t.test("what is no percentage is refused by name", async (t) => {
  for (const value of [
    0.00001,
    1e-7,
    "1.23456",
    -1,
    "-0.5",
    100_001,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "",
    "1e2",
    "12,5",
    " 5",
    "5%",
    "0".repeat(41),
  ]) {
    t.match(
      t.throws(() => ppmFromWire(value, "rate"), String(value)),
      { code: "request.invalid", status: 400, details: { rate: String } },
    );
  }
});
