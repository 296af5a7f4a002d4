import { useEffect, useState } from "react";

/** Whether something is open that an event on `window` opens. */
export function useOpener(event: string): [boolean, (open: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = () => setOpen(true);
    window.addEventListener(event, open);
    return () => window.removeEventListener(event, open);
  }, [event]);
  return [isOpen, setOpen];
}
