import { z } from "zod";
import { defineEarningRule, earnedPoints } from "../contract.ts";
import { giftPoints } from "./gift-rule.ts";
import { pointsTitle, pointsWords } from "./rule-words.ts";

/** How an event told by the API may be called; the names of the programme's own occasions are taken. */
export const eventName = z
  .string()
  .max(50)
  .regex(/^[a-z][a-z0-9_]*$/, { error: "Must be lower-case words joined by underscores" })
  .refine((name) => !["order", "referral", "sign_up", "birthday"].includes(name), { error: "Is an occasion of the programme itself" });

/** Points for an event that `loyalty_event` tells: a review, a survey, whatever the shop calls one. */
export const toldEvent = defineEarningRule({
  code: "event",
  title: { en: "Event", de: "Ereignis" },
  args: z.strictObject({ event: eventName, points: giftPoints }),
  occasions: "any",
  isFixed: true,
  argTitles: { event: { en: "Name of the event", de: "Name des Ereignisses" }, points: pointsTitle },
  summary: ({ event, points }, language) =>
    language === "de" ? `${pointsWords(points, language)} für „${event}“` : `${pointsWords(points, language)} for “${event}”`,
  earns: ({ occasion }, { event, points }) => earnedPoints(occasion === event ? BigInt(points) : 0n),
});
