import { z } from "zod";
import { idNumber, wholeNumber } from "#core/kernel/wire.ts";
import { defineEarningRule, earnedPoints } from "../contract.ts";
import { numberedWords, pointsWords } from "./rule-words.ts";

/** So many points for each unit of some products. */
export const perProduct = defineEarningRule({
  code: "per_product",
  title: { en: "Points per product", de: "Punkte je Produkt" },
  args: z.strictObject({ products: z.array(idNumber).min(1).max(500), points: wholeNumber(1, 1_000_000) }),
  occasions: ["order"],
  argTitles: { products: { en: "Products", de: "Produkte" }, points: { en: "Points for each unit", de: "Punkte je Stück" } },
  summary: ({ products, points }, language) =>
    language === "de"
      ? `${pointsWords(points, language)} für jedes Stück von Produkt ${numberedWords(products, language)}`
      : `${pointsWords(points, language)} for each unit of product ${numberedWords(products, language)}`,
  earns({ lines }, { products, points }) {
    const units = lines
      .filter(({ productId }) => productId !== undefined && products.includes(productId))
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return earnedPoints(BigInt(units) * BigInt(points));
  },
});
