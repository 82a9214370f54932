import t from "tap";
import { drawSecretCode, formatSecretCode, keyedHash, lastFour, normaliseSecretCode } from "#core/kernel/secret-code.ts";

const compact = drawSecretCode();
const shown = formatSecretCode(compact);

t.test("a drawn code is sixteen Crockford symbols and a check symbol", async (t) => {
  for (let draw = 0; draw < 500; draw += 1) {
    const code = drawSecretCode();
    t.match(code, /^[0-9A-HJKMNP-TV-Z]{16}[0-9A-HJKMNP-TV-Z*~$=U]$/);
    t.equal(normaliseSecretCode(code), code);
  }
});

t.test("check symbols follow Crockford's modulus 37", async (t) => {
  t.equal(normaliseSecretCode("00000000000000000"), "00000000000000000");
  t.equal(normaliseSecretCode("0000000000000001-1"), "00000000000000011");
  t.equal(normaliseSecretCode("000000000000000Z Z"), "000000000000000ZZ");
  t.equal(normaliseSecretCode("0000000000000010*"), "0000000000000010*");
  t.equal(normaliseSecretCode("0000000000000014U"), "0000000000000014u".toUpperCase());
  t.equal(normaliseSecretCode("00000000000000150"), "00000000000000150");
});

t.test("it is shown in groups and read back however it is typed", async (t) => {
  t.match(shown, /^.{4}-.{4}-.{4}-.{5}$/);
  for (const typed of [shown, shown.toLowerCase(), shown.replaceAll("-", " "), ` ${compact}\n`, shown.replaceAll("-", "–")]) {
    t.equal(normaliseSecretCode(typed), compact);
  }
});

t.test("look-alikes are the digits they look like", async (t) => {
  t.equal(normaliseSecretCode("oooo-oooo-oooo-ooo1-i"), "00000000000000011");
  t.equal(normaliseSecretCode("OOOO-OOOO-OOOO-OOOL-l"), "00000000000000011");
});

t.test("every single wrong symbol and every swap of neighbours is noticed", async (t) => {
  for (let index = 0; index < 16; index += 1) {
    const wrong = compact.charAt(index) === "7" ? "8" : "7";
    t.equal(normaliseSecretCode(compact.slice(0, index) + wrong + compact.slice(index + 1)), undefined);
    const [one, other] = [compact.charAt(index), compact.charAt(index + 1)];
    if (one !== other && index < 15) {
      t.equal(normaliseSecretCode(compact.slice(0, index) + other + one + compact.slice(index + 2)), undefined);
    }
  }
});

t.test("what can be no code is undefined", async (t) => {
  for (const text of [
    "",
    "ABC",
    compact.slice(1),
    `${compact}0`,
    "U".repeat(17),
    "*".repeat(17),
    "é".repeat(17),
    "-".repeat(100_000),
    "ß".repeat(9),
  ]) {
    t.equal(normaliseSecretCode(text), undefined, text.slice(0, 20));
  }
});

t.test("a card is told apart by the end of its printed code", async (t) => {
  t.equal(lastFour(compact), shown.slice(-4));
});

t.test("the stored form depends on the key and on the text", async (t) => {
  const key = Buffer.from("key");
  t.equal(
    keyedHash(key, "The quick brown fox jumps over the lazy dog"),
    "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
  );
  t.not(keyedHash(Buffer.from("other"), compact), keyedHash(key, compact));
});
