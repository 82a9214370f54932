import { Command } from "commander";
import type { Shell } from "../shell.ts";
import { couponCreateCommand } from "./coupon-create.ts";
import { couponExplainCommand } from "./coupon-explain.ts";
import { couponExportCommand } from "./coupon-export.ts";
import { couponImportCommand } from "./coupon-import.ts";

export function couponCommand(shell: Shell): Command {
  return new Command("coupon")
    .description("Coupons.")
    .addCommand(couponCreateCommand(shell))
    .addCommand(couponImportCommand(shell))
    .addCommand(couponExportCommand(shell))
    .addCommand(couponExplainCommand(shell));
}
