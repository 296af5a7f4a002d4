import { useCallback, useEffect, useRef, useState } from "react";
import type { Landing } from "@/app/_lib/timeline-far";
import type { AroundInput } from "@/server/timeline/contract/conversation";
import type { JumpTarget } from "./actions/row-commands";
import type { ShownOff } from "./list/use-show-off";

interface Options {
  /** Rejects with an object that has a `code` when the place could not be read. */
  jumpTo: (at: AroundInput["at"]) => Promise<Landing | null>;
  /** Called before the reader is brought anywhere: the timeline has to be in sight. */
  onReveal: () => void;
  /** Told of the position right before it is shown. */
  onLanded: (seq: number) => void;
  onFailed: (code: string, retry: () => void) => void;
}

const EVENT = /^#event-([1-9]\d{0,15})$/;
const codeOf = (error: unknown) =>
  error !== null && typeof error === "object" && "code" in error && typeof error.code === "string"
    ? error.code
    : "INTERNAL";

/** Where in the timeline the reader is brought: by a link, a search, a pin or a moment; and the thread that is open. */
export function usePlace(options: Options) {
  const [shownOff, setShownOff] = useState<ShownOff | null>(null);
  const [thread, setThread] = useState<{ rootId: string; shownOff: ShownOff | null } | null>(null);

  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const go = useCallback(async function bring(at: JumpTarget): Promise<void> {
    latest.current.onReveal();
    try {
      const landing = await latest.current.jumpTo(at);
      if (!landing) return;
      latest.current.onLanded(landing.focus);
      setShownOff((last) => ({ seq: landing.focus, turn: (last?.turn ?? 0) + 1 }));
      if (!landing.reply) return setThread(null);
      const { rootId, seq } = landing.reply;
      setThread((last) => ({ rootId, shownOff: { seq, turn: (last?.shownOff?.turn ?? 0) + 1 } }));
    } catch (error) {
      latest.current.onFailed(codeOf(error), () => void bring(at));
    }
  }, []);

  useEffect(() => {
    const follow = () => {
      const seq = Number(EVENT.exec(window.location.hash)?.[1]);
      if (seq) void go({ link: seq });
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [go]);

  return {
    shownOff,
    thread,
    go,
    forget: useCallback(() => setShownOff(null), []),
    openThread: useCallback((rootId: string) => setThread({ rootId, shownOff: null }), []),
    closeThread: useCallback(() => setThread(null), []),
  };
}
