import { defineMigration } from "#core/database/migrations.ts";

/** What there is already waits to be folded, as if it had just happened. */
export const migration = defineMigration("0004-keep-figures", [
  `create table "promo_figures" ("promo_id" int not null, "used" int not null, "held" int not null, "committed" int not null, "discount_minor" bigint not null, "revenue_minor" bigint not null, "tried_carts" int not null, "last_used_at" timestamptz(3) null, primary key ("promo_id"))`,
  `create table "promo_figures_change" ("id" bigserial primary key, "promo_id" int not null, "promo_redemption_id" int not null)`,
  `create table "promo_folded_use" ("promo_redemption_id" int not null, "used" int not null, "held" int not null, "committed" int not null, "discount_minor" bigint not null, "revenue_minor" bigint not null, primary key ("promo_redemption_id"))`,
  `create table "promo_tried_cart" ("promo_id" int not null, "cart_id" int not null, "is_folded" boolean not null default false, primary key ("promo_id", "cart_id"))`,
  `create index "promo_tried_cart_unfolded_index" on "promo_tried_cart" ("promo_id") where not is_folded`,
  `alter table "promo_figures" add constraint "promo_figures_promo_id_foreign" foreign key ("promo_id") references "promo" ("id") on update cascade on delete cascade`,
  `create index "promo_campaign_source_index" on "promo" ("campaign_source")`,
  `create index "promo_utm_campaign_index" on "promo" ("utm_campaign")`,
  `insert into "promo_figures_change" ("promo_id", "promo_redemption_id") select promo_id, id from promo_redemption where phase = 'checkout' order by id`,
  `insert into "promo_tried_cart" ("promo_id", "cart_id") select distinct promo_id, cart_id from promo_attempt where promo_id is not null and cart_id is not null`,
]);
