import { protectedProcedure, router } from "@/server/platform/trpc";
import { addTask } from "@/server/task/add-task";
import { changeTask } from "@/server/task/change-task";
import { addTaskInput, changeTaskInput, listTasksInput, settleTaskInput } from "@/server/task/contract";
import { listTasks } from "@/server/task/queries";
import { settleTask } from "@/server/task/settle-task";

export const taskRouter = router({
  list: protectedProcedure.input(listTasksInput).query(({ ctx, input }) => listTasks(ctx, input.incidentNumber)),
  add: protectedProcedure.input(addTaskInput).mutation(({ ctx, input }) => addTask(ctx, input)),
  change: protectedProcedure.input(changeTaskInput).mutation(({ ctx, input }) => changeTask(ctx, input)),
  finish: protectedProcedure.input(settleTaskInput).mutation(({ ctx, input }) => settleTask(ctx, "finish", input)),
  reopen: protectedProcedure.input(settleTaskInput).mutation(({ ctx, input }) => settleTask(ctx, "reopen", input)),
  drop: protectedProcedure.input(settleTaskInput).mutation(({ ctx, input }) => settleTask(ctx, "drop", input)),
});
