import t from "tap";
import { isHash, publicHash, secretKey } from "#core/kernel/identifier.ts";
import { randomBytesOf, randomHex, randomIndex, randomUuid } from "#core/kernel/randomness.ts";

t.test("a public hash is forty hexadecimal characters", async (t) => {
  t.ok(isHash(publicHash()));
  t.not(publicHash(), publicHash());
  for (const text of ["", "abc", "G".repeat(40), "A".repeat(40), `${"a".repeat(40)}\n`, "a".repeat(41)]) t.notOk(isHash(text));
});

t.test("an API key is long and safe in a URL", async (t) => {
  t.match(secretKey(), /^[\w-]{43}$/);
  t.not(secretKey(), secretKey());
});

t.test("random values have the size that was asked for", async (t) => {
  t.equal(randomBytesOf(12).length, 12);
  t.match(randomHex(3), /^[0-9a-f]{6}$/);
  t.match(randomUuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

t.test("a random index reaches every place and none outside", async (t) => {
  const drawn = new Set(Array.from({ length: 1_000 }, () => randomIndex(5)));
  t.same([...drawn].sort(), [0, 1, 2, 3, 4]);
});
