/** What the server wants done elsewhere: a way there, and back. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Step } from "../../adapter/types";
import { Button, Notice } from "../../design";
import { email, server } from "../../state/entrance";
import { giveUp, goOn, opened, openPage } from "../../state/elsewhere";

const STAGES: Record<string, string> = {
  "m.login.msisdn": "a phone number",
  "m.login.recaptcha": "a captcha",
  "m.login.sso": "an account of another service",
};

/** What such stages are, in words. */
export const stageWords = (stages: readonly string[]): string => stages.map((stage) => STAGES[stage] ?? `“${stage}”`).join(" and ");

export function Elsewhere({ step }: { step: Step }) {
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus(), [step]);
  const isOver = opened.value === "over";
  const isOpen = isOver || opened.value === "yes";
  return (
    <section class="flex flex-col gap-4" aria-label="One more step">
      {step.url === null ? (
        <p>
          {server.value?.name} has sent a mail to <b class="font-semibold">{email.value}</b>. Open the link in it; then go on here.
        </p>
      ) : (
        <p>
          {server.value?.name} asks for {stageWords([step.stage])}. That is done on a page of its own; come back here when you are through.
        </p>
      )}
      <Notice kind="error">{step.again && !isOpen ? "The server says that this is not done yet." : null}</Notice>
      {step.url !== null && opened.value === "blocked" && (
        <Notice kind="error">
          Your browser did not open the page.{" "}
          <a href={step.url} target="_blank" rel="noopener noreferrer" class="underline underline-offset-2">
            Open it by this link
          </a>
          .
        </Notice>
      )}
      {step.url !== null && (
        <Button kind={isOpen ? "plain" : "primary"} icon="globe" wide buttonRef={first} onClick={openPage}>
          {isOpen ? "Open the page again" : "Open the page"}
        </Button>
      )}
      <Button kind={isOpen || step.url === null ? "primary" : "plain"} wide busy={isOver} onClick={goOn} {...(step.url === null && { buttonRef: first })}>
        Continue
      </Button>
      <Button kind="quiet" wide onClick={giveUp}>
        Cancel
      </Button>
    </section>
  );
}
