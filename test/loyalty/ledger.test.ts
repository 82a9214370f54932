import fc from "fast-check";
import t from "tap";
import { clawBack } from "#modules/loyalty/ledger/claw-back.ts";
import { expireLots } from "#modules/loyalty/ledger/expire-lots.ts";
import { lapseEverything } from "#modules/loyalty/ledger/lapse-everything.ts";
import { pendingPoints, spendablePoints } from "#modules/loyalty/ledger/lot.ts";
import { openLot } from "#modules/loyalty/ledger/open-lot.ts";
import { returnPoints } from "#modules/loyalty/ledger/return-points.ts";
import { commitHold, type Hold, releaseHold } from "#modules/loyalty/ledger/settle-hold.ts";
import { holdPoints, spendPoints } from "#modules/loyalty/ledger/spend-points.ts";
import { type Booking, emptyWallet, openBooking, type Wallet } from "#modules/loyalty/ledger/wallet.ts";

const day = (number: number) => new Date(Date.UTC(2030, 0, 1 + number));
const note = { description: "test" };
const empty = openBooking(emptyWallet(1));

type Opening = { readonly id: number; readonly points: bigint; readonly from?: number; readonly until?: number; readonly at?: number };

function opened(booking: Booking, { id, points, from = 0, until, at = 0 }: Opening): Booking {
  const lot = { id, origin: "order" as const, points, activeFrom: day(from), expiresAt: until === undefined ? undefined : day(until) };
  return openLot(booking, "earn", lot, day(at), note);
}

/** What a hold holds and has spent of its lots, folded from the entries as the table of debits would be. */
function holdOf(id: number, { entries }: Booking): Hold {
  const parts = new Map<number, { lotId: number; held: bigint; spent: bigint }>();
  for (const { lotId, points, held, holdId } of entries.flatMap(({ movements }) => movements)) {
    if (holdId !== id) continue;
    const part = parts.get(lotId) ?? { lotId, held: 0n, spent: 0n };
    parts.set(lotId, { lotId, held: part.held + held, spent: part.spent - points });
  }
  return { id, parts: [...parts.values()] };
}

function spent(outcome: ReturnType<typeof spendPoints>): Booking {
  if (!outcome.ok) throw new Error(`${outcome.missing} points are missing`);
  return outcome.booking;
}

const remaining = ({ lots }: Wallet) => lots.map((lot) => lot.remaining);

t.test("a debit is paired with lots: soonest expiry, oldest, id", async (t) => {
  const start = [
    { id: 1, points: 50n },
    { id: 2, points: 100n, until: 60 },
    { id: 3, points: 100n, until: 30 },
    { id: 4, points: 100n, until: 30, at: 1 },
  ].reduce(opened, empty);
  const after = spent(spendPoints(start, "spend", 250n, day(2), note));
  t.strictSame(remaining(after.wallet), [50n, 50n, 0n, 0n]);
  t.strictSame(
    after.entries.at(-1)?.movements.map(({ lotId, points }) => [lotId, points]),
    [
      [3, -100n],
      [4, -100n],
      [2, -50n],
    ],
  );
  t.strictSame(spendPoints(after, "spend", 101n, day(2), note), { ok: false, missing: 1n });
});

t.test("expiry takes only what was not spent: earn 100 and 50, spend 80, the first expires, 50 are left", async (t) => {
  const start = [
    { id: 1, points: 100n, until: 10 },
    { id: 2, points: 50n, until: 40 },
  ].reduce(opened, empty);
  const after = spent(spendPoints(start, "spend", 80n, day(1), note));
  t.equal(spendablePoints(after.wallet.lots, day(9)), 70n);
  t.equal(spendablePoints(after.wallet.lots, day(10)), 50n, "without anything being booked; the instant of expiry is too late");
  const booked = expireLots(after, day(10));
  t.match(booked.wallet, { points: 50n, expired: 20n });
  t.equal(expireLots(booked, day(10)), booked, "booking it again changes nothing");
});

t.test("pending points are not spendable before their day, and pay debts all the same", async (t) => {
  const start = opened(empty, { id: 1, points: 30n, from: 14 });
  t.equal(spendablePoints(start.wallet.lots, day(13)), 0n);
  t.equal(pendingPoints(start.wallet.lots, day(13)), 30n);
  t.equal(spendablePoints(start.wallet.lots, day(14)), 30n);
});

