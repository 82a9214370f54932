import t from "tap";
import { mailbox } from "#test/mail/mailbox.ts";
import { sessionOf } from "#test/views/pages-app.ts";
import { CLIENT_PASSWORD, portalShop } from "./portal-shop.ts";

t.setTimeout(120_000);

const NEW_PASSWORD = "another walk in the park";
const RESET_LINK = /http:\/\/shop\.example(\/(?:admin\/)?reset-password\/\S+)/;

t.test("who signs up gets a mail, opens its link, and has a confirmed address after one click", async (t) => {
  const post = mailbox(t.testdir());
  const shop = await portalShop(t, post.environment);
  const { open, submit, call } = shop;
  await post.deliver(shop);
  const fields = {
    first_name: "Ada",
    last_name: "",
    email: "ada@shop.example",
    password: CLIENT_PASSWORD,
    password_confirm: CLIENT_PASSWORD,
  };
  const signedUp = await submit("/sign-up", fields, "largesse_language=de");
  t.equal(signedUp.status, 303);
  const [mail, ...more] = await post.deliver(shop);
  t.equal(more.length, 0);
  t.match(mail, { to: "ada@shop.example", subject: "Bitte bestätigen Sie Ihre E-Mail-Adresse" }, "in the language of the pages");
  const path = /http:\/\/shop\.example(\/confirm-address\/\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
  t.equal((await open(path)).status, 200);
  t.match(await call("admin", "client_get", { email: "ada@shop.example" }), { email_approved: false }, "opening changes nothing");
  t.equal((await submit(path, { _action: "confirm" })).status, 303);
  t.match(await call("admin", "client_get", { email: "ada@shop.example" }), { email_approved: true });
  const broken = await submit(`${path.slice(0, -1)}${path.endsWith("0") ? "1" : "0"}`, { _action: "confirm" });
  t.equal(broken.status, 422);
});

t.test("the account asks for the confirmation once more, and says when there is nothing to confirm", async (t) => {
  const post = mailbox(t.testdir());
  const shop = await portalShop(t, post.environment);
  const { cookie, id } = await shop.newClient();
  t.match((await shop.open("/account", cookie)).text, /not confirmed yet/);
  t.equal((await shop.submit("/account", { _action: "confirm-email" }, cookie)).status, 303);
  const [mail] = await post.deliver(shop);
  t.match(mail?.text, /\/confirm-address\/\d+\./);
  const page = await shop.open(`/admin/clients/${id}`, await shop.signInStaff());
  t.match(page.text, /Please confirm your e-mail address/, "staff see what was sent");
  t.notMatch(page.text, /confirm-address\/\d/, "and no link that opens anything");
  await shop.call("admin", "client_update", { id, email_approved: true });
  t.notMatch((await shop.open("/account", cookie)).text, /not confirmed yet/);
  t.equal((await shop.submit("/account", { _action: "confirm-email" }, cookie)).status, 409);
});

t.test("a forgotten password is replaced by a link that works once, and every session ends", async (t) => {
  const post = mailbox(t.testdir());
  const shop = await portalShop(t, post.environment);
  const { open, submit, act } = shop;
  const { cookie, email, id } = await shop.newClient();
  await shop.call("admin", "client_update", { id, lang: "de" });
  const known = await act("/reset-password", "ask", { email }, "");
  const [mail] = await post.deliver(shop);
  t.match(mail, { to: email, subject: /Ein neues Passwort für/ });
  const path = RESET_LINK.exec(mail?.text ?? "")?.[1] ?? "";
  const unknown = await act("/reset-password", "ask", { email: "nobody@shop.example" }, "");
  t.same((await post.deliver(shop)).length, 0);
  t.equal(withoutKeys(unknown.text), withoutKeys(known.text), "the answer is the same for an address that nobody has");
  const slip = await submit(path, { _action: "set", password: NEW_PASSWORD, password_confirm: "something else" });
  t.equal(slip.status, 422);
  t.match(slip.text, /Must be the same as the password/);
  t.equal((await submit(path, { _action: "set", password: NEW_PASSWORD, password_confirm: NEW_PASSWORD })).status, 303);
  t.equal((await open("/account", cookie)).status, 303, "the session from before is over");
  const again = await submit(path, { _action: "set", password: CLIENT_PASSWORD, password_confirm: CLIENT_PASSWORD });
  t.equal(again.status, 422);
  t.match(again.text, /was used already or has expired/);
  t.equal((await submit("/sign-in", { email, password: CLIENT_PASSWORD })).status, 422);
  t.not(sessionOf(await submit("/sign-in", { email, password: NEW_PASSWORD })), "");
  t.match(await shop.call("admin", "client_get", { id }), { email_approved: true }, "the link was read at that address");
});

t.test("staff have the same at their own address; a link of one kind opens nothing of the other", async (t) => {
  const post = mailbox(t.testdir());
  const shop = await portalShop(t, post.environment);
  const { submit, call } = shop;
  const password = "correct horse desk";
  const id = await call<number>("admin", "staff_create", { email: "desk@shop.example", name: "Desk", password });
  await submit("/admin/reset-password", { _action: "ask", email: "desk@shop.example" });
  const [mail] = await post.deliver(shop);
  const path = RESET_LINK.exec(mail?.text ?? "")?.[1] ?? "";
  t.match(path, /^\/admin\/reset-password\//);
  const fields = { _action: "set", password: NEW_PASSWORD, password_confirm: NEW_PASSWORD };
  t.equal((await submit(path.slice("/admin".length), fields)).status, 422, "not on the clients' page");
  t.equal((await submit(path, fields)).status, 303);
  t.not(await shop.signInStaff("desk@shop.example", NEW_PASSWORD), "");
  await call("admin", "staff_update", { id, status: "inactive" });
  await submit("/admin/reset-password", { _action: "ask", email: "desk@shop.example" });
  t.same(await post.deliver(shop), [], "nobody who may not sign in is mailed");
});

t.test("links expire, and asking often is answered alike whether or not there is an account", async (t) => {
  const post = mailbox(t.testdir());
  const shop = await portalShop(t, post.environment);
  const { call, submit } = shop;
  const { email } = await shop.newClient();
  await call("guest", "client_reset_password", { email });
  const [mail] = await post.deliver(shop);
  const path = RESET_LINK.exec(mail?.text ?? "")?.[1] ?? "";
  await call("admin", "system_set_clock", { now: new Date(Date.now() + 3_700_000).toISOString() });
  const late = await submit(path, { _action: "set", password: NEW_PASSWORD, password_confirm: NEW_PASSWORD });
  t.equal(late.status, 422);
  for (const address of [email, "nobody@shop.example"]) {
    for (let count = 0; count < 7; count += 1) t.equal(await call("guest", "client_reset_password", { email: address }), true);
  }
});

/** A page without what is drawn anew each time. */
function withoutKeys(html: string): string {
  return html.replaceAll(/value="[^"]*"/g, "");
}
