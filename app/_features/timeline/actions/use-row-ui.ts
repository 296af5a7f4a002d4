import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import type { ChangeResult } from "@/app/_lib/timeline-changes";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import type { WantedChange } from "@/server/timeline/rules/with-change";
import type { MenuPlace } from "../list/stored-row";
import { copyLink } from "./copy-link";
import { copyText } from "./copy-text";
import { actionOfKey, type RowAction, type RowReader, rowActions } from "./row-actions";
import type { JumpTarget, RowCommands } from "./row-commands";

/** What lies over the timeline because somebody asked for it. */
export type Over =
  | { kind: "menu"; entry: ShownEntry; at: MenuPlace }
  | { kind: "picker"; entry: ShownEntry; anchor: HTMLElement | null }
  | { kind: "history"; entry: ShownEntry };

/** Something that could not be done, and how to try it again. */
export interface Problem {
  code: string;
  retry: () => void;
}

interface Options {
  incidentNumber: number;
  reader: RowReader;
  meant: ReadonlySet<string>;
  change: (eventId: string, wanted: WantedChange) => Promise<ChangeResult>;
  jump: (target: JumpTarget) => void;
  openThread: (rootId: string) => void;
}

const NONE: ReadonlySet<string> = new Set();
type Switch = "pin" | "unpin" | "mark" | "unmark";
const SWITCHES = new Set<RowAction>(["pin", "unpin", "mark", "unmark"] satisfies Switch[]);
const BACK: Partial<Record<Switch, { verb: Switch; done: string }>> = {
  unpin: { verb: "pin", done: "unpinned" },
  unmark: { verb: "mark", done: "unmarked" },
};

function rowElement({ event }: ShownEntry): HTMLElement | null {
  const active = document.activeElement?.closest<HTMLElement>(`[data-seq="${event.seq}"]`);
  return active ?? document.querySelector<HTMLElement>(`[data-seq="${event.seq}"]`);
}

/** What one does with the rows of a room: the commands that they call, and what came of them. */
export function useRowUi({ incidentNumber, reader, meant, change, jump, openThread }: Options) {
  const t = useTranslations("timeline.actions");
  const offerUndo = useOfferUndo();
  const [over, setOver] = useState<Over | null>(null);
  const [editedId, setEdited] = useState<string | null>(null);
  const [opened, setOpened] = useState(NONE);
  const [leaving, setLeaving] = useState(NONE);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [notice, setNotice] = useState("");
  const edited = useRef<HTMLElement | null>(null);

  const make = useCallback(
    async function send(eventId: string, wanted: WantedChange): Promise<boolean> {
      setProblem(null);
      const result = await change(eventId, wanted);
      if (!result.ok) setProblem({ code: result.refusal, retry: () => void send(eventId, wanted) });
      return result.ok;
    },
    [change],
  );
  /** Does it, and offers to take it back where it took something away. */
  const switchTo = useCallback(
    async (eventId: string, verb: Switch): Promise<void> => {
      const back = BACK[verb];
      if ((await make(eventId, { verb })) && back)
        offerUndo(t(back.done), () => void make(eventId, { verb: back.verb }));
    },
    [make, offerUndo, t],
  );

  const remove = useCallback(
    (entry: ShownEntry) => {
      const { id } = entry.event;
      const stay = () => setLeaving((ids) => new Set([...ids].filter((each) => each !== id)));
      setLeaving((ids) => new Set([...ids, id]));
      // It is taken back for good when the offer to undo it has gone.
      offerUndo(t("removed"), stay, () => void make(id, { verb: "remove" }).finally(stay));
    },
    [make, offerUndo, t],
  );

  const open = useCallback((id: string) => setOpened((ids) => new Set([...ids, id])), []);
  const say = useCallback((words: string) => setNotice(words), []);

  const act = useCallback(
    (action: RowAction, entry: ShownEntry) => {
      const { id, threadId } = entry.event;
      if (SWITCHES.has(action)) void switchTo(id, action as Switch);
      else if (action === "react") setOver({ kind: "picker", entry, anchor: rowElement(entry) });
      else if (action === "history") setOver({ kind: "history", entry });
      else if (action === "reply") openThread(threadId ?? id);
      else if (action === "remove") remove(entry);
      else if (action === "edit") {
        edited.current = rowElement(entry);
        setEdited(id);
      } else if (action === "copyText") void copyText(entry.body).then((done) => say(t(done ? "copied" : "notCopied")));
      else void copyLink(incidentNumber, entry.event.seq).then((done) => say(t(done ? "linkCopied" : "linkInAddress")));
    },
    [switchTo, openThread, remove, say, t, incidentNumber],
  );

  const commands = useMemo(
    (): RowCommands => ({
      incidentNumber,
      reader,
      meant,
      act,
      jump,
      openThread,
      react: (entry, emoji, isGiven) => void make(entry.event.id, { verb: isGiven ? "react" : "unreact", emoji }),
      saveEdit: async ({ event, attachments }, body) => {
        const result = await change(event.id, { verb: "edit", body, attachments });
        return result.ok ? null : result.refusal;
      },
      stopEditing: () => {
        setEdited(null);
        edited.current?.focus({ preventScroll: true });
      },
      toggleBurst: ({ entries }, isOpen) => {
        const members = entries.map(({ event }) => event.id);
        if (isOpen) members.slice(0, 1).forEach(open);
        else setOpened((ids) => new Set([...ids].filter((id) => !members.includes(id))));
      },
    }),
    [incidentNumber, reader, meant, act, jump, openThread, make, change, open],
  );

  const onMenu = useCallback((entry: ShownEntry, at: MenuPlace) => setOver({ kind: "menu", entry, at }), []);
  const onEntryKey = useCallback(
    (key: string, entry: ShownEntry): boolean => {
      const action = actionOfKey(key, rowActions(entry, reader));
      if (action) act(action, entry);
      return action !== null;
    },
    [reader, act],
  );
  return {
    commands,
    over,
    setOver,
    editedId,
    opened,
    /** Shows the burst that an event belongs to one by one. */
    open,
    leaving,
    problem,
    setProblem,
    notice,
    setNotice,
    onMenu,
    onEntryKey,
  };
}
