import { stringify } from "csv-stringify/sync";
import { filledFields, optionsOf, textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { atFields } from "./at-fields.ts";
import { dataFile } from "./data-file.ts";
import { giftCardTabs } from "./gift-card-tabs.ts";
import { namedClient } from "./named-client.ts";
import { withOwners } from "./with-owners.ts";

type Issued = { readonly id: number; readonly code: string | null; readonly value: number; readonly currency: string };

/** `/admin/gift-cards/new`: one card or up to 1,000; their codes are in the answer and nowhere else. */
export const giftCardNewPage = definePage({
  area: "admin",
  path: "/gift-cards/new",
  title: "Issue a gift card",
  permission: "gift_card.issue",
  template: "gift-card-new",
  load: async (scope, request) => {
    const client = textField(request.query, "client_id");
    const asked = /^[1-9]\d{0,8}$/.test(client) ? [{ client_id: Number(client) }] : [];
    const [owner] = await withOwners(scope, request, asked);
    const isMail = MAIL_FIELDS.some((name) => textField(request.form, name) !== "");
    return {
      tabs: giftCardTabs(scope),
      currencies: optionsOf(await request.call<Readonly<Record<string, string>>>("currency_get_pairs", {}, "guest")),
      currency: scope.shop.currency,
      client: owner === undefined ? "" : String(owner.client_id),
      owner: owner?.owner ?? null,
      open: { mail: isMail, more: MORE_FIELDS.some((name) => textField(request.form, name) !== "") },
      languages: LANGUAGES,
      language: scope.language,
    };
  },
  actions: {
    issue: async (scope, request) => {
      const { client, coupon, count, language, ...fields } = filledFields(request.form);
      const input = {
        ...fields,
        ...(client !== undefined && { client_id: await namedClient(scope, request, String(client)) }),
        ...(coupon !== undefined && { id: coupon }),
        ...(count !== undefined && count !== "1" && { count }),
        ...(fields["recipient_email"] !== undefined && language !== undefined && { language }),
      };
      const answer = await atFields(
        (field) => FORM_NAMES[field] ?? field,
        () => request.call<Issued | readonly Issued[]>("coupon_generate_gift_card", input),
      );
      const cards = Array.isArray(answer) ? (answer as readonly Issued[]) : [answer as Issued];
      const [first] = cards;
      if (first?.code === null) return { to: `/gift-cards/${first.id}`, message: "The gift card is issued, and its mail ordered." };
      const rows = cards.map(({ id, code, value, currency }) => [id, code, value, currency]);
      const sheet = stringify([["id", "code", "value", "currency"], ...rows], { escape_formulas: true });
      return { shown: { cards, single: cards.length === 1 ? first : null, file: cards.length === 1 ? null : dataFile(sheet) } };
    },
  },
});

const FORM_NAMES: Readonly<Record<string, string>> = { id: "coupon", client_id: "client" };
const MAIL_FIELDS = ["recipient_email", "recipient_name", "sender_name", "message", "deliver_at"];
const MORE_FIELDS = ["pin", "coupon", "count", "note"];
const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
];
