import { useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { Page } from "../../../server/protocol/basics.ts";
import type { OldPolicy, PolicyVersion } from "../../../server/protocol/rules.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import { exactTime } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";
import { DeskDialog } from "../parts/DeskDialog.tsx";
import { usePages } from "../parts/usePages.ts";
import { ChangeList } from "./ChangeList.tsx";
import type { RulesDraft } from "./useRules.ts";

interface RulesHistoryProps {
  rules: RulesDraft;
  siteId: string;
  mayChange: boolean;
  close: () => void;
}

/** How the rules came to be. An old version is laid on the page as a draft; saved it is a new version, and nothing is lost. */
export function RulesHistory({ rules, siteId, mayChange, close }: RulesHistoryProps) {
  const path = `sites/${siteId}/policy/versions`;
  const { page, problem: unread, more } = usePages<Page<PolicyVersion>>(path);
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  const problem = unread ?? refused;
  const goBack = async (version: number) => {
    setRefused(null);
    try {
      rules.change((await api.get<OldPolicy>(`${path}/${version}`)).policy);
      announce(say("deskRules.history.onPage", { version }));
      close();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setRefused(thrown);
    }
  };

  return (
    <DeskDialog title={say("deskRules.page.history")} isWide close={close}>
      {problem && (
        <p class="slot-error" role="alert">
          {problem.body.title}.
        </p>
      )}
      {!page && !problem && <p class="hint">{say("desk.reading")}</p>}
      {page && (
        <ol class="versions">
          {page.items.map(({ version, changedAt, changedBy, changes, changeCount }) => (
            <li key={version} aria-labelledby={`version-${version}`}>
              <div class="version-head">
                <h3 id={`version-${version}`}>{say("deskRules.page.version", { version })}</h3>
                <span class="hint">
                  {sayWith("desk.byAt", {
                    name: <bdi>{changedBy ?? "Comity"}</bdi>,
                    time: <time dateTime={changedAt}>{exactTime(changedAt)}</time>,
                  })}
                </span>
                {version === rules.saved?.version ? (
                  <span class="chip chip-good push">
                    <Icon name="check" />
                    {say("deskRules.history.inForce")}
                  </span>
                ) : (
                  mayChange && (
                    <button class="btn btn-sm push" type="button" onClick={() => void goBack(version)}>
                      <Icon name="undo" />
                      {say("deskRules.history.goBack", { version })}
                    </button>
                  )
                )}
              </div>
              {changeCount > 0 ? (
                <ChangeList changes={changes} count={changeCount} />
              ) : (
                <p class="hint">{say(version === 1 ? "deskRules.history.began" : "deskRules.history.unchanged")}</p>
              )}
            </li>
          ))}
        </ol>
      )}
      {page?.nextCursor && (
        <button class="btn" type="button" onClick={more}>
          {say("deskRules.history.older")}
        </button>
      )}
      {mayChange && <p class="hint">{say("deskRules.history.hint")}</p>}
    </DeskDialog>
  );
}
