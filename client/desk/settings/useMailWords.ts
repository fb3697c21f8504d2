import { useCallback, useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type {
  MailPreview,
  MailTemplate,
  MailTemplatePlace,
  MailTemplatesView,
  MailTemplateView,
} from "../../../server/protocol/mailTemplates.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { announce } from "../parts/announce.tsx";
import { saying } from "./useSettings.ts";

export interface MailWords {
  /** Null while it is read. */
  view: MailTemplateView | null;
  problem: ApiProblem | null;
  reload(): void;
  /** Which mails are written in the site's own words. */
  own: MailTemplatesView["items"];
  /** Keeps these words, or goes back to the built-in ones where they are those; answers what cannot be kept. */
  save(template: MailTemplate): Promise<FieldError[]>;
  preview(template: MailTemplate): Promise<MailPreview | FieldError[]>;
}

/** How a site writes one kind of mail in one language. */
export function useMailWords(siteId: Id, { kind, language }: MailTemplatePlace): MailWords {
  const [view, setView] = useState<MailTemplateView | null>(null);
  const [own, setOwn] = useState<MailTemplatesView["items"]>([]);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const all = `sites/${siteId}/mail-templates`;
  const path = `${all}/${kind}/${language}`;

  const reload = useCallback(() => {
    setProblem(null);
    api.get<MailTemplatesView>(all).then(({ items }) => setOwn(items), setProblem);
    api.get<MailTemplateView>(path).then(setView, setProblem);
  }, [all, path]);
  useEffect(reload, [reload]);

  const isRead = view?.kind === kind && view.language === language;
  const save = async (template: MailTemplate): Promise<FieldError[]> => {
    if (!view) return [];
    try {
      const readAt = view.own?.changedAt ?? null;
      const isBuiltIn = isSame(template, view.builtIn);
      setView(
        isBuiltIn
          ? await api.del<MailTemplateView>(path)
          : await api.put<MailTemplateView>(path, { ...template, readAt }),
      );
      setOwn((await api.get<MailTemplatesView>(all)).items);
      announce(say("deskSettings.saved"));
      return [];
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      announce(say("deskSettings.notSaved"), "assertive");
      // Somebody was quicker: the next try is made on what they saved.
      if (thrown.problem === "settings-changed") reload();
      return faultsOf(thrown);
    }
  };
  const preview = async (template: MailTemplate): Promise<MailPreview | FieldError[]> => {
    try {
      return await api.post<MailPreview>(`${path}/previews`, template);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      return faultsOf(thrown);
    }
  };
  return { view: isRead ? view : null, problem, reload, own, save, preview };
}

export const isSame = (one: MailTemplate, other: MailTemplate) =>
  one.subject === other.subject && one.text === other.text;

const faultsOf = (thrown: ApiProblem): FieldError[] => thrown.body.errors ?? [{ path: "", message: saying(thrown) }];
