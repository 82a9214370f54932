import { stringify } from "csv-stringify/sync";
import { filledFields, filtersIn, optionsOf, textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { atFields } from "./at-fields.ts";
import { dataFile } from "./data-file.ts";
import { giftCardTabs } from "./gift-card-tabs.ts";

type Fetched = { readonly id: number; readonly codes: readonly { readonly id: number; readonly code: string }[] };

/** `/admin/gift-cards/batches`: many cards made in the background, and their codes, once. */
export const giftCardBatchesPage = definePage({
  area: "admin",
  path: "/gift-cards/batches",
  title: "Batches",
  permission: "gift_card.view",
  template: "gift-card-batches",
  load: async (scope, { query, form, call }) => ({
    tabs: giftCardTabs(scope),
    page: await call("gift_card_batch_get_list", { ...filtersIn(query, []), per_page: 50 }),
    currencies: optionsOf(await call<Readonly<Record<string, string>>>("currency_get_pairs", {}, "guest")),
    currency: scope.shop.currency,
    isOpen: form?.["count"] !== undefined,
  }),
  actions: {
    order: async (_scope, { form, call }) => {
      const { coupon, ...fields } = filledFields(form);
      const batch = await atFields(
        (field) => (field === "id" ? "coupon" : field),
        () => call<{ readonly count: number }>("gift_card_batch_create", { ...fields, ...(coupon !== undefined && { id: coupon }) }),
      );
      return {
        message: "{count} gift cards are being made. Their codes can be fetched when all are ready.",
        values: { count: batch.count },
      };
    },
    fetch: async (_scope, { form, call }) => {
      const { id, codes } = await call<Fetched>("gift_card_batch_fetch", { id: textField(form, "batch") });
      const sheet = stringify([["id", "code"], ...codes.map((card) => [card.id, card.code])], { escape_formulas: true });
      const text = codes.length > MOST_SHOWN ? null : codes.map(({ code }) => code).join("\n");
      return { shown: { batch: id, count: codes.length, text, file: dataFile(sheet), name: `gift-cards-batch-${id}.csv` } };
    },
  },
});

/** More than this is for the file alone. */
const MOST_SHOWN = 1_000;
