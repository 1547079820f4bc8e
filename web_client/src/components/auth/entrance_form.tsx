/** The form to log in, and the one to sign up: what they have in common is most of it. */
import { useEffect, useRef } from "preact/hooks";
import { Button, Checkbox, Field, Notice } from "../../design";
import { accept, accepted, attempt, busy, checkName, email, password, PLACES, problems, registrationToken, server, signUp, type, userName, type Form, type Place } from "../../state/entrance";
import { hashOf } from "../../state/route";
import { step } from "../../state/elsewhere";
import { farewell, ownServer } from "../../state/session";
import { Elsewhere, stageWords } from "./elsewhere";
import { ServerChoice } from "./server_choice";
import { Services } from "./services";

const WORDS = {
  login: { title: "Log in", other: "register", question: "New here?", answer: "Sign up" },
  register: { title: "Sign up", other: "login", question: "Have an account?", answer: "Log in" },
} as const;

type Input = HTMLInputElement & HTMLTextAreaElement;
type Take = (place: Place) => (element: Input | null) => void;

export function EntranceForm({ form }: { form: Form }) {
  const words = WORDS[form];
  const fields = useRef<Partial<Record<Place, Input | null>>>({});
  const take: Take = (place) => (element) => void (fields.current[place] = element);
  const wrong = problems.value;
  const shut = form === "register" ? closedWords() : noPasswordWords();
  const elsewhere = form === "register" ? step.value : null;

  useEffect(() => {
    // A touch screen would open its keyboard over the form.
    if (matchMedia("(pointer: fine)").matches) fields.current[userName.peek() ? "password" : "user"]?.focus();
  }, []);

  const submit = async (event: Event) => {
    event.preventDefault();
    await attempt(form);
    const first = PLACES.find((place) => problems.peek()[place]);
    if (first) fields.current[first]?.focus();
  };

  return (
    <form class="flex flex-col gap-5" noValidate onSubmit={(event) => void submit(event)} aria-labelledby="entrance-title">
      <h1 id="entrance-title" class="text-2xl font-bold tracking-tight">
        {words.title}
      </h1>
      <Notice>{wrong.form ? null : farewell.value}</Notice>
      {!elsewhere && <ServerChoice inputRef={take("server")} />}
      {elsewhere ? (
        <Elsewhere step={elsewhere} />
      ) : (
        <>
          {shut ? <Notice>{shut}</Notice> : <Fields form={form} take={take} />}
          <Notice kind="error">{wrong.form}</Notice>
          {!shut && (
            <Button kind="primary" type="submit" wide busy={busy.value === form}>
              {words.title}
            </Button>
          )}
          <Services beside={!shut} />
        </>
      )}
      <p class="text-center text-sm text-muted">
        {words.question}{" "}
        <a href={hashOf({ page: words.other })} class="font-medium text-accent underline-offset-2 hover:underline">
          {words.answer}
        </a>
      </p>
    </form>
  );
}

/** What is typed. */
function Fields({ form, take }: { form: Form; take: Take }) {
  const wrong = problems.value;
  return (
    <>
      <Field
        label="User name"
        name="username"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        required
        maxLength={255}
        value={userName.value}
        onValue={(value) => type("user", value)}
        onBlur={form === "register" ? () => void checkName() : undefined}
        error={wrong.user}
        hint={form === "register" ? "Small letters, digits and . _ = - / +" : undefined}
        inputRef={take("user")}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autocomplete={form === "register" ? "new-password" : "current-password"}
        required
        maxLength={512}
        value={password.value}
        onValue={(value) => type("password", value)}
        error={wrong.password}
        hint={form === "register" ? "Take a long one that you use nowhere else." : undefined}
        inputRef={take("password")}
      />
      {form === "register" && <WhatTheServerAsks take={take} />}
    </>
  );
}

function WhatTheServerAsks({ take }: { take: Take }) {
  const { mode, email: withEmail, terms, beyond } = signUp.value ?? { mode: "open", email: false, terms: [], beyond: [] };
  return (
    <>
      {withEmail && (
        <Field
          label="E-mail address"
          name="email"
          type="email"
          autocomplete="email"
          required
          maxLength={500}
          value={email.value}
          onValue={(value) => type("email", value)}
          error={problems.value.email}
          hint="This server sends a mail there, with a link to open."
          inputRef={take("email")}
        />
      )}
      {beyond.length > 0 && <Notice>This server asks for {stageWords(beyond)} too, on a page of its own that you open after this one.</Notice>}
      {mode === "token" && (
        <Field
          label="Registration token"
          name="token"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          required
          maxLength={64}
          value={registrationToken.value}
          onValue={(value) => type("token", value)}
          error={problems.value.token}
          hint="Whoever runs this server gives it to you."
          inputRef={take("token")}
        />
      )}
      {terms.length > 0 && (
        <Checkbox checked={accepted.value} onChange={accept} error={problems.value.terms} inputRef={take("terms") as (element: HTMLInputElement | null) => void}>
          I accept:{" "}
          {terms.map((document, at) => (
            <>
              {at > 0 && ", "}
              <a href={document.url} target="_blank" rel="noopener noreferrer" class="text-accent underline underline-offset-2">
                {document.name}
              </a>
            </>
          ))}
        </Checkbox>
      )}
    </>
  );
}

/** Why nobody can sign up here with a name and a password, if so. */
function closedWords(): string | null {
  if (signUp.value?.mode !== "closed") return null;
  if (server.value?.services.length) return "This server makes new accounts in other ways only.";
  const first = server.value?.baseUrl === ownServer() ? " If you run it and it is new: the link that makes the first account was printed when it started." : "";
  return `This server takes no new accounts. Whoever runs it can make one for you; or choose another server.${first}`;
}

/** Why nobody can log in here with a password, if so. */
function noPasswordWords(): string | null {
  if (!server.value || server.value.password) return null;
  const way = server.value.services.length ? "" : ", and Porch knows no other way yet";
  return `${server.value.name} lets nobody in by password${way}.`;
}
