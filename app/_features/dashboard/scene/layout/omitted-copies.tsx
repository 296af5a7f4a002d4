import { useTranslations } from "next-intl";
import type { Part } from "./part";
import styles from "./layout.module.css";

/** Says that a part is repeated for more values than are drawn. */
export function OmittedCopies({ part }: { part: Part }) {
  const words = useTranslations("scene");
  const { omitted } = part.state;
  return omitted > 0 ? <p className={styles.omitted}>{words("repeat.omitted", { count: omitted })}</p> : null;
}
