import { textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import { couponErrors } from "../../errors.ts";
import type { ImportView } from "../../import/import-view.ts";
import { type ImportRowView, ROW_VERDICTS } from "../../import/list-rows.ts";
import { couponTabs } from "../coupon-tabs.ts";
import { errorSheet } from "../error-sheet.ts";
import { fieldOptions, labelOfImportField, mappingOfForm, optionsOfForm, refusedColumns } from "../import-form.ts";
import { shownRow } from "../import-rows-shown.ts";

/** `/admin/coupons/import/:id`: a file of coupons, looked at row by row before anything is made of it, and what became of it. */
export const couponImportFilePage = definePage({
  area: "admin",
  path: "/coupons/import/:id",
  title: "Import coupons",
  permission: "coupon.manage",
  template: "coupon-import-file",
  load: async (scope, request) => {
    const { query, call } = request;
    const id = importId(request);
    const file = await call<ImportView>("coupon_import_get", { id });
    if (textField(query, "errors") === "csv") return { download: await errorSheet(scope, request, file) };
    const verdict = ROW_VERDICTS.find((known) => known === textField(query, "verdict"));
    const rows = await call<Page<ImportRowView>>("coupon_import_row_get_list", {
      id,
      ...(verdict !== undefined && { verdict }),
      page: textField(query, "page") || 1,
      per_page: 50,
    });
    const { counts } = file;
    const coming = counts.new + counts.update - counts.created - counts.updated;
    return {
      title: file.name,
      tabs: couponTabs(scope),
      file,
      coming,
      isReady: counts.unchecked === 0 && (file.state === "checked" || file.state === "stopped") && coming > 0 && file.missing.length === 0,
      isOpen: file.state === "checked" || (file.state === "stopped" && counts.unchecked > 0),
      isBusy: file.state === "checking" || file.state === "running",
      missing: file.missing.map(labelOfImportField),
      columns: file.columns.map((column, index) => ({
        ...column,
        name: `columns[c${index}]`,
        title: column.title || `#${index + 1}`,
        hint: column.is_told ? TOLD_HINT : EXAMPLE_HINT,
      })),
      fields: fieldOptions(),
      verdicts: ROW_VERDICTS.map((name) => ({ name, count: counts[name], isShown: name === verdict })),
      verdict,
      rows: { ...rows, list: rows.list.map((row) => shownRow(scope, file, row)) },
    };
  },
  actions: {
    check: async (_scope, request) => {
      const id = importId(request);
      const { columns } = await request.call<ImportView>("coupon_import_get", { id });
      const mapping = mappingOfForm(request.form, columns.length);
      await refusedColumns(() => request.call("coupon_import_update", { id, mapping, ...optionsOfForm(request.form) }));
      return { to: `/coupons/import/${id}`, message: "The rows are checked again." };
    },
    run: async (_scope, request) => {
      const id = importId(request);
      const { state, counts } = await request.call<ImportView>("coupon_import_run", { id });
      const count = counts.created + counts.updated;
      if (state !== "finished") return { to: `/coupons/import/${id}`, message: "The import goes on in the background." };
      return {
        to: `/coupons/import/${id}`,
        message: count === 1 ? "One coupon is imported." : "{count} coupons are imported.",
        values: { count },
      };
    },
    forget: async (_scope, request) => {
      await request.call("coupon_import_delete", { id: importId(request) });
      return { to: "/coupons/import", message: "The file is forgotten." };
    },
  },
});

const TOLD_HINT = "Tells what became of a coupon. It is never imported.";
const EXAMPLE_HINT = "Such as: {example}";

function importId({ params }: Pick<PageRequest, "params">): number {
  const text = params["id"] ?? "";
  if (!/^[1-9]\d{0,8}$/.test(text)) throw couponErrors.error("coupon.import_not_found");
  return Number(text);
}
