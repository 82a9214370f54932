import t from "tap";
import { giftMail } from "#modules/gift-card/delivery/gift-mail.ts";

const DELIVERY = {
  id: 1,
  attempts: 1,
  nextAttemptAt: new Date("2027-01-01T00:05:00Z"),
  code: "AAAA-BBBB",
  balanceMinor: 1_000n,
  currency: "EUR",
  recipientEmail: "ada@example.com",
  recipientName: undefined,
  senderName: undefined,
  message: undefined,
} as const;

t.test("the last day of a card is told as the shop's calendar has it, however far from Greenwich the shop is", async (t) => {
  const ends = {
    "America/New_York": "2027-02-01T04:59:59.999Z",
    "Europe/Berlin": "2027-01-31T22:59:59.999Z",
    "Pacific/Auckland": "2027-01-31T10:59:59.999Z",
  };
  for (const [timeZone, end] of Object.entries(ends)) {
    const shop = { from: "shop@example.com", company: "Shop", timeZone };
    const delivery = { ...DELIVERY, expiresAt: new Date(end) };
    t.match(giftMail({ ...delivery, language: "en" }, shop).text, "until January 31, 2027", timeZone);
    t.match(giftMail({ ...delivery, language: "de" }, shop).text, "bis zum 31. Januar 2027", timeZone);
  }
});
