import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

export type BookingFigures = {
  /** Booked services on invoices with a paid use of the coupon: those that took place, and those of them somebody came to. */
  readonly completed: number;
  readonly attended: number;
  /** Clients with a paid use, and those of them who paid for something later that did not need it. */
  readonly buyers: number;
  readonly returned: number;
};

/** What clients did with what they bought with a coupon, and whether they came back. */
export async function bookingFigures({ db }: Scope, couponId: number): Promise<BookingFigures> {
  const { rows } = await sql<BookingFigures>`
    with uses as (
      select r.invoice_id, r.client_id, i.created_at
      from promo_redemption r join invoice i on i.id = r.invoice_id
      where r.promo_id = ${couponId} and r.phase = 'checkout' and r.status = 'committed'
    ), bookings as (
      select o.attended from client_order o
      where o.booking_status = 'completed'
        and o.id in (select item.client_order_id from invoice_item item where item.invoice_id in (select invoice_id from uses))
    ), buyers as (
      select client_id, min(created_at) as since from uses group by client_id
    )
    select
      (select count(*)::int from bookings) as completed,
      (select count(*)::int from bookings where attended) as attended,
      (select count(*)::int from buyers) as buyers,
      (select count(*)::int from buyers where exists (
        select from invoice later
        where later.client_id = buyers.client_id and later.status in ('paid', 'partially_refunded') and later.deleted_at is null
          and later.created_at > buyers.since and later.id not in (select invoice_id from uses)
      )) as returned`.execute(db);
  const [figures] = rows;
  if (figures === undefined) throw new TypeError("Sums over nothing are a row, too.");
  return figures;
}
