import { filledFields, textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { couponTabs } from "../coupon-tabs.ts";

const FILTERS = ["year", "country", "page"];

/** `/admin/coupons/holidays`: the shop's own calendar, beside the public holidays of its country. */
export const couponHolidaysPage = definePage({
  area: "admin",
  path: "/coupons/holidays",
  title: "Holidays",
  permission: "coupon.holidays",
  template: "coupon-holidays",
  load: async (scope, { query, call }) => {
    const filters = FILTERS.flatMap((name) => (textField(query, name) === "" ? [] : [[name, textField(query, name)]]));
    return {
      tabs: couponTabs(scope),
      page: await call("coupon_holiday_get_list", { ...Object.fromEntries(filters), per_page: 50 }),
    };
  },
  actions: {
    add: async (_scope, { form, call }) => {
      const { name, date, country } = filledFields(form);
      await call("coupon_holiday_create", { name: name ?? "", date: date ?? "", ...(country !== undefined && { country }) });
      return { message: "{name} is in the calendar.", values: { name: textField(form, "name") } };
    },
    remove: async (_scope, { form, call }) => {
      await call("coupon_holiday_delete", { id: textField(form, "id") });
      return { message: "{name} is no longer in the calendar.", values: { name: textField(form, "name") } };
    },
  },
});
