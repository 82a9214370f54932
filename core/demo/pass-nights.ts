import { expireHolds } from "#core/billing/invoices/expire-holds.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { STORY_DAYS, type Stage } from "./stage.ts";

/** Every night the shop lets go of what nobody has paid for in time, as its job does. The last time is the present. */
export function passNights({ desk, agenda, opening, present }: Stage): void {
  const tidyUp = async (): Promise<void> => {
    await expireHolds(desk.scope());
  };
  for (let night = 1; night < STORY_DAYS; night += 1) agenda.add(addDays(opening, night), tidyUp);
  agenda.add(present, tidyUp);
}