t.test("claw-back takes from its lot, then from the others, and the rest is a debt that the next points pay", async (t) => {
  const start = opened(opened(empty, { id: 1, points: 100n }), { id: 2, points: 20n, at: 1 });
  const poor = spent(spendPoints(start, "spend", 90n, day(2), note));
  const clawed = clawBack(poor, 1, 100n, day(3), "within_balance", note);
  t.match(clawed.wallet, { points: 0n, debt: 70n, earned: 20n, spent: 90n });
  const paid = opened(clawed, { id: 3, points: 100n, at: 4 });
  t.match(paid.wallet, { points: 30n, debt: 0n });
  t.match(paid.entries.at(-1), { kind: "debt", points: -70n, debtChange: -70n });
  t.match(clawBack(poor, 1, 100n, day(3), "balance_only", note).wallet, { points: 0n, debt: 0n }, "or is forgiven");
  t.match(clawBack(poor, 1, 100n, day(3), "pending_only", note).wallet, { points: 30n, debt: 0n }, "or nothing active goes back");
});

t.test("points that expired unused are not owed when their order is refunded, whoever booked the expiry", async (t) => {
  const start = spent(spendPoints(opened(empty, { id: 1, points: 100n, until: 10 }), "spend", 40n, day(1), note));
  const booked = expireLots(start, day(20));
  t.match(clawBack(booked, 1, 100n, day(20), "within_balance", note).wallet, { points: 0n, debt: 40n });
});

t.test("returned points go to their own lots with their own expiry", async (t) => {
  const start = [
    { id: 1, points: 60n, until: 10 },
    { id: 2, points: 100n, until: 50 },
  ].reduce(opened, empty);
  const held = spent(holdPoints(start, 7, 100n, day(1), note));
  t.equal(spendablePoints(held.wallet.lots, day(1)), 60n);
  const committed = commitHold(held, holdOf(7, held), note);
  t.strictSame(remaining(committed.wallet), [0n, 60n]);

  const before = returnPoints(committed, holdOf(7, committed), 100n, day(5), { lotId: 9, until: day(35) }, note);
  t.strictSame(remaining(before.wallet), [60n, 100n], "redeeming and refunding is as if nothing had happened");
  t.equal(spendablePoints(before.wallet.lots, day(10)), 100n, "and nobody gains a day");

  const late = returnPoints(committed, holdOf(7, committed), 100n, day(20), { lotId: 9, until: day(50) }, note);
  t.strictSame(remaining(late.wallet), [0n, 100n, 60n], "what had expired gets its grace in a lot of its own");
  t.match(late.wallet.lots[2], { origin: "grace", expiresAt: day(50) });
  t.strictSame(remaining(returnPoints(committed, holdOf(7, committed), 100n, day(20), undefined, note).wallet), [0n, 100n], "or none");

  const again = spent(holdPoints(late, 8, 160n, day(30), note));
  const twice = commitHold(again, holdOf(8, again), note);
  const end = returnPoints(twice, holdOf(8, twice), 160n, day(60), { lotId: 10, until: day(90) }, note);
  t.equal(spendablePoints(end.wallet.lots, day(60)), 100n, "grace is given once: only what came from the second lot gets it now");
});

t.test("a released hold never was: no grace, and a lot that has expired has expired", async (t) => {
  const held = spent(holdPoints(opened(empty, { id: 1, points: 50n, until: 10 }), 7, 50n, day(1), note));
  t.match(expireLots(held, day(20)).wallet, { points: 50n, held: 50n }, "held points do not expire");
  t.match(commitHold(held, holdOf(7, held), note).wallet, { points: 0n, held: 0n, spent: 50n });
  t.match(releaseHold(held, holdOf(7, held), day(20), note).wallet, { points: 0n, held: 0n, expired: 50n });
  t.match(releaseHold(held, holdOf(7, held), day(5), note).wallet, { points: 50n, held: 0n, expired: 0n });
});

t.test("an ended wallet is empty, with an entry for everything", async (t) => {
  const start = opened(opened(empty, { id: 1, points: 50n }), { id: 2, points: 10n, from: 90 });
  t.match(lapseEverything(start, "erased").wallet, { points: 0n, debt: 0n, expired: 60n });
  const owing = clawBack(spent(spendPoints(start, "spend", 50n, day(1), note)), 1, 50n, day(2), "within_balance", note);
  t.match(lapseEverything(owing, "erased").wallet, { points: 0n, debt: 0n });
});

