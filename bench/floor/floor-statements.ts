/**
 * What the database has to do at least for an operation, in the product's own tables. `:name` marks a value: the client, its cart, the
 * coupon's number `n` and its id `promo`. Each list is one transaction, statement by statement.
 */
export const floorStatements = {
  /** F9: applying a code to a cart as nine plain round trips. */
  applyNine: [
    "begin",
    "select id, client_group_id, currency, created_at from client where id = :client and status = 'active'",
    "select id, version, currency from cart where client_id = :client and status = 'open' for update",
    `select line.id, line.quantity, product.id, product.title, product.type, own.price_minor, own.setup_minor
      from cart_product line join product on product.id = line.product_id
      join product_price own on own.product_id = product.id and own.currency = 'USD' and own.period = ''
      where line.cart_id = :cart order by line.id`,
    "select promo.*, promo_code.id as code_id from promo_code join promo on promo.id = promo_code.promo_id where promo_code.code = 'BENCH' || :n and promo_code.archived_at is null",
    "select count(*) from promo_redemption where promo_id = :promo and client_id = :client and phase = 'checkout' and status in ('held', 'committed')",
    `with gone as (delete from cart_promo where cart_id = :cart)
      insert into cart_promo (cart_id, promo_id, promo_code_id, created_at) values (:cart, :promo, :promo, now()) on conflict do nothing`,
    "update cart set version = version + 1, updated_at = now() where id = :cart",
    "commit",
  ],
  /** F2: the same in two statements, each committed on its own. Faster than is correct: nothing locks the cart between the two. */
  applyTwo: [
    `select cart.id, cart.version, client.client_group_id, line.id as line_id, line.quantity, product.title, own.price_minor, promo.*,
        (select count(*) from promo_redemption r where r.promo_id = promo.id and r.client_id = client.id and r.phase = 'checkout') as uses
      from client join cart on cart.client_id = client.id and cart.status = 'open'
      join cart_product line on line.cart_id = cart.id
      join product on product.id = line.product_id
      join product_price own on own.product_id = product.id and own.currency = 'USD' and own.period = ''
      join promo_code on promo_code.code = 'BENCH' || :n and promo_code.archived_at is null
      join promo on promo.id = promo_code.promo_id
      where client.id = :client and client.status = 'active'`,
    `with gone as (delete from cart_promo where cart_id = :cart),
      attached as (
        insert into cart_promo (cart_id, promo_id, promo_code_id, created_at) values (:cart, :promo, :promo, now()) on conflict do nothing
      )
      update cart set version = version + 1, updated_at = now() where id = :cart`,
  ],
  /** R: ordering a cart with a limited coupon; rows first, the guarded counter last. */
  redeem: [
    "begin",
    "select id, version, currency from cart where id = :cart for update",
    `select line.id, line.quantity, product.title, own.price_minor from cart_product line join product on product.id = line.product_id
      join product_price own on own.product_id = product.id and own.currency = 'USD' and own.period = ''
      where line.cart_id = :cart order by line.id`,
    "select promo.*, promo_code.id as code_id from promo_code join promo on promo.id = promo_code.promo_id where promo_code.code = 'BENCH' || :n and promo_code.archived_at is null",
    `insert into invoice (client_id, cart_id, hash, phase, currency, currency_rate_millionths, tax_inclusive,
        subtotal_minor, discount_minor, tax_minor, total_minor, created_at, updated_at)
      values (:client, :cart, gen_random_uuid()::text, 'checkout', 'USD', 1000000, false, 6000, 600, 0, 5400, now(), now())`,
    `insert into invoice_item (invoice_id, position, type, title, quantity, unit_price_minor, setup_minor, subtotal_minor, discount_minor,
        taxable_minor, tax_rate_ppm, tax_minor, total_minor, unit_totals, discountable, created_at)
      select currval('invoice_id_seq'), place, 'product', 'A line', 1, 2000, 0, 2000, 200, 1800, 0, 0, 1800, '[]', true, now()
      from generate_series(1, 3) place`,
    `insert into promo_redemption (promo_id, promo_version, promo_code_id, client_id, invoice_id, phase, status, discount_minor, currency,
        is_counted, created_at)
      values (:promo, 1, :promo, :client, currval('invoice_id_seq'), 'checkout', 'committed', 600, 'USD', true, now())`,
    "update promo set used = used + 1 where id = :promo and active and used < maxuses returning used",
    "commit",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FloorValues = { readonly client: number; readonly cart: number; readonly n: number; readonly promo: number };
