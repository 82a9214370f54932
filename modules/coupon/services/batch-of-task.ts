/** The batch that background work makes: one of its own, which nobody else can name beforehand or add to. */
export function batchOfTask(taskId: number): string {
  return `task-${taskId}`;
}
