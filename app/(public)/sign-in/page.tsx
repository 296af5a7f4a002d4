import { Siren } from "lucide-react";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ContinueButton } from "@/app/(public)/sign-in/continue-button";
import { Notice } from "@/app/(public)/sign-in/notice";
import { isOtherLoopbackName, noticeOf, returnPath } from "@/server/identity/rules";
import { SIGNED_OUT_COOKIE } from "@/server/identity/session-cookie";
import { viewerOf } from "@/server/identity/viewer-of";
import { services } from "@/server/services";

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signIn");
  return { title: t("title"), robots: { index: false } };
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [query, jar, t, locale] = await Promise.all([searchParams, cookies(), getTranslations("auth"), getLocale()]);
  const { env, embedded } = services();
  const head = await headers();
  if (isOtherLoopbackName(head.get("host"), env.APP_URL)) {
    const same = Object.entries(query).map(([name, value]) => [name, single(value) ?? ""]);
    redirect(`${env.APP_URL}/sign-in?${new URLSearchParams(same)}`);
  }
  const returnTo = returnPath(single(query.callbackUrl), env.APP_URL);
  const asked = noticeOf(single(query.error));
  if (await viewerOf({ headers: head })) redirect(returnTo);
  // Coming back from the provider's sign-out leads here by way of the console's gate.
  const justSignedOut = jar.has(SIGNED_OUT_COOKIE) && (asked === null || asked === "SessionRequired");
  const notice = justSignedOut ? "SignedOut" : asked === "SessionRequired" && returnTo === "/" ? null : asked;

  return (
    <main className="grid flex-1 place-items-center p-4">
      <section
        aria-labelledby="sign-in-heading"
        className="flex w-full max-w-[440px] flex-col gap-6 rounded-md border border-weak bg-primary p-6"
      >
        <header>
          <p className="flex items-center gap-2 font-medium text-secondary">
            <Siren aria-hidden size={20} />
            {t("sandbox.product")}
          </p>
          <h1 id="sign-in-heading" className="mt-3 text-2xl font-medium">
            {t("signIn.heading")}
          </h1>
          <p className="mt-1 text-secondary">{t("signIn.lead")}</p>
        </header>
        {notice ? (
          <Notice notice={notice} title={t(`notice.${notice}.title`)} body={t(`notice.${notice}.body`)} />
        ) : null}
        <div className="flex flex-col gap-2">
          <ContinueButton
            label={t("signIn.continue")}
            pendingLabel={t("signIn.opening")}
            failure={t("signIn.unreachable")}
            returnTo={returnTo}
            locale={locale}
            askAgain={notice === "AccessDenied" || notice === "AccessRemoved"}
          />
          <noscript>
            <p className="text-sm text-warning">{t("signIn.needsScript")}</p>
          </noscript>
          {embedded.identity ? <p className="text-sm text-secondary">{t("signIn.sandbox")}</p> : null}
        </div>
      </section>
    </main>
  );
}
