import { useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseChoices, WatchList } from "../../../server/protocol/cases.ts";
import { limits } from "../../../server/protocol/limits.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import { counted } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";
import { DeskDialog } from "../parts/DeskDialog.tsx";

interface WatchListDialogProps {
  choices: CaseChoices | null;
  /** Something was added, changed or removed. */
  changed: () => void;
  close: () => void;
}

interface Draft {
  /** Null while it is a new one. */
  id: Id | null;
  name: string;
  articleIds: ReadonlySet<Id>;
}

const emptyDraft: Draft = { id: null, name: "", articleIds: new Set() };

/** The named groups of articles by which the queue can be filtered; they belong to the whole desk. */
export function WatchListDialog({ choices, changed, close }: WatchListDialogProps) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const lists = choices?.watchLists ?? [];

  const act = async (work: () => Promise<unknown>, says: string) => {
    try {
      await work();
      setDraft(null);
      setProblem(null);
      announce(says);
      changed();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      const [first] = thrown.body.errors ?? [];
      setProblem(first ? `${fieldNames[first.path] ?? first.path} ${first.message}.` : `${thrown.body.title}.`);
    }
  };
  const save = ({ id, name, articleIds }: Draft) => {
    const body = { name, articleIds: [...articleIds] };
    return act(() => (id ? api.put(`watch-lists/${id}`, body) : api.post("watch-lists", body)), `${name} saved.`);
  };
  const remove = ({ id, name }: WatchList) => act(() => api.del(`watch-lists/${id}`), `${name} removed.`);
  const edit = ({ id, name, articles }: WatchList) =>
    setDraft({ id, name, articleIds: new Set(articles.map(article => article.id)) });

  return (
    <DeskDialog title="Watch-lists" close={close}>
      <div class="watch">
        <p class="hint">A watch-list is a group of articles, for the whole desk to filter the queue by.</p>
        {problem && (
          <p class="banner banner-warn" role="alert">
            {problem}
          </p>
        )}
        {draft ? (
          <ListForm draft={draft} choices={choices} change={setDraft} save={save} cancel={() => setDraft(null)} />
        ) : (
          <>
            <ul class="watch-lists">
              {lists.map(list => (
                <li key={list.id}>
                  <b>
                    <bdi>{list.name}</bdi>
                  </b>
                  <span class="hint">{counted(list.articles.length, { one: "# article", other: "# articles" })}</span>
                  <button
                    class="btn btn-sm"
                    type="button"
                    aria-label={`Change ${list.name}`}
                    onClick={() => edit(list)}
                  >
                    Change
                  </button>
                  <button
                    class="btn btn-sm btn-quiet"
                    type="button"
                    aria-label={`Remove ${list.name}`}
                    onClick={() => void remove(list)}
                  >
                    Remove
                  </button>
                </li>
              ))}
            </ul>
            <button class="btn" type="button" onClick={() => setDraft(emptyDraft)}>
              <Icon name="plus" />
              New watch-list
            </button>
          </>
        )}
      </div>
    </DeskDialog>
  );
}

const fieldNames: Record<string, string> = { name: "The name", articleIds: "The list" };

interface ListFormProps {
  draft: Draft;
  choices: CaseChoices | null;
  change: (draft: Draft) => void;
  save: (draft: Draft) => Promise<void>;
  cancel: () => void;
}

function ListForm({ draft, choices, change, save, cancel }: ListFormProps) {
  const cannot =
    draft.name.trim() === ""
      ? "Give it a name first."
      : draft.articleIds.size === 0
        ? "Choose an article first."
        : null;
  const toggle = (id: Id) => {
    const articleIds = new Set(draft.articleIds);
    if (!articleIds.delete(id)) articleIds.add(id);
    change({ ...draft, articleIds });
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (!cannot) void save(draft);
      }}
    >
      <label class="label" for="watch-name">
        Name
      </label>
      <input
        class="field"
        id="watch-name"
        maxLength={limits.nameCodePoints}
        value={draft.name}
        onInput={event => change({ ...draft, name: event.currentTarget.value })}
      />
      <fieldset class="watch-articles">
        <legend class="label">Articles</legend>
        {choices?.articles.map(({ id, title }) => (
          <label key={id} class="watch-article">
            <input class="check" type="checkbox" checked={draft.articleIds.has(id)} onChange={() => toggle(id)} />
            <bdi>{title}</bdi>
          </label>
        ))}
      </fieldset>
      <p class="hint" role="status">
        {cannot}
      </p>
      <div class="dialog-foot">
        <button class="btn btn-quiet" type="button" onClick={cancel}>
          Cancel
        </button>
        <button class="btn btn-primary" type="submit" aria-disabled={cannot !== null}>
          Save
        </button>
      </div>
    </form>
  );
}
