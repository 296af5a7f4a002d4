import { useEffect, useEffectEvent, useRef, useState, type CSSProperties, type ReactNode } from "react";
import { scrollerOf } from "./scroller-of";

/** How far outside of what is seen a panel is got ready, in pixels. */
const AHEAD = "320px 0px";

interface NearViewProps {
  className?: string;
  style?: CSSProperties;
  /** Told whenever it comes near or goes away. */
  onNear?: (isNear: boolean) => void;
  children: ReactNode;
}

/** Draws its children from the moment on that it is about to be seen. */
export function NearView({ className, style, onNear, children }: NearViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  const tell = useEffectEvent((isNear: boolean) => onNear?.(isNear));
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const isNear = entries.at(-1)?.isIntersecting === true;
        if (isNear) setSeen(true);
        tell(isNear);
      },
      { root: scrollerOf(element), rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className={className} style={style}>
      {seen && children}
    </div>
  );
}
