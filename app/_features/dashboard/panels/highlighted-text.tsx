import { Fragment } from "react";
import styles from "./panel-parts.module.css";

/** A text with what was searched for marked; upper and lower case are the same. */
export function HighlightedText({ text, search }: { text: string; search: string }) {
  if (search === "") return text;
  const [low, wanted] = [text.toLowerCase(), search.toLowerCase()];
  const starts: number[] = [];
  for (let at = low.indexOf(wanted); at !== -1; at = low.indexOf(wanted, at + wanted.length)) starts.push(at);
  if (starts.length === 0) return text;
  return (
    <>
      {starts.map((start, index) => (
        <Fragment key={start}>
          {text.slice(index === 0 ? 0 : (starts[index - 1] ?? 0) + wanted.length, start)}
          <mark className={styles.found}>{text.slice(start, start + wanted.length)}</mark>
        </Fragment>
      ))}
      {text.slice((starts.at(-1) ?? 0) + wanted.length)}
    </>
  );
}
