import { type Argument, type CommandArguments, type CommandName, commandOf } from "@/server/command/contract/commands";
import { printDuration, printMoment, readMoment } from "@/server/command/rules/moment";

/** A text in quotes, as it is read back. */
export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

function printValue({ name, kind, named }: Argument, value: CommandArguments[string]): string {
  if (value === true) return `--${name}`;
  if (kind === "person" && typeof value === "string") {
    return readMoment(value) === null ? `@${value}` : `${name}=${value}`;
  }
  const text =
    typeof value === "object" ? printMoment(value) : typeof value === "number" ? printDuration(value) : value;
  const isWord = kind === "severity" || kind === "status" || kind === "role" || typeof value !== "string";
  return `${named ? `${name}=` : ""}${isWord ? text : quoted(text)}`;
}

/** The line that reads as this command. */
export function printCommand(command: CommandName, args: CommandArguments): string {
  const given = commandOf(command).args.flatMap((argument) => {
    const value = Object.hasOwn(args, argument.name) ? args[argument.name] : undefined;
    return value === undefined ? [] : [printValue(argument, value)];
  });
  return [`/${command}`, ...given].join(" ");
}
