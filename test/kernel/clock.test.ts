import t from "tap";
import { fixedClock, monotonicMs, systemClock } from "#core/kernel/clock.ts";

t.test("a fixed clock stands still and cannot be moved through its dates", async (t) => {
  const date = new Date("2026-03-01T12:00:00.000Z");
  const clock = fixedClock(date);
  clock.now().setFullYear(1999);
  date.setFullYear(1999);
  t.equal(clock.now().toISOString(), "2026-03-01T12:00:00.000Z");
});

t.test("the system clock and the stopwatch move forward", async (t) => {
  const before = monotonicMs();
  t.ok(systemClock.now() instanceof Date);
  t.ok(systemClock.now().getTime() > Date.UTC(2025, 0, 1));
  t.ok(monotonicMs() >= before);
});
