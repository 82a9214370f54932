import t from "tap";
import { type TestCaller, testHost } from "#test/harness/test-host.ts";
import { mailbox } from "#test/mail/mailbox.ts";

t.setTimeout(120_000);

const PASSWORD = "a walk in the park";
const NEW_PASSWORD = "another walk in the park";

/** A guest at a network address. */
const at = (addressHash: string): TestCaller => ({
  actor: { kind: "guest" },
  origin: { addressHash, sessionHash: undefined, country: undefined, cartToken: undefined },
});

const signUp = (email: string, fields: object = {}) => ({
  email,
  first_name: "Ada",
  password: PASSWORD,
  password_confirm: PASSWORD,
  ...fields,
});

t.test("what a stranger calls itself is not mailed to an address nobody has confirmed", async (t) => {
  const post = mailbox(t.testdir());
  const shop = await testHost(t, { environment: post.environment });
  const spam = "WIN 1000 EUR http://evil.example";
  for (const lang of ["en", "de"]) {
    await shop.call("guest", "client_create", signUp(`${lang}@shop.example`, { first_name: spam, last_name: spam, company: spam, lang }));
    const mails = await post.deliver(shop);
    t.match(mails, [{ to: `${lang}@shop.example`, text: /\/confirm-address\// }]);
    t.notMatch(JSON.stringify(mails), /evil|WIN/);
  }
});

t.test("one address gets so many confirmation mails an hour, whoever has them sent", async (t) => {
  const post = mailbox(t.testdir());
  const shop = await testHost(t, { environment: post.environment });
  const victim = "victim@shop.example";
  let mails = 0;
  for (let number = 0; number < 8; number += 1) {
    const clientId = await shop.call<number>("guest", "client_create", signUp(`own-${number}@shop.example`), at(`a${number}`));
    const as = { kind: "client", clientId } as const;
    const change = (email: string) => shop.call("client", "profile_update", { email, current_password: PASSWORD }, as);
    await change(victim);
    mails += (await post.deliver(shop)).filter(({ to }) => to === victim).length;
    await change(`away-${number}@shop.example`);
    await post.deliver(shop);
  }
  t.equal(mails, 5);
});

t.test("one account, and one caller, has so many of them sent", async (t) => {
  const post = mailbox(t.testdir());
  const shop = await testHost(t, { environment: post.environment });
  const clientId = await shop.call<number>("guest", "client_create", signUp("own@shop.example"));
  const as = { kind: "client", clientId } as const;
  const change = (email: string) => shop.call("client", "profile_update", { email, current_password: PASSWORD }, as);
  for (const name of ["a", "b", "c"]) await change(`${name}@elsewhere.example`);
  await t.rejects(change("d@elsewhere.example"), { code: "throttled" });
  t.match(await shop.call("admin", "client_get", { id: clientId }), { email: "c@elsewhere.example" });
  await shop.call("client", "profile_update", { city: "London" }, as);
  await post.deliver(shop);
  for (let number = 0; number < 62; number += 1) {
    await shop.call("guest", "client_create", signUp(`many-${number}@shop.example`), at("one"));
  }
  t.equal((await post.deliver(shop)).length, 60, "an account is made all the same, and asks again later");
});

t.test("nobody keeps anybody from a new password: requests are answered alike, and mailed so many times an hour", async (t) => {
  const post = mailbox(t.testdir());
  const shop = await testHost(t, { environment: post.environment });
  const email = "ada@shop.example";
  await shop.call("admin", "client_create", { email, first_name: "Ada", password: PASSWORD });
  const ask = (address: string, whom = email) => shop.call("guest", "client_reset_password", { email: whom }, at(address));
  for (let number = 0; number < 12; number += 1) {
    t.equal(await ask(`a${number % 3}`), true);
    t.equal(await ask(`a${number % 3}`, "nobody@shop.example"), true);
  }
  const mails = await post.deliver(shop);
  t.equal(mails.length, 5);
  for (let number = 0; number < 22; number += 1) await ask("a0", `guess-${number}@shop.example`);
  await t.rejects(ask("a0"), { code: "throttled" }, "one caller asks 30 times an hour");
  t.equal(await ask("owner"), true);
  const set = (hash: string) =>
    shop.call("guest", "client_update_password", { hash, password: NEW_PASSWORD, password_confirm: NEW_PASSWORD }, at("a0"));
  for (let number = 0; number < 30; number += 1) await t.rejects(set("1.2.bad"), { code: "auth.reset_invalid" });
  await t.rejects(set("1.2.bad"), { code: "throttled" });
  const token = /reset-password\/(\S+)/.exec(mails[0]?.text ?? "")?.[1] ?? "";
  t.equal(await set(token), true, "the oldest link is good, also from where somebody guesses");
  await t.rejects(set(token), { code: "throttled" }, "and used up");
});
