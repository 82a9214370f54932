import { withClientNames } from "#core/billing/pages/admin/with-client-names.ts";
import { filtersIn, textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { StaffTransaction } from "../../services/transaction-view.ts";
import { kindChoices, kindTones, kindWords } from "../choices.ts";
import { entryWords } from "../entry-words.ts";
import { loyaltyTabs } from "../loyalty-tabs.ts";
import type { Rule } from "./rule-list.ts";

const FILTERS = ["kind", "rule_id", "client_id", "invoice_id", "date_from", "date_to"];

/** `/admin/loyalty/transactions`: every change of every client's points, newest first. */
export const transactionListPage = definePage({
  area: "admin",
  path: "/loyalty/transactions",
  title: "Points transactions",
  permission: "loyalty.view",
  template: "transaction-list",
  load: async (scope, request) => {
    const { query, call } = request;
    const page = await call<Page<StaffTransaction>>("loyalty_transaction_get_list", { ...filtersIn(query, FILTERS), per_page: 50 });
    const rules = await call<Page<Rule>>("loyalty_rule_get_list", { kind: "earning", per_page: 500 });
    const rows = page.list.map((entry) => ({
      ...entry,
      kindWord: kindWords[entry.kind],
      tone: kindTones[entry.kind],
      words: entryWords(scope, entry),
    }));
    return {
      tabs: loyaltyTabs,
      page: { ...page, list: await withClientNames(scope, request, rows) },
      kinds: kindChoices,
      rules: rules.list.map(({ id, title }) => ({ value: String(id), label: title })),
      isOfClient: textField(query, "client_id") !== "",
    };
  },
});
