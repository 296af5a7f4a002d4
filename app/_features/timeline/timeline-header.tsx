import type { ComponentProps } from "react";
import type { TimelineSnapshot } from "@/app/_lib/timeline-store";
import { ConnectionLine } from "./connection-line";
import { HeaderTools } from "./header-tools";
import { PresenceAvatars } from "./presence-avatars";

interface Props extends ComponentProps<typeof HeaderTools> {
  snapshot: TimelineSnapshot;
  canPost: boolean;
}

/** Whether what one sees is current, who is here, and the ways to find something. */
export function TimelineHeader({ snapshot, canPost, ...tools }: Props) {
  const { state, refusal, people, peopleTotal, pictureAt } = snapshot;
  return (
    <header className="flex min-h-10 items-center gap-2 border-b border-weak py-1 ps-3 pe-1">
      <div className="min-w-0 flex-1">
        <ConnectionLine state={state} refusal={refusal} canPost={canPost} pictureAt={pictureAt} />
      </div>
      <PresenceAvatars people={people} total={peopleTotal} />
      <HeaderTools {...tools} />
    </header>
  );
}
