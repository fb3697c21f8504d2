import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { NextStep } from "../../server/protocol/accounts.ts";
import type { FieldError } from "../../server/protocol/problems.ts";
import { ApiProblem, api } from "../core/api.ts";
import { cross } from "../core/crossing.ts";
import type { Session } from "../core/session.ts";
import { minutesAndSeconds } from "../core/text.ts";
import { signByPasskey } from "./passkey.ts";

/** Where somebody is on the way in. `reset`: the mail with the link to a new password is on its way. */
export type Step =
  | { kind: "sign-in" }
  | { kind: "sign-up" }
  | { kind: "mail"; ticket: string }
  | { kind: "second-factor"; ticket: string }
  | { kind: "reset" };

type FieldName = "name" | "email" | "password" | "code";

/** The way in, step by step; `onIn` is called once somebody is signed in. `typed` stands in the fields already. */
export function useSignIn(
  session: Session,
  first: "sign-in" | "sign-up",
  onIn: () => void,
  typed: Partial<Record<FieldName, string>> = {},
) {
  const [step, setStep] = useState<Step>({ kind: first });
  const [fields, setFields] = useState<Record<FieldName, string>>({
    name: "",
    email: "",
    password: "",
    code: "",
    ...typed,
  });
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [trouble, setTrouble] = useState("");
  const [isSending, setSending] = useState(false);

  const go = (next: Step) => {
    setStep(next);
    setErrors([]);
    setTrouble("");
    setFields(before => ({ ...before, code: "" }));
  };
  const goOn = (asked: NextStep | null) => {
    if (!asked) return onIn();
    go({ kind: asked.next, ticket: asked.ticket });
  };
  /** One thing at a time; what is wrong is said beside its field, or below. */
  const attempt = async (work: () => Promise<void>) => {
    if (isSending) return;
    setSending(true);
    setErrors([]);
    setTrouble("");
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      const { errors: atFields = [] } = thrown.body;
      if (thrown.problem === "link-over") go({ kind: "sign-in" });
      setErrors(atFields);
      if (atFields.length === 0) setTrouble(troubleOf(thrown));
    } finally {
      setSending(false);
    }
  };

  const { name, email, password, code } = fields;
  const send = () =>
    attempt(async () => {
      if (step.kind === "sign-in") goOn(await session.proceed("sessions", { email, password }));
      if (step.kind === "sign-up") goOn(await session.proceed("members", { name, email, password }));
      if (step.kind === "mail") goOn(await session.proceed("sessions/code", { ticket: step.ticket, code }));
      if (step.kind === "second-factor")
        goOn(await session.proceed("sessions/second-factor", { ticket: step.ticket, code }));
      if (step.kind === "reset") go({ kind: "sign-in" });
    });
  const askForLink = () => attempt(async () => goOn(await session.proceed("sessions/link", { email })));
  const askForReset = () =>
    attempt(async () => {
      await api.post("passwords/reset", { email });
      go({ kind: "reset" });
    });
  const byPasskey = () =>
    attempt(async () => {
      const response = await signByPasskey();
      if (response) goOn(await session.proceed("sessions/passkey", { response }));
      else setTrouble(say("signin.no-passkey"));
    });

  /** On a page of another origin: by whatever way there is on a page of ours, in a window. */
  const byWindow = () =>
    attempt(async () => {
      const code = await cross();
      if (code) goOn(await session.proceed("sessions/exchange", { code }));
    });

  // The link of the mail may have been pressed in another tab of this browser: then the cookie is there already.
  useEffect(() => {
    if (step.kind !== "mail") return;
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      await session.load();
      if (session.state.member) onIn();
    };
    const onShown = () => void look().catch(() => {});
    document.addEventListener("visibilitychange", onShown);
    return () => document.removeEventListener("visibilitychange", onShown);
  }, [step.kind]);

  return {
    step,
    fields,
    trouble,
    isSending,
    set: (field: FieldName) => (value: string) => setFields(before => ({ ...before, [field]: value })),
    errorOf: (field: FieldName) => errors.find(({ path }) => path === field)?.message,
    go,
    send,
    askForLink,
    askForReset,
    byPasskey,
    byWindow,
  };
}

export type WayIn = ReturnType<typeof useSignIn>;

/** What stands under the fields, where nothing stands beside one of them. */
export function troubleOf({ problem, body }: ApiProblem): string {
  switch (problem) {
    case "wrong-credentials":
    case "wrong-code":
    case "wrong-passkey":
    case "link-over":
    case "no-mail":
      return say(`signin.${problem}`);
    case "too-many-requests":
      return say("signin.tooMany", { time: minutesAndSeconds(Number(body.retryAfterSeconds) || 60) });
    case "offline":
      return say("signin.notSent");
    default:
      return say("signin.notDone");
  }
}
