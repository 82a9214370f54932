import { formatMoney } from "#core/kernel/money.ts";
import type { Mail } from "#core/mail/mail.ts";
import type { PreparedDelivery } from "./prepare-delivery.ts";

/** The mail with a card: plain text, so that nothing a buyer writes can pretend to be anything else. */
export function giftMail(delivery: PreparedDelivery, { from, company, timeZone }: GiftShop): Mail {
  const { code, recipientEmail: to, language } = delivery;
  const words = wordsOf[language];
  const amount = formatMoney(delivery.balanceMinor, delivery.currency, language);
  const paragraphs = [
    delivery.recipientName === undefined ? words.hello : words.helloTo(delivery.recipientName),
    delivery.senderName === undefined ? words.yours(amount, company) : words.from(delivery.senderName, amount, company),
    ...(delivery.message === undefined ? [] : [quoted(delivery.message)]),
    words.code(code),
    ...(delivery.expiresAt === undefined
      ? []
      : [words.until(new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone }).format(delivery.expiresAt))]),
    words.keep,
  ];
  const reference = `gift-card-delivery-${delivery.id}`;
  return { from, to, subject: words.subject(amount, company), text: `${paragraphs.join("\n\n")}\n`, reference };
}

/** The shop as the mail names it; its zone says which day a card ends on. */
type GiftShop = { readonly from: string; readonly company: string; readonly timeZone: string };

function quoted(message: string): string {
  return message
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}

const wordsOf = {
  en: {
    subject: (amount: string, company: string) => `A gift card worth ${amount} for ${company}`,
    hello: "Hello,",
    helloTo: (name: string) => `Hello ${name},`,
    yours: (amount: string, company: string) => `here is your gift card worth ${amount} for ${company}.`,
    from: (sender: string, amount: string, company: string) => `${sender} sends you a gift card worth ${amount} for ${company}.`,
    code: (code: string) => `Its code: ${code}`,
    until: (date: string) => `It can be spent until ${date}.`,
    keep: "Whoever has the code can spend the card. Keep it safe; it is not sent again.",
  },
  de: {
    subject: (amount: string, company: string) => `Eine Geschenkkarte über ${amount} für ${company}`,
    hello: "Guten Tag,",
    helloTo: (name: string) => `Guten Tag ${name},`,
    yours: (amount: string, company: string) => `hier ist Ihre Geschenkkarte über ${amount} für ${company}.`,
    from: (sender: string, amount: string, company: string) => `${sender} schenkt Ihnen eine Geschenkkarte über ${amount} für ${company}.`,
    code: (code: string) => `Der Code: ${code}`,
    until: (date: string) => `Sie gilt bis zum ${date}.`,
    keep: "Wer den Code hat, kann die Geschenkkarte einlösen. Bewahren Sie ihn gut auf; er wird nicht noch einmal verschickt.",
  },
};
