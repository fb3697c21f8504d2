import { useEffect, useState } from "preact/hooks";
import type { OldPolicy, PolicyVersion } from "../../server/protocol/rules.ts";
import type { Page } from "../../server/protocol/views.ts";
import { ApiProblem, api } from "../core/api.ts";
import { Icon } from "../core/Icon.tsx";
import { exactTime } from "../core/text.ts";
import { announce } from "./announce.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { useDialog } from "./useDialog.ts";
import type { RulesDraft } from "./useRules.ts";

interface RulesHistoryProps {
  rules: RulesDraft;
  siteId: string;
  mayChange: boolean;
  close: () => void;
}

/** How the rules came to be. An old version is laid on the page as a draft; saved it is a new version, and nothing is lost. */
export function RulesHistory({ rules, siteId, mayChange, close }: RulesHistoryProps) {
  const dialog = useDialog(close);
  const [versions, setVersions] = useState<PolicyVersion[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const path = `sites/${siteId}/policy/versions`;

  /** True when it was answered; what was not is said in the dialog. */
  const asking = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(`${thrown.body.title}.`);
    }
  };
  const read = (after: string | null) =>
    asking(async () => {
      const query = after ? `?cursor=${encodeURIComponent(after)}` : "";
      const page = await api.get<Page<PolicyVersion>>(`${path}${query}`);
      setVersions(known => [...((after && known) || []), ...page.items]);
      setCursor(page.nextCursor);
    });
  const goBack = (version: number) =>
    asking(async () => {
      rules.change((await api.get<OldPolicy>(`${path}/${version}`)).policy);
      announce(`The rules of version ${version} are on the page. Nothing is saved yet.`);
      close();
    });
  useEffect(() => void read(null), [path]);

  return (
    <dialog class="dialog dialog-wide" {...dialog} aria-labelledby="history-h">
      <div class="dialog-head">
        <h2 id="history-h" tabIndex={-1}>
          Changes of the rules
        </h2>
        <button class="icon-btn" type="button" aria-label="Close" onClick={close}>
          <Icon name="x" />
        </button>
      </div>
      <div class="dialog-body">
        {problem && (
          <p class="slot-error" role="alert">
            {problem}
          </p>
        )}
        {!versions && !problem && <p class="hint">Reading …</p>}
        {versions && (
          <ol class="versions">
            {versions.map(({ version, changedAt, changedBy, changes, changeCount }) => (
              <li key={version} aria-labelledby={`version-${version}`}>
                <div class="version-head">
                  <h3 id={`version-${version}`}>Version {version}</h3>
                  <span class="hint">
                    {changedBy ? <bdi>{changedBy}</bdi> : "Comity"},{" "}
                    <time dateTime={changedAt}>{exactTime(changedAt)}</time>
                  </span>
                  {version === rules.saved?.version ? (
                    <span class="chip chip-good push">
                      <Icon name="check" />
                      In force
                    </span>
                  ) : (
                    mayChange && (
                      <button class="btn btn-sm push" type="button" onClick={() => void goBack(version)}>
                        <Icon name="undo" />
                        Go back to version {version}
                      </button>
                    )
                  )}
                </div>
                {changeCount > 0 ? (
                  <ChangeList changes={changes} count={changeCount} />
                ) : (
                  <p class="hint">{version === 1 ? "As the site began." : "Nothing was changed."}</p>
                )}
              </li>
            ))}
          </ol>
        )}
        {cursor && (
          <button class="btn" type="button" onClick={() => void read(cursor)}>
            Show older versions
          </button>
        )}
        {mayChange && <p class="hint">Going back lays that version on the page; saved, it is a new version.</p>}
      </div>
    </dialog>
  );
}
