import { type RefObject, useLayoutEffect, useState } from "react";

/** How many children of a wrapping line stand in its first row; all of them until they were measured. */
export function useFitting(line: RefObject<HTMLElement | null>, key: string): number {
  const [fits, setFits] = useState(Infinity);
  useLayoutEffect(() => {
    const element = line.current;
    if (!element) return undefined;
    const measure = () => {
      const [first, ...others] = [...element.children] as HTMLElement[];
      if (!first) return;
      const beyond = others.findIndex(({ offsetTop }) => offsetTop > first.offsetTop);
      setFits(beyond === -1 ? Infinity : beyond + 1);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [line, key]);
  return fits;
}
