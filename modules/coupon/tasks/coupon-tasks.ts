import type { AnyTaskKind } from "#core/events/task.ts";
import { changeCouponsTask } from "./change-coupons-task.ts";
import { exportCodesTask } from "./export-codes-task.ts";
import { exportCouponsTask } from "./export-coupons-task.ts";
import { generateCodesTask } from "./generate-codes-task.ts";

/** The long work of this module. */
export const couponTasks: readonly AnyTaskKind[] = [changeCouponsTask, exportCodesTask, exportCouponsTask, generateCodesTask];
