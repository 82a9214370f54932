import fc from "fast-check";
import t from "tap";
import {
  exponentOf,
  formatMoney,
  isCurrencyCode,
  MAX_MINOR,
  minorFromWire,
  minorToWire,
  type WireMoney,
  wireMoney,
} from "#core/kernel/money.ts";

t.test("currencies know their decimals", async (t) => {
  t.equal(exponentOf("JPY"), 0);
  t.equal(exponentOf("USD"), 2);
  t.equal(exponentOf("KWD"), 3);
  t.equal(exponentOf("KWD"), 3);
  t.throws(() => exponentOf("usd"));
  t.throws(() => exponentOf("QQQ"));
});

t.test("only ISO codes in capitals are currency codes", async (t) => {
  for (const code of ["USD", "EUR", "JPY", "KWD"]) t.ok(isCurrencyCode(code));
  for (const code of ["usd", "QQQ", "US", "USDX", "", "__proto__"]) t.notOk(isCurrencyCode(code));
});

const exact: readonly (readonly [WireMoney, string, bigint])[] = [
  [12.5, "USD", 1_250n],
  ["12.50", "USD", 1_250n],
  ["12.500", "USD", 1_250n],
  ["0012.5", "USD", 1_250n],
  [0.1, "USD", 10n],
  [1.005, "KWD", 1_005n],
  [19.99, "USD", 1_999n],
  [1_505, "JPY", 1_505n],
  ["1505.00", "JPY", 1_505n],
  [-0.05, "USD", -5n],
  ["-0.05", "USD", -5n],
  [-0, "USD", 0n],
  ["-0.00", "USD", 0n],
  [9_999_999_999_999.99, "USD", MAX_MINOR],
  [999_999_999_999_999, "JPY", MAX_MINOR],
  ["-9999999999999.99", "USD", -MAX_MINOR],
];

for (const [value, currency, minor] of exact) {
  t.test(`${JSON.stringify(value)} ${currency} is ${minor}`, async (t) => {
    t.equal(minorFromWire(value, currency, "amount"), minor);
  });
}

const refusals: readonly (readonly [WireMoney, string, RegExp])[] = [
  [12.505, "USD", /2 decimals in USD/],
  ["12.505", "USD", /2 decimals in USD/],
  [0.1 + 0.2, "USD", /2 decimals/],
  [1e-7, "USD", /2 decimals/],
  [5e-324, "USD", /2 decimals/],
  [1.5, "JPY", /0 decimals in JPY/],
  [1.0005, "KWD", /3 decimals in KWD/],
  [1e13, "USD", /range/],
  [-1e13, "USD", /range/],
  [1e21, "USD", /range/],
  [1.5e300, "USD", /range/],
  [Number.MAX_VALUE, "JPY", /range/],
  ["1000000000000000", "JPY", /range/],
  [Number.NaN, "USD", /amount/],
  [Number.POSITIVE_INFINITY, "USD", /amount/],
  ["1e3", "USD", /amount/],
  ["", "USD", /amount/],
  [" 1", "USD", /amount/],
  ["+1", "USD", /amount/],
  [".5", "USD", /amount/],
  ["5.", "USD", /amount/],
  ["1,50", "USD", /amount/],
  ["0x10", "USD", /amount/],
  ["1\n", "USD", /amount/],
  ["١", "USD", /amount/],
  ["0".repeat(41), "USD", /amount/],
];

for (const [value, currency, sentence] of refusals) {
  t.test(`${JSON.stringify(value)} ${currency} is refused`, async (t) => {
    t.match(
      t.throws(() => minorFromWire(value, currency, "price")),
      { code: "request.invalid", details: { price: sentence } },
    );
  });
}

t.test("every amount survives the way out and back", async (t) => {
  fc.assert(
    fc.property(fc.bigInt(-MAX_MINOR, MAX_MINOR), fc.constantFrom("JPY", "USD", "KWD"), (minor, currency) => {
      const wire = minorToWire(minor, currency);
      t.equal(minorFromWire(JSON.parse(JSON.stringify(wire)), currency, "amount"), minor);
    }),
    { numRuns: 1_000 },
  );
});

t.test("zero is never written as minus zero", async (t) => {
  t.ok(Object.is(minorToWire(0n, "USD"), 0));
  t.equal(minorToWire(-5n, "USD"), -0.05);
  t.equal(minorToWire(14_960n, "USD"), 149.6);
});

t.test("the wire schema takes finite numbers and plain decimal texts only", async (t) => {
  for (const value of [0, -1.5, 12.5, "12.50", "-3", "0.001"]) t.ok(wireMoney.safeParse(value).success, String(value));
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, "1e3", "", " 1", "1.", "9".repeat(41), null, undefined, true, [], {}, 5n]) {
    t.notOk(wireMoney.safeParse(value).success, String(value));
  }
});

t.test("people read amounts in their language", async (t) => {
  const plain = (text: string): string => text.replaceAll("\u00A0", " ");
  t.equal(formatMoney(123_450n, "USD", "en"), "$1,234.50");
  t.equal(plain(formatMoney(123_450n, "EUR", "de")), "1.234,50 €");
  t.equal(formatMoney(1_505n, "JPY", "en"), "¥1,505");
  t.equal(plain(formatMoney(-1_005n, "KWD", "en")), "-KWD 1.005");
  t.equal(formatMoney(MAX_MINOR, "USD", "en"), "$9,999,999,999,999.99");
});
