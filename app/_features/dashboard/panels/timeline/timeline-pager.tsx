import { IconButton } from "@grafana/ui";
import { useTranslations } from "next-intl";
import styles from "./timeline-pager.module.css";

/** Height of the pager, which the plot gives up. */
export const PAGER_PX = 28;

interface TimelinePagerProps {
  /** Counted from 0. */
  page: number;
  pages: number;
  onPage(page: number): void;
}

/** Turns the pages of a timeline that has more rows than fit. */
export function TimelinePager({ page, pages, onPage }: TimelinePagerProps) {
  const words = useTranslations("charts");
  return (
    <div className={styles.pager}>
      <IconButton
        name="angle-left"
        aria-label={words("previousPage")}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      />
      <span>{words("page", { page: page + 1, pages })}</span>
      <IconButton
        name="angle-right"
        aria-label={words("nextPage")}
        disabled={page >= pages - 1}
        onClick={() => onPage(page + 1)}
      />
    </div>
  );
}
