import { useTranslations } from "next-intl";
import { useLineValues } from "@/app/_lib/use-line-values";
import type { CommandPreview, CommandProblem } from "@/server/command/contract";
import { type Argument, type CommandName, commandOf, PARTS } from "@/server/command/contract/commands";

type Part = (typeof PARTS)[number];
const isPart = (value: string | undefined): value is Part => PARTS.includes(value as Part);

/** Says in the reader's language what commands are, will do and lack. */
export function useCommandWords() {
  const t = useTranslations("commands");
  const lineValues = useLineValues();
  const argument = ({ name, required }: Argument): string => {
    const label = t.has(`argument.${name}`) ? t(`argument.${name}`) : name;
    return required ? label : t("menu.optional", { name: label });
  };
  return {
    about: (name: CommandName) => t(`about.${name}`),
    comesWith: (name: CommandName): string => {
      const { comesWith } = commandOf(name);
      return comesWith ? t("menu.comesWith", { part: t(`part.${comesWith}`) }) : "";
    },
    /** How it is written: `/task title [@person] [@time]`. */
    usage: (name: CommandName): string => [`/${name}`, ...commandOf(name).args.map(argument)].join(" "),
    preview: ({ key, values }: CommandPreview): string => t(`preview.${key}`, lineValues(values)),
    problem: ({ code, argument: lacking, value }: CommandProblem): string => {
      if (code === "notYet") return t("problem.notYet", { part: isPart(value) ? t(`part.${value}`) : "" });
      const label = lacking && t.has(`argument.${lacking}`) ? t(`argument.${lacking}`) : (lacking ?? "");
      return code === "missing" ? t("problem.missing", { argument: label }) : t(`problem.${code}`);
    },
  };
}
