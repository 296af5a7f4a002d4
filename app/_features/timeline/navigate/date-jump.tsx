import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { INPUT } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import { TextField } from "@/app/_ui/text-field";
import { parseMoment } from "./parse-moment";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  shortcut: string;
  onJump: (time: Date) => void;
}

/** Goes to a moment, typed or taken from a calendar. */
export function DateJump({ open, onOpenChange, shortcut, onJump }: Props) {
  const t = useTranslations("timeline.jump");
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);
  const jump = (time: Date) => {
    onOpenChange(false);
    setText("");
    onJump(time);
  };
  const submit = () => {
    const moment = parseMoment(text, new Date());
    if (moment) jump(moment);
    else setWrong(true);
  };
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <IconButton label={t("open")} shortcut={shortcut} icon={<CalendarClock aria-hidden size={16} />} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t("open")}
          className="z-50 grid w-72 gap-3 rounded-md border border-medium bg-elevated p-3 shadow-overlay"
        >
          <form
            className="flex items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <div className="min-w-0 flex-1">
              <TextField
                label={t("typed")}
                placeholder="02:51"
                autoComplete="off"
                value={text}
                error={isWrong ? t("notUnderstood") : undefined}
                hint={t("hint")}
                onValue={(value) => {
                  setText(value);
                  setWrong(false);
                }}
              />
            </div>
          </form>
          <label className="grid gap-1 text-sm">
            <span className="text-primary font-medium">{t("calendar")}</span>
            <input
              type="datetime-local"
              onChange={({ target }) => {
                const moment = parseMoment(target.value, new Date());
                if (moment) setText(target.value.replace("T", " "));
              }}
              className={`${INPUT} h-9 coarse:h-11`}
            />
          </label>
          <Button variant="primary" onClick={submit}>
            {t("go")}
          </Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
