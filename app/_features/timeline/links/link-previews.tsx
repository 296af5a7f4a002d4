import { useMemo } from "react";
import { useHydrated } from "@/app/_lib/use-hydrated";
import { LinkPreview } from "./link-preview";
import { ownLinks } from "./own-links";

const MOST = 3;

/** What a message's links within the application lead to. Addresses elsewhere are never asked. */
export function LinkPreviews({ body }: { body: string }) {
  const isHydrated = useHydrated();
  const links = useMemo(
    () => (isHydrated && body.includes("://") ? ownLinks(body, window.location.origin, MOST) : []),
    [isHydrated, body],
  );
  return links.map((link) => <LinkPreview key={link.href} link={link} />);
}
