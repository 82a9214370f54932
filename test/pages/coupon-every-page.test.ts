import t from "tap";
import { everyPage } from "#modules/coupon/pages/every-page.ts";

function paged(total: number, perPage = 500) {
  const call = async (_name: string, input: object = {}): Promise<never> => {
    const { page } = input as { readonly page: number };
    const list = Array.from(
      { length: Math.max(0, Math.min(perPage, total - (page - 1) * perPage)) },
      (_, index) => (page - 1) * perPage + index,
    );
    return { pages: Math.ceil(total / perPage), page, per_page: perPage, total, list } as never;
  };
  return { call };
}

t.test("a file holds every row of every page", async (t) => {
  for (const total of [0, 1, 500, 501, 1_300]) {
    const rows = await everyPage<number>(paged(total), "coupon_get_list", {});
    t.same(
      rows,
      Array.from({ length: total }, (_, index) => index),
      `${total} rows`,
    );
  }
});
