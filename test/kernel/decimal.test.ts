import fc from "fast-check";
import t from "tap";
import { decimalFromScaled, scaledFromDecimal } from "#core/kernel/decimal.ts";

t.test("a decimal text has exactly as many decimals as its scale", async (t) => {
  t.equal(decimalFromScaled(5n, 2), "0.05");
  t.equal(decimalFromScaled(-5n, 2), "-0.05");
  t.equal(decimalFromScaled(1_250n, 2), "12.50");
  t.equal(decimalFromScaled(0n, 3), "0.000");
  t.equal(decimalFromScaled(7n, 0), "7");
  t.equal(decimalFromScaled(-7n, 0), "-7");
});

t.test("numbers with an exponent are read like their long form", async (t) => {
  t.equal(scaledFromDecimal(1e-7, 7), 1n);
  t.equal(scaledFromDecimal(-1.25e-9, 11), -125n);
  t.equal(scaledFromDecimal(1e-7, 6), undefined);
  t.equal(scaledFromDecimal(1e21, 2), 10n ** 23n);
  t.equal(scaledFromDecimal(1.5e22, 0), 15n * 10n ** 21n);
  t.equal(scaledFromDecimal(Number.NaN, 2), undefined);
  t.equal(scaledFromDecimal(Number.NEGATIVE_INFINITY, 2), undefined);
});

t.test("scaling and writing undo each other", async (t) => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.nat(8), (scaled, scale) => {
      t.equal(scaledFromDecimal(decimalFromScaled(scaled, scale), scale), scaled);
    }),
  );
});

t.test("every finite number is read as the decimal it prints", async (t) => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const scaled = scaledFromDecimal(value, 400);
      t.equal(scaled === undefined ? undefined : Number(decimalFromScaled(scaled, 400)), value === 0 ? 0 : value);
    }),
  );
});