type Act =
  | { readonly kind: "earn"; readonly points: number; readonly from: number; readonly until: number | undefined }
  | { readonly kind: "spend" | "hold"; readonly points: number }
  | { readonly kind: "commit" | "release" | "expire" }
  | { readonly kind: "claw" | "return"; readonly points: number; readonly which: number };

const points = fc.integer({ min: 1, max: 200 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant("earn" as const),
    points,
    from: fc.integer({ min: 0, max: 20 }),
    until: fc.option(fc.integer({ min: 21, max: 60 }), { nil: undefined }),
  }),
  fc.record({ kind: fc.constantFrom("spend" as const, "hold" as const), points }),
  fc.record({ kind: fc.constantFrom("commit" as const, "release" as const, "expire" as const) }),
  fc.record({ kind: fc.constantFrom("claw" as const, "return" as const), points, which: fc.nat(20) }),
);

t.test("whatever happens in whatever order: sums are folds, nothing is negative, no point is lost or made", async (t) => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let booking = empty;
      const open: number[] = [];
      const committed: number[] = [];
      const revoked = new Map<number, bigint>();
      for (const [index, step] of acts.entries()) {
        const at = day(index);
        booking = expireLots(booking, at);
        booking = perform(booking, step, index, at, open, committed, revoked);
        const { wallet, entries } = booking;
        if (wallet.debt > 0n && spendablePoints(wallet.lots, at) + pendingPoints(wallet.lots, at) > 0n)
          throw new Error("a debt is paid at once");
        if (wallet.points !== entries.reduce((sum, entry) => sum + entry.points, 0n)) throw new Error("points are the fold");
        if (wallet.held !== entries.reduce((sum, entry) => sum + entry.heldChange, 0n)) throw new Error("held is the fold");
        if (wallet.debt !== entries.reduce((sum, entry) => sum + entry.debtChange, 0n)) throw new Error("the debt is the fold");
        if (wallet.points !== wallet.lots.reduce((sum, lot) => sum + lot.remaining, 0n)) throw new Error("points are in lots");
        if (entries.some(({ seq }, place) => seq !== place + 1)) throw new Error("entries have no gaps");
        for (const lot of wallet.lots) {
          const moved = entries.flatMap(({ movements }) => movements).filter(({ lotId }) => lotId === lot.id);
          if (lot.remaining !== moved.reduce((sum, movement) => sum + movement.points, 0n))
            throw new Error("a lot is the fold of its debits");
        }
      }
    }),
    { numRuns: 400 },
  );
  t.pass();
});

function perform(
  booking: Booking,
  step: Act,
  index: number,
  at: Date,
  open: number[],
  committed: number[],
  revoked: Map<number, bigint>,
): Booking {
  switch (step.kind) {
    case "earn": {
      const from = index + step.from;
      const until = step.until === undefined ? {} : { until: index + step.until };
      return opened(booking, { id: 1000 + index, points: BigInt(step.points), from, ...until, at: index });
    }
    case "spend": {
      const outcome = spendPoints(booking, "spend", BigInt(step.points), at, note);
      return outcome.ok ? outcome.booking : booking;
    }
    case "hold": {
      const outcome = holdPoints(booking, index, BigInt(step.points), at, note);
      if (outcome.ok) open.push(index);
      return outcome.ok ? outcome.booking : booking;
    }
    case "commit": {
      const id = open.shift();
      if (id === undefined) return booking;
      committed.push(id);
      return commitHold(booking, holdOf(id, booking), note);
    }
    case "release": {
      const id = open.shift();
      return id === undefined ? booking : releaseHold(booking, holdOf(id, booking), at, note);
    }
    case "return": {
      const id = committed[step.which % Math.max(1, committed.length)];
      const grace = { lotId: 5000 + index, until: new Date(at.getTime() + 30 * 86_400_000) };
      return id === undefined ? booking : returnPoints(booking, holdOf(id, booking), BigInt(step.points), at, grace, note);
    }
    case "claw": {
      const earned = booking.wallet.lots.filter(({ origin }) => origin === "order");
      const lot = earned[step.which % Math.max(1, earned.length)];
      if (lot === undefined) return booking;
      const left = lot.points - (revoked.get(lot.id) ?? 0n);
      const taken = left < BigInt(step.points) ? left : BigInt(step.points);
      if (taken === 0n) return booking;
      revoked.set(lot.id, (revoked.get(lot.id) ?? 0n) + taken);
      return clawBack(booking, lot.id, taken, at, "within_balance", note);
    }
    case "expire":
      return expireLots(booking, at);
  }
}
