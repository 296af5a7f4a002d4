"use client";

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { UndoToast } from "@/app/_ui/undo-toast";

/** `kept` is called when the offer has gone without being taken: what was done stays done. */
type OfferUndo = (text: string, undo: () => void, kept?: () => void) => void;

const OfferUndoContext = createContext<OfferUndo>(() => undefined);

/** Says what was done and offers to take it back: the only use of a toast. */
export function useOfferUndo(): OfferUndo {
  return useContext(OfferUndoContext);
}

export function UndoToastProvider({ children }: { children: ReactNode }) {
  const [offer, setOffer] = useState<{ id: number; text: string; undo: () => void } | null>(null);
  const whenKept = useRef<(() => void) | undefined>(undefined);
  const settle = useCallback(() => {
    const kept = whenKept.current;
    whenKept.current = undefined;
    return kept;
  }, []);
  const show = useCallback<OfferUndo>(
    (text, undo, kept) => {
      settle()?.();
      whenKept.current = kept;
      setOffer((last) => ({ id: (last?.id ?? 0) + 1, text, undo }));
    },
    [settle],
  );
  const close = () => {
    setOffer(null);
    settle()?.();
  };
  return (
    <OfferUndoContext value={show}>
      {children}
      <div role="status" className="fixed bottom-4 left-4 z-50 max-w-[calc(100vw-32px)] max-room:bottom-16">
        {offer && (
          <UndoToast
            key={offer.id}
            text={offer.text}
            onClose={close}
            onUndo={() => {
              settle();
              offer.undo();
              close();
            }}
          />
        )}
      </div>
    </OfferUndoContext>
  );
}
