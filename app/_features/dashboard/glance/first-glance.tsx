import { useEffect, useEffectEvent, useRef, type ReactNode } from "react";

/** What `painter/glance-element.ts` makes of the tag. */
interface GlanceTag extends HTMLElement {
  outcome?: { painted: boolean } | null;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "first-glance": React.DetailedHTMLProps<React.HTMLAttributes<GlanceTag>, GlanceTag> & {
        src: string;
      };
    }
  }
}

/** Narrower pages keep panels in a tab of their own, and ask for them when it is opened. */
const WIDE = "(min-width: 900px)";
/** A painter that has not said by then how it went is not waited for. */
const PATIENCE_MS = 2_500;

export interface FirstGlanceProps {
  src: string;
  label: string;
  /** False while it stands where nobody sees it. */
  active: boolean;
  /** Told once, whether it was painted or not: then the whole dashboard may be loaded. */
  onSettled: () => void;
  /** Shown until something is painted. */
  children: ReactNode;
}

/** The first screen of a dashboard, painted from little script while what draws the whole is not there yet. */
export function FirstGlance({ src, label, active, onSettled, children }: FirstGlanceProps) {
  const tag = useRef<GlanceTag>(null);
  const tell = useEffectEvent(onSettled);

  useEffect(() => {
    const element = tag.current;
    if (!active) return undefined;
    if (!element || element.outcome) return tell();
    const settled = (): void => {
      clearTimeout(timer);
      tell();
    };
    const timer = setTimeout(settled, PATIENCE_MS);
    element.addEventListener("glance", settled, { once: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener("glance", settled);
    };
  }, [active]);

  return (
    <>
      <link rel="preload" as="fetch" href={src} crossOrigin="anonymous" fetchPriority="high" media={WIDE} />
      <first-glance ref={tag} src={src} role="status" aria-label={label}>
        {children}
      </first-glance>
    </>
  );
}
