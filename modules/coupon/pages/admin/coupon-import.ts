import { textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { couponTabs } from "../coupon-tabs.ts";
import { pageWord } from "../page-words.ts";
import { couponsOfSheet } from "../sheet-rows.ts";

type Created = {
  readonly created: number;
  readonly failed: number;
  readonly results: readonly {
    readonly index: number;
    readonly ok: boolean;
    readonly id: number | null;
    readonly code: string | null;
    readonly error: { readonly message: string; readonly details: Readonly<Record<string, unknown>>; readonly code: string } | null;
  }[];
};

/** `/admin/coupons/import`: many coupons from a file, looked at before they are made. */
export const couponImportPage = definePage({
  area: "admin",
  path: "/coupons/import",
  title: "Bulk operations",
  permission: "coupon.manage",
  template: "coupon-import",
  uploads: true,
  load: async (scope, { query }) => {
    if (textField(query, "template") !== "")
      return { download: { name: "coupons-template.csv", type: "text/csv; charset=utf-8", body: TEMPLATE } };
    return { tabs: couponTabs(scope) };
  },
  actions: {
    check: async (scope, request) => {
      const coupons = couponsOfSheet(scope, sheetText(scope, request));
      const checked = await request.call<Created>("coupon_create_many", { coupons, check: true });
      return {
        shown: {
          checked: shownRows(checked),
          isChecked: true,
          sheet: sheetText(scope, request),
          good: checked.results.length - checked.failed,
          failed: checked.failed,
        },
      };
    },
    create: async (scope, request) => {
      const coupons = couponsOfSheet(scope, sheetText(scope, request));
      const made = await request.call<Created>("coupon_create_many", { coupons });
      return { shown: { checked: shownRows(made), isChecked: false, sheet: "", good: made.created, failed: made.failed } };
    },
  },
});

/** The file, or what was pasted, or what was looked at a moment ago. */
function sheetText(scope: Scope, { files, form }: PageRequest): string {
  const file = files.get("file");
  const text = file === undefined ? textField(form, "sheet") : new TextDecoder().decode(file.bytes);
  if (text.trim() === "") throw invalidRequest({ file: pageWord(scope, "Choose a file, or paste its lines below.") });
  return text;
}

function shownRows({ results }: Created) {
  return results.map(({ index, ok, id, code, error }) => ({
    line: index + 2,
    ok,
    id,
    code: code ?? "–",
    message: error === null ? "" : error.code === "request.invalid" ? fieldSentences(error.details) : error.message,
  }));
}

function fieldSentences(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([field, sentence]) => `${field}: ${String(sentence)}`)
    .join(" ");
}

const TEMPLATE = `code,discount_type,discount_value,valid_from,internal_name,description_en,max_uses_total,valid_until,applicable_to,campaign_source
SPRING20,percentage,20,,Spring campaign,20 % off everything,500,2027-05-31,all,spring
WELCOME10,fixed_amount,10.00,,Welcome,10.00 off your first order,,,first_time_users,welcome
`;
