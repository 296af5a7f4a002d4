import { useEffect, useEffectEvent } from "react";

const SHOWN_MS = 2_500;

/** Says for a moment what was done, over the list's end: nothing moves. */
export function NoticeLine({ text, onGone }: { text: string; onGone: () => void }) {
  const gone = useEffectEvent(onGone);
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => gone(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="status" className="relative h-0">
      {text && (
        <span className="absolute bottom-1 left-1/2 z-10 -translate-x-1/2 rounded-sm border border-medium bg-elevated px-2.5 py-1 text-xs whitespace-nowrap text-primary shadow-overlay">
          {text}
        </span>
      )}
    </div>
  );
}
