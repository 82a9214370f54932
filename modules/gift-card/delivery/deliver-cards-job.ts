import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { deliverCards } from "./deliver-cards.ts";

/** Mails the cards whose time has come; every minute, and right after they were bought. */
export const deliverCardsJob = defineJob({
  name: "gift-card.deliver",
  payload: z.object({}),
  cron: "* * * * *",
  run: async (scope) => {
    await deliverCards(scope);
  },
});
