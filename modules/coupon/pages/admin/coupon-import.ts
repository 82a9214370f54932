import type { z } from "zod";
import { textField } from "#core/events/form-fields.ts";
import { definePage, type Fields, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import type { Page } from "#core/kernel/page.ts";
import type { ImportView } from "../../import/import-view.ts";
import type { clonedSchema } from "../../services/clone-campaign.ts";
import type { campaignSchema } from "../../services/list-campaigns.ts";
import { couponTabs } from "../coupon-tabs.ts";
import { couponTemplates } from "../coupon-templates.ts";
import { optionsOfForm, refusedFile } from "../import-form.ts";
import { pageWord } from "../page-words.ts";
import { sheetTemplate } from "../sheet-templates.ts";

/** `/admin/coupons/import`: many coupons at once, from a file or from a campaign there has been. */
export const couponImportPage = definePage({
  area: "admin",
  path: "/coupons/import",
  title: "Bulk operations",
  permission: "coupon.manage",
  template: "coupon-import",
  uploads: true,
  load: async (scope, { query, call }) => {
    const template = textField(query, "template");
    if (template !== "") return { download: await sheetTemplate(scope, template) };
    const campaigns = await call<readonly z.output<typeof campaignSchema>[]>("coupon_campaign_get_list");
    return {
      tabs: couponTabs(scope),
      imports: await call<Page<ImportView>>("coupon_import_get_list", { page: textField(query, "page") || 1, per_page: 10 }),
      campaigns: campaigns.map(({ name, coupons }) => ({ value: name, label: `${name} (${coupons})` })),
      templates: couponTemplates(scope),
    };
  },
  actions: {
    read: async (scope, request) => {
      const options = optionsOfForm(request.form);
      const file = await fileOf(scope, request);
      const kept = await refusedFile(scope, () => request.call<ImportView>("coupon_import_create", { ...file, ...options }));
      return { to: `/coupons/import/${kept.id}` };
    },
    clone: async (_scope, { form, call }) => {
      const fields = ["campaign", "name", "prefix", "start_at", "end_at", "active"].map((name) => [name, textField(form, name)]);
      const cloned = await call<z.output<typeof clonedSchema>>("coupon_clone_campaign", Object.fromEntries(fields));
      return {
        to: `/coupons?campaign=${encodeURIComponent(cloned.campaign)}`,
        message: "{count} coupons are cloned. They are here, under new codes.",
        values: { count: cloned.created },
      };
    },
  },
});

/** The file, or what was pasted. */
async function fileOf(scope: Scope, { files, form }: PageRequest): Promise<Fields> {
  const file = files.get("file");
  if (file !== undefined) return { name: plainName(file.name), content: Buffer.from(file.bytes).toString("base64") };
  const text = textField(form, "sheet");
  if (text.trim() === "") throw invalidRequest({ file: pageWord(scope, "Choose a file, or paste its lines below.") });
  return { name: pageWord(scope, "Pasted lines"), content: Buffer.from(text).toString("base64") };
}

/** A name is only shown: what of it is no text, or too long, keeps nobody from having the file read. */
function plainName(name: string): string {
  const text = name
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, " ")
    .slice(0, 200)
    .toWellFormed();
  return text.trim() === "" ? "-" : text;
}
