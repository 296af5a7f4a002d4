"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Ref, useId, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { Button } from "@/app/_ui/button";
import type { TaskStep } from "./use-tasks";
import { type NewTask, readNewTask } from "./read-new-task";

interface Props {
  ref: Ref<HTMLInputElement>;
  onAdd: (step: Extract<TaskStep, { kind: "add" }>, done: () => void) => void;
  pending: boolean;
  /** Called on Escape. */
  onLeave?: () => void;
}

/** One line: what has to be done, `@name` for whom, `@+30m` until when. */
export function AddTask({ ref, onAdd, pending, onLeave }: Props) {
  const t = useTranslations("tasks");
  const commands = useTranslations("commands.problem");
  const id = useId();
  const trpc = useTRPC();
  const people = useQuery(trpc.incident.people.queryOptions(undefined, { staleTime: 60_000 }));
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<Extract<NewTask, { problem: string }> | null>(null);

  const add = () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const read = readNewTask(text, people.data ?? [], new Date(), zone);
    if ("problem" in read) return setProblem(read);
    onAdd({ kind: "add", ...read }, () => setText((now) => (now === text ? "" : now)));
  };
  const words = (): string => {
    if (problem?.problem === "notFound") return t("notFound", { name: problem.name });
    return problem?.problem === "notATime" ? commands("notATime") : "";
  };
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-1 px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) add();
      }}
    >
      <div className="flex gap-2">
        <input
          ref={ref}
          aria-label={t("addLabel")}
          aria-describedby={`${id}-problem`}
          aria-invalid={words() !== ""}
          value={text}
          maxLength={400}
          onKeyDown={({ key, nativeEvent }) => key === "Escape" && !nativeEvent.isComposing && onLeave?.()}
          placeholder={t("addPlaceholder")}
          onChange={({ target }) => {
            setText(target.value);
            setProblem(null);
          }}
          className="h-8 min-w-0 flex-1 rounded-md border border-input bg-canvas px-2.5 text-sm text-primary placeholder:text-secondary aria-invalid:border-error coarse:h-11 coarse:text-lg"
        />
        <Button type="submit" pending={pending} icon={<Plus aria-hidden size={14} />}>
          {t("add")}
        </Button>
      </div>
      <p id={`${id}-problem`} role="alert" className="text-xs text-error empty:hidden">
        {words()}
      </p>
    </form>
  );
}
