import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseChoices, WatchList } from "../../../server/protocol/cases.ts";
import { limits } from "../../../server/protocol/limits.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
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
      setProblem(problemOf(thrown));
    }
  };
  const save = ({ id, name, articleIds }: Draft) => {
    const body = { name, articleIds: [...articleIds] };
    return act(
      () => (id ? api.put(`watch-lists/${id}`, body) : api.post("watch-lists", body)),
      say("deskQueue.watch.saved", { name }),
    );
  };
  const remove = ({ id, name }: WatchList) =>
    act(() => api.del(`watch-lists/${id}`), say("deskQueue.watch.removed", { name }));
  const edit = ({ id, name, articles }: WatchList) =>
    setDraft({ id, name, articleIds: new Set(articles.map(article => article.id)) });

  return (
    <DeskDialog title={say("deskQueue.watch.title")} close={close}>
      <div class="watch">
        <p class="hint">{say("deskQueue.watch.hint")}</p>
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
                  <span class="hint">{say("deskQueue.watch.articles", { count: list.articles.length })}</span>
                  <button
                    class="btn btn-sm"
                    type="button"
                    aria-label={say("deskQueue.watch.changeOne", { name: list.name })}
                    onClick={() => edit(list)}
                  >
                    {say("deskQueue.watch.change")}
                  </button>
                  <button
                    class="btn btn-sm btn-quiet"
                    type="button"
                    aria-label={say("deskQueue.watch.removeOne", { name: list.name })}
                    onClick={() => void remove(list)}
                  >
                    {say("deskQueue.watch.remove")}
                  </button>
                </li>
              ))}
            </ul>
            <button class="btn" type="button" onClick={() => setDraft(emptyDraft)}>
              <Icon name="plus" />
              {say("deskQueue.watch.new")}
            </button>
          </>
        )}
      </div>
    </DeskDialog>
  );
}

function problemOf({ body, sentence }: ApiProblem): string {
  const [first] = body.errors ?? [];
  if (!first) return sentence;
  const field = first.path === "name" ? "name" : "articleIds";
  return say(`deskQueue.watch.wrong.${field}`, { fault: first.message });
}

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
      ? say("deskQueue.watch.nameFirst")
      : draft.articleIds.size === 0
        ? say("deskQueue.watch.articleFirst")
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
        {say("deskQueue.watch.name")}
      </label>
      <input
        class="field"
        id="watch-name"
        maxLength={limits.nameCodePoints}
        value={draft.name}
        onInput={event => change({ ...draft, name: event.currentTarget.value })}
      />
      <fieldset class="watch-articles">
        <legend class="label">{say("deskQueue.watch.articlesField")}</legend>
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
          {say("thread.cancel")}
        </button>
        <button class="btn btn-primary" type="submit" aria-disabled={cannot !== null}>
          {say("desk.save")}
        </button>
      </div>
    </form>
  );
}
