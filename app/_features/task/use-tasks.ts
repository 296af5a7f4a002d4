"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import type { TaskItem } from "@/server/task/contract";
import { orderTasks } from "@/server/task/rules/order-tasks";

export type TaskStep =
  | { kind: "add"; title: string; assigneeId: string | null; dueAt: string | null }
  | { kind: "change"; task: TaskItem; title: string; assigneeId: string | null; dueAt: string | null }
  | { kind: "finish" | "reopen" | "drop"; task: TaskItem };

const REFRESH_MS = 60_000;
const SETTLED = { finish: "done", reopen: "open", drop: "dropped" } as const;

/** The tasks of an incident, and what can be done to them: shown at once, put right when it was refused. */
export function useTasks(incidentNumber: number) {
  const t = useTranslations("tasks");
  const trpc = useTRPC();
  const { task: client } = useTRPCClient();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const { queryKey, ...options } = trpc.task.list.queryOptions({ incidentNumber }, { refetchInterval: REFRESH_MS });
  const list = useQuery({ queryKey, ...options });

  const put = (task: TaskItem) =>
    cache.setQueryData<TaskItem[]>(queryKey, (now = []) => {
      const isKnown = now.some(({ id }) => id === task.id);
      return orderTasks(isKnown ? now.map((each) => (each.id === task.id ? task : each)) : [...now, task]);
    });

  const send = (step: TaskStep): Promise<TaskItem> => {
    const asked = { incidentNumber, idempotencyKey: idempotencyKey() };
    if (step.kind === "add") {
      const { title, assigneeId, dueAt } = step;
      return client.add.mutate({ ...asked, title, assigneeId, dueAt });
    }
    const seen = { ...asked, taskId: step.task.id, version: step.task.version };
    if (step.kind !== "change") return client[step.kind].mutate(seen);
    const { title, assigneeId, dueAt } = step;
    return client.change.mutate({ ...seen, title, assigneeId, dueAt });
  };

  const mutation = useMutation({
    // One after the other, so that each names the version that the one before left.
    scope: { id: `tasks-${incidentNumber}` },
    mutationFn: send,
    onMutate: async (step) => {
      await cache.cancelQueries({ queryKey });
      if (step.kind === "add" || step.kind === "change") return;
      const status = SETTLED[step.kind];
      put({ ...step.task, status, doneAt: status === "open" ? null : new Date().toISOString() });
    },
    onSuccess: (task, step) => {
      put(task);
      if (step.kind !== "finish" && step.kind !== "drop") return;
      const text = t(step.kind === "finish" ? "undoDone" : "undoDropped", { title: task.title });
      offerUndo(text, () => mutation.mutate({ kind: "reopen", task }));
    },
    onError: () => cache.invalidateQueries({ queryKey }),
  });

  return {
    tasks: list.data,
    error: list.error,
    isFetching: list.isFetching,
    refetch: list.refetch,
    /** `done` is called once it was stored. */
    run: (step: TaskStep, done?: () => void) => mutation.mutate(step, { onSuccess: done }),
    pending: mutation.isPending,
    refused: mutation.error,
    dismiss: mutation.reset,
  };
}
