import { TextCursorInput } from "lucide-react";
import { useFormatter } from "next-intl";
import { isolated } from "../isolated";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

const SHOWN_MAX = 160;

function shortened(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, " ")];
  return characters.length > SHOWN_MAX ? `${characters.slice(0, SHOWN_MAX).join("")}…` : characters.join("");
}

/** A custom field that was set, changed or emptied. */
export function FieldChanged({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  const format = useFormatter();
  const { fieldKind } = event.payload;
  /** What stood in it as its kind is said; empty for nothing. */
  function said(value: unknown): string {
    if (typeof value !== "string" || value === "") return "";
    if (fieldKind === "yes_no" && (value === "yes" || value === "no")) return t(value);
    if (fieldKind === "number" && Number.isFinite(Number(value))) {
      return format.number(Number(value), { maximumSignificantDigits: 15 });
    }
    const day = fieldKind === "date" ? new Date(`${value}T00:00:00Z`) : null;
    if (day && !Number.isNaN(day.getTime())) return format.dateTime(day, { dateStyle: "medium", timeZone: "UTC" });
    return isolated(shortened(value));
  }
  const [from, to] = [said(event.payload.from), said(event.payload.to)];
  const words = { who, b, name: text("name") || t("unknownValue"), from, to };
  return (
    <SystemLine icon={TextCursorInput} event={event}>
      {to
        ? t.rich(from ? "fieldChanged" : "fieldSet", words)
        : t.rich("fieldEmptied", { ...words, from: from || t("unknownValue") })}
    </SystemLine>
  );
}
