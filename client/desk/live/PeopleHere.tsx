import { useEffect, useId, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { ArticlePart, ArticlePerson, AuthorView } from "../../../server/protocol/articles.ts";
import { articleParts } from "../../../server/protocol/articles.ts";
import { limits } from "../../../server/protocol/limits.ts";
import { may } from "../../../server/protocol/permissions.ts";
import { Avatar } from "../../core/Avatar.tsx";
import { api } from "../../core/api.ts";
import { Badges } from "../../core/Badges.tsx";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { DeskDialog } from "../parts/DeskDialog.tsx";
import { DialogFoot } from "./DialogFoot.tsx";
import { useChange } from "./useChange.ts";
import type { EventDoor } from "./useEvent.ts";

type People = { items: ArticlePerson[] };

/** Who is somebody under this article: it stands beside their names here, and nowhere else. */
export function PeopleHere({ event, member }: { event: EventDoor; member: Member }) {
  const { path, people, setPeople } = event;
  const [isAdding, setAdding] = useState(false);
  const change = useChange();
  // A host runs the discussion and appoints nobody.
  const mayAppoint = may(member, "decide") || people.some(({ id, part }) => id === member.id && part === "editor");
  const remove = ({ id, name }: ArticlePerson) =>
    change.run(
      async () => setPeople((await api.del<People>(`${path}/people/${id}`)).items),
      say("deskLive.people.gone", { name }),
    );
  return (
    <section class="run-part" aria-label={say("deskLive.people.title")}>
      <h3>{say("deskLive.people.title")}</h3>
      {people.length === 0 && <p class="hint">{say("deskLive.people.nobody")}</p>}
      <ul class="people-here">
        {people.map(person => (
          <li key={person.id}>
            <Avatar id={person.id} name={person.name} badges={[person.part]} size="xs" />
            <span>
              <bdi class="who">{person.name}</bdi>{" "}
              <Badges author={{ badges: [person.part], ...(person.label ? { label: person.label } : {}) }} />
            </span>
            {mayAppoint && (
              <button
                class="icon-btn icon-btn-sm"
                type="button"
                aria-label={say("deskLive.people.takeOff", { name: person.name })}
                onClick={() => void remove(person)}
              >
                <Icon name="x" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayAppoint && (
        <button class="btn btn-sm" type="button" onClick={() => setAdding(true)}>
          <Icon name="personPlus" />
          {say("deskLive.people.add")}
        </button>
      )}
      <p class="trouble" role="alert">
        {change.trouble}
      </p>
      {isAdding && <AddDialog path={path} added={setPeople} close={() => setAdding(false)} />}
    </section>
  );
}

interface AddProps {
  path: string;
  added: (people: ArticlePerson[]) => void;
  close: () => void;
}

function AddDialog({ path, added, close }: AddProps) {
  const [asked, ask] = useState("");
  const [found, setFound] = useState<AuthorView[]>([]);
  const [who, choose] = useState<AuthorView | null>(null);
  const [part, setPart] = useState<ArticlePart>("guest");
  const [label, setLabel] = useState("");
  const change = useChange();
  const id = useId();
  useEffect(() => {
    if (asked.trim() === "") return setFound([]);
    let isLate = false;
    const timer = setTimeout(() => {
      api.get<{ items: AuthorView[] }>(`${path}/people/candidates?q=${encodeURIComponent(asked)}`).then(
        ({ items }) => isLate || setFound(items),
        () => isLate || setFound([]),
      );
    }, 200);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [asked, path]);
  const send = async () => {
    if (!who) return;
    const request = { part, label: label.trim() || null };
    const work = async () => added((await api.put<People>(`${path}/people/${who.id}`, request)).items);
    if (await change.run(work, say("deskLive.people.added", { name: who.name, part }))) close();
  };
  return (
    <DeskDialog
      title={say("deskLive.people.ofArticle")}
      close={close}
      foot={<DialogFoot verb={say("deskLive.people.act")} send={send} close={close} change={change} />}
    >
      <label class="label live-field">
        {say("deskLive.people.name")}
        <input
          class="field"
          type="search"
          dir="auto"
          value={asked}
          maxLength={limits.nameCodePoints}
          onInput={input => ask(input.currentTarget.value)}
        />
      </label>
      <fieldset class="candidates">
        <legend class="sr">{say("deskLive.people.who")}</legend>
        {asked.trim() !== "" && found.length === 0 && <p class="hint">{say("deskLive.people.noneFound")}</p>}
        {found.map(one => (
          <label key={one.id} class="choice">
            <input type="radio" name={id} checked={who?.id === one.id} onChange={() => choose(one)} />
            <Avatar id={one.id} name={one.name} badges={one.badges} size="xs" />
            <bdi>{one.name}</bdi>
          </label>
        ))}
      </fieldset>
      <label class="label live-field">
        {say("deskLive.people.isHere")}
        <select class="field" value={part} onChange={input => setPart(input.currentTarget.value as ArticlePart)}>
          {articleParts.map(one => (
            <option key={one} value={one}>
              {say(`deskLive.part.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="label live-field">
        {say("deskLive.people.label")} <span class="hint">{say("deskLive.people.labelHint")}</span>
        <input
          class="field"
          dir="auto"
          value={label}
          maxLength={limits.personLabelCodePoints}
          onInput={input => setLabel(input.currentTarget.value)}
        />
      </label>
    </DeskDialog>
  );
}
