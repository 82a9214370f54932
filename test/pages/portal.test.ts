import t from "tap";
import { sessionOf } from "#test/views/pages-app.ts";
import { portalShop, readText } from "./portal-shop.ts";

t.setTimeout(240_000);

t.test("a guest fills a cart with period, add-on, consultant and time, types a coupon, and keeps it all when signing up", async (t) => {
  const shop = await portalShop(t);
  const listed = readText(await shop.open("/products"));
  t.match(listed, /Plan Every month: \$10\.00 and other periods/);
  const added = await shop.submit("/products/plan", {
    _action: "add",
    id: String(shop.plan),
    quantity: "1",
    period: "1Y",
    "addons[1][selected]": "1",
    "addons[1][period]": "1M",
  });
  t.equal(added.headers.location, "/cart");
  const cookie = sessionOf(added);
  await shop.act(
    "/products/meeting",
    "add",
    { id: String(shop.meeting), quantity: "1", "config[consultant_id]": "1", "config[starts_at]": "2031-03-04T10:00" },
    cookie,
  );
  const cart = readText(await shop.act("/cart", "enter-code", { code: "tenoff" }, cookie));
  t.match(cart, /Plan .*Backup Add-on .*Meeting .*Mar 4, 2031/);
  t.match(cart, /Items \$167\.00 TENOFF TENOFF .*−\$10\.00 .*Total \$157\.00/);
  const form = { first_name: "Grace", email: "grace@shop.example", password: "walking on air", password_confirm: "walking on air" };
  const signedUp = await shop.submit("/sign-up?return=/checkout", { _action: "sign-up", ...form }, cookie);
  t.equal(signedUp.headers.location, "/checkout");
  const own = sessionOf(signedUp);
  t.match(readText(await shop.open("/checkout", own)), /1 × Plan .*Order and pay \$157\.00/);
  const placed = await shop.act("/checkout", "order", {}, own);
  t.match(readText(placed), /Thank you for your order .*\$157\.00 is left to pay\. .*Transfer the rest to/);
  t.match(readText(await shop.open("/account/orders", own)), /Plan .*Pending setup/);
  t.match(readText(await shop.open("/cart", own)), /Your cart is empty/);
});

t.test("a code that lacks something says what, waits, and counts as soon as it fits; one that is in the way asks", async (t) => {
  const shop = await portalShop(t);
  const { cookie } = await shop.newClient();
  await shop.act("/products/meeting", "add", { id: String(shop.meeting), quantity: "4" }, cookie);
  t.match(readText(await shop.act("/cart", "enter-code", { code: "BIGCART" }, cookie)), /Total \$210\.00/);
  const item = /name="id" value="(\d+)"/.exec((await shop.open("/cart", cookie)).text)?.[1] ?? "";
  const smaller = readText(await shop.act("/cart", "set-quantity", { id: item, quantity: "1" }, cookie));
  t.match(smaller, /Not used at the moment BIGCART Waiting \$140\.00 more is needed for this coupon\./);
  const asked = await shop.act("/cart", "enter-code", { code: "TENOFF" }, cookie);
  t.match(readText(asked), /The coupon is in your cart/, "what gives nothing is in nobody's way");
  const question = await shop.act("/cart", "enter-code", { code: "HALF" }, cookie);
  t.match(readText(question), /This coupon cannot be combined with TENOFF\. .*Use it instead/);
  t.match(readText(await shop.act("/cart", "enter-code", { code: "HALF", replace: "1" }, cookie)), /Total \$30\.00/);
  const unknown = await shop.act("/cart", "enter-code", { code: "NOPE" }, cookie);
  t.equal(unknown.status, 422);
  t.match(unknown.text, /id="error-summary".*There is no such coupon.*id="field-code" name="code" value="NOPE"/s);
  t.match(readText(await shop.act("/cart", "remove-code", { code: "HALF" }, cookie)), /Total \$60\.00/);
});

t.test("a gift card typed into the same field comes into the account, is ticked at the checkout, and pays", async (t) => {
  const shop = await portalShop(t);
  const { cookie, id } = await shop.newClient();
  const card = await shop.call<{ code: string; id: number; last4: string }>("admin", "coupon_generate_gift_card", {
    value: 100,
    currency: "USD",
  });
  await shop.act("/products/meeting", "add", { id: String(shop.meeting), quantity: "1" }, cookie);
  const typed = await shop.submit("/cart", { _action: "enter-code", code: card.code.toLowerCase() }, cookie);
  t.equal(typed.headers.location, `/cart?card=${card.id}`);
  const cart = await shop.open(`/cart?card=${card.id}`, cookie);
  t.match(readText(cart), /You have 1 card\. There are \$100\.00 to spend/);
  t.notMatch(cart.text, new RegExp(card.code), "the code is nowhere on the page");
  const checkout = await shop.open(`/checkout?card=${card.id}`, cookie);
  t.match(checkout.text, new RegExp(`name="gift_cards\\[\\]" value="${card.id}" checked`));
  const thanks = await shop.act("/checkout", "order", { "gift_cards[]": String(card.id) }, cookie);
  t.match(readText(thanks), /Everything is paid\. You need do nothing else\./);
  t.match(readText(await shop.open("/gift-cards", cookie)), /To spend \$40\.00/);
  const other = await shop.newClient();
  const again = await shop.act("/gift-cards", "claim", { code: card.code, pin: "" }, other.cookie);
  t.equal(again.status, 422);
  t.ok(id > 0);
});

