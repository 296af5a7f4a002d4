"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/app/_ui/button";

interface ContinueButtonProps {
  label: string;
  pendingLabel: string;
  failure: string;
  returnTo: string;
  locale: string;
  /** Asks for the password again, so that somebody can come in under another name. */
  askAgain: boolean;
}

/** Goes to the identity provider. By script and not as a form: a form's redirects would meet the page's CSP. */
export function ContinueButton({ label, pendingLabel, failure, returnTo, locale, askAgain }: ContinueButtonProps) {
  const [state, setState] = useState<"idle" | "opening" | "failed">("idle");

  async function go(): Promise<void> {
    setState("opening");
    const parameters: Record<string, string> = { ui_locales: locale, ...(askAgain ? { prompt: "login" } : {}) };
    try {
      await signIn("keycloak", { callbackUrl: returnTo }, parameters);
    } catch {
      setState("failed");
    }
  }

  return (
    <>
      <Button variant="primary" size="lg" className="w-full" pending={state === "opening"} onClick={go}>
        {state === "opening" ? pendingLabel : label}
      </Button>
      <p role="alert" className="text-sm text-error empty:hidden">
        {state === "failed" ? failure : null}
      </p>
    </>
  );
}
