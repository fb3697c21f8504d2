import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { AccountView } from "../../server/protocol/accounts.ts";
import { ApiProblem, api } from "../core/api.ts";
import { troubleOf } from "./useSignIn.ts";

/** The account as the server has it, and how it is changed. */
export interface Account {
  view: AccountView;
  take(view: AccountView): void;
  /** Does something that changes the account; undefined when it was refused, which is said. */
  change<T>(work: () => Promise<T>): Promise<T | undefined>;
}

/** `mustSignIn`: what was tried asks for a sign-in that is not so long ago. */
export function useAccount(memberId: string | undefined) {
  const [view, setView] = useState<AccountView | null>(null);
  const [trouble, setTrouble] = useState("");
  const [mustSignIn, setMustSignIn] = useState(false);

  const change = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setTrouble("");
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      if (thrown.problem === "sign-in-again") setMustSignIn(true);
      else setTrouble(faultOf(thrown));
      return undefined;
    }
  };
  const load = async () => {
    const read = await change(() => api.get<AccountView>("me/account"));
    if (read) setView(read);
  };
  useEffect(() => {
    setView(null);
    if (memberId !== undefined) void load();
  }, [memberId]);

  const account: Account | null = view && { view, take: setView, change };
  const again = () => {
    setMustSignIn(false);
    void load();
  };
  return { account, trouble, mustSignIn, again };
}

const fields = ["name", "email", "password", "code"] as const;

function faultOf(problem: ApiProblem): string {
  const [error] = problem.body.errors ?? [];
  const field = fields.find(name => name === error?.path);
  return field && error ? say(`signin.wrong.${field}`, { fault: error.message }) : troubleOf(problem);
}