t.test("an open invoice is paid with a card and with credit, and says how to pay the rest", async (t) => {
  const shop = await portalShop(t);
  const { cookie, id } = await shop.newClient();
  const card = await shop.call<{ code: string }>("admin", "coupon_generate_gift_card", { value: 25, currency: "USD" });
  await shop.call("admin", "client_balance_add_funds", { id, amount: 20, description: "A present" });
  await shop.act("/products/meeting", "add", { id: String(shop.meeting), quantity: "1" }, cookie);
  const thanks = await shop.submit("/checkout", { _action: "order" }, cookie);
  const hash = thanks.headers.location?.split("/").at(-1) ?? "";
  const address = `/account/invoices/${hash}`;
  t.match(
    readText(await shop.open(address, cookie)),
    /Left to pay \$60\.00 .*Pay the rest .*You have \$20\.00 of account credit.*Reference/,
  );
  const refused = await shop.act(address, "part", { part: "gift-card.pay", code: card.code, amount: "26" }, cookie);
  t.equal(refused.status, 422);
  t.match(
    readText(await shop.act(address, "part", { part: "gift-card.pay", code: card.code }, cookie)),
    /The gift card has paid\..*Left to pay \$35\.00/,
  );
  t.match(readText(await shop.act(address, "pay-with-credit", { amount: "" }, cookie)), /Left to pay \$15\.00/);
  t.match(readText(await shop.open("/", cookie)), /Left to pay .*\$15\.00/);
  const stranger = await shop.newClient();
  t.equal((await shop.open(address, stranger.cookie)).status, 404, "nobody else's business");
});

t.test("points are used up to what the cart takes, and the points page shows where they stand", async (t) => {
  const shop = await portalShop(t);
  const { cookie, id } = await shop.newClient();
  await shop.call("admin", "coupon_add_client_loyalty_points", { client_id: id, points: 9000, description: "A present" });
  await shop.act("/products/meeting", "add", { id: String(shop.meeting), quantity: "1" }, cookie);
  const cart = await shop.open("/cart", cookie);
  t.match(readText(cart), /You have 9,000 points\. This cart takes up to 6,000, which is \$60\.00\./);
  t.match(cart.text, /type="range" class="form-range" data-pairs-with="field-points"/);
  const some = await shop.act("/cart", "part", { part: "loyalty.use-points", points: "1500" }, cookie);
  t.match(readText(some), /1,500 points −\$15\.00 .*Total \$45\.00/);
  const tooMany = await shop.act("/cart", "part", { part: "loyalty.use-points", points: "9001" }, cookie);
  t.equal(tooMany.status, 422);
  t.match(tooMany.text, /1 more points are needed.*name="points" value="9001"/s);
  t.match(readText(await shop.act("/cart", "part", { part: "loyalty.use-points", points: "0" }, cookie)), /Total \$60\.00/);
  t.match(readText(await shop.open("/points", cookie)), /To spend 9,000 .*History .*A present \+9,000/);
});

t.test("offers are ready or say what is missing, and go into the cart", async (t) => {
  const shop = await portalShop(t);
  const { cookie } = await shop.newClient();
  await shop.act("/products/meeting", "add", { id: String(shop.meeting), quantity: "1" }, cookie);
  const offers = readText(await shop.open("/offers", cookie));
  t.match(offers, /Ready for you .*TENOFF .*\$10\.00 off your cart as it is .*Not yet .*BIGCART .*\$140\.00 more is needed/);
  t.notMatch(offers, /HALF/, "what the shop does not list is not shown");
  t.match(readText(await shop.act("/offers", "use", { code: "TENOFF" }, cookie)), /Total \$50\.00/);
});

t.test("what a disabled module would put into the portal is not there", async (t) => {
  const shop = await portalShop(t);
  const { cookie } = await shop.newClient();
  await shop.act("/products/meeting", "add", { id: String(shop.meeting), quantity: "1" }, cookie);
  t.match(readText(await shop.open("/cart", cookie)), /Coupon or gift card/);
  await shop.call("admin", "extension_deactivate", { id: "loyalty", type: "mod" });
  await shop.call("admin", "extension_deactivate", { id: "gift-card", type: "mod" });
  const cart = await shop.open("/cart", cookie);
  t.match(cart.text, /for="field-code">Coupon</);
  t.notMatch(cart.text, /href="\/points"|href="\/gift-cards"/);
  t.equal((await shop.open("/gift-cards", cookie)).status, 404);
  t.notMatch((await shop.open("/checkout", cookie)).text, /gift_cards/);
  t.equal((await shop.act("/cart", "part", { part: "loyalty.use-points", points: "1" }, cookie)).status, 422);
  await shop.call("admin", "extension_deactivate", { id: "coupon", type: "mod" });
  t.notMatch((await shop.open("/cart", cookie)).text, /field-code|href="\/offers"/);
  t.match(readText(await shop.act("/checkout", "order", {}, cookie)), /Thank you/);
});

t.test("a client changes profile, password and key, and takes its data along", async (t) => {
  const shop = await portalShop(t);
  const { cookie, email } = await shop.newClient();
  const saved = await shop.act("/account", "save", { first_name: "Ada", city: "Utrecht", country: "nl", birthday: "", lang: "de" }, cookie);
  t.match(saved.text, /Ihr Profil ist gespeichert|Your profile is saved/);
  t.match(saved.text, /value="Utrecht"/);
  const wrong = await shop.act(
    "/account",
    "change-password",
    { current_password: "no", new_password: "another long one", confirm_password: "another long one" },
    cookie,
  );
  t.equal(wrong.status, 422);
  const key = await shop.act("/account", "new-key", {}, cookie);
  t.match(key.text, /<code id="new-key">\S{20,}<\/code>/);
  const file = await shop.open("/account/data", cookie);
  t.match(file.headers["content-disposition"], /my-data\.json/);
  t.match(file.text, new RegExp(email));
});
