import { argon2Sync } from "node:crypto";
import t from "tap";
import { hashPassword, newPassword, verifyPassword } from "#core/identity/passwords.ts";

t.test("a password opens its own hash only, and no two hashes are alike", async (t) => {
  const stored = await hashPassword("correct horse");
  t.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  t.not(stored, await hashPassword("correct horse"));
  t.equal(await verifyPassword("correct horse", stored), true);
  t.equal(await verifyPassword("correct horse ", stored), false);
  t.equal(await verifyPassword("", stored), false);
});

t.test("what is no hash opens to nothing", async (t) => {
  for (const stored of [undefined, null, "", "correct horse", "$2y$10$abc", "$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA"]) {
    t.equal(await verifyPassword("correct horse", stored), false, String(stored));
  }
});

t.test("the same password typed in another Unicode form is the same password", async (t) => {
  t.equal(await verifyPassword("Gr\u0075\u0308\u00dfe an alle", await hashPassword("Gr\u00fc\u00dfe an alle")), true);
});

t.test("a hash made at another cost still opens", async (t) => {
  const salt = Buffer.from("sixteen bytes ok");
  const tag = argon2Sync("argon2id", { message: "correct horse", nonce: salt, memory: 8_192, passes: 1, parallelism: 1, tagLength: 32 });
  const stored = `$argon2id$v=19$m=8192,t=1,p=1$${unpadded(salt)}$${unpadded(tag)}`;
  t.equal(await verifyPassword("correct horse", stored), true);
  t.equal(await verifyPassword("correct house", stored), false);
});

t.test("a missing account takes the work of a present one", async (t) => {
  const stored = await hashPassword("correct horse");
  const present = await medianMs(() => verifyPassword("wrong", stored));
  const absent = await medianMs(() => verifyPassword("wrong", undefined));
  t.ok(absent > present / 3 && absent < present * 3, `${absent} ms against ${present} ms`);
});

t.test("new passwords have 8 to 256 characters", (t) => {
  t.equal(newPassword.safeParse("1234567").success, false);
  t.equal(newPassword.safeParse("12345678").success, true);
  t.equal(newPassword.safeParse("x".repeat(256)).success, true);
  t.equal(newPassword.safeParse("x".repeat(257)).success, false);
  t.end();
});

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.toSorted((left, right) => left - right)[3] ?? 0;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
