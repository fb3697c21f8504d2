import { useCallback, useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import type { Settings, SettingsView } from "../../../server/protocol/settings.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { announce } from "../parts/announce.tsx";

/** The settings as they stand. Each card saves its own part. */
export interface SettingsDoor {
  siteId: Id;
  view: SettingsView;
  /** Saves some parts; answers what cannot be saved, at its field within the part, and nothing when all is saved. */
  save(parts: Partial<Settings>): Promise<FieldError[]>;
  /** Keeps a secret, or forgets it (null). */
  setSecret(name: string, secret: string | null): Promise<FieldError[]>;
}

/** Null while they are read. */
export function useSettings(siteId: Id): { door: SettingsDoor | null; problem: ApiProblem | null; reload: () => void } {
  const [view, setView] = useState<SettingsView | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const path = `sites/${siteId}/settings`;

  const reload = useCallback(() => {
    setProblem(null);
    api.get<SettingsView>(path).then(setView, setProblem);
  }, [path]);
  useEffect(reload, [reload]);

  const write = async (work: Promise<SettingsView>): Promise<FieldError[]> => {
    try {
      setView(await work);
      setProblem(null);
      announce(say("deskSettings.saved"));
      return [];
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      announce(say("deskSettings.notSaved"), "assertive");
      if (thrown.body.errors) return thrown.body.errors.map(withinPart);
      // Somebody was quicker: the next try is made on what they saved.
      if (thrown.problem === "settings-changed") api.get<SettingsView>(path).then(setView, setProblem);
      return [{ path: "", message: saying(thrown) }];
    }
  };

  const door = view && {
    siteId,
    view,
    save: (settings: Partial<Settings>) => write(api.put<SettingsView>(path, { version: view.version, settings })),
    setSecret: (name: string, secret: string | null) => {
      const place = `sites/${siteId}/secrets/${name}`;
      return write(secret === null ? api.del<SettingsView>(place) : api.put<SettingsView>(place, { secret }));
    },
  };
  return { door, problem, reload };
}

/** `settings.embedding.origins.1` -> `origins.1`. */
const withinPart = ({ path, message }: FieldError): FieldError => ({
  path: path.replace(/^settings\.\w+\.?/, ""),
  message,
});

/** Why something was not saved. */
export function saying({ problem, body }: ApiProblem): string {
  if (problem !== "settings-changed") return `${body.title}.`;
  return typeof body.by === "string"
    ? say("deskSettings.changedMeanwhile", { by: body.by })
    : say("deskSettings.changedBySomebody");
}
