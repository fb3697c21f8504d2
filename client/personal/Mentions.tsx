import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Mentionable } from "../../server/protocol/personal.ts";
import { Avatar } from "../core/Avatar.tsx";
import { api } from "../core/api.ts";
import { useTalk } from "../thread/context.ts";
import { beingMentioned, withMention } from "./mention.ts";

interface MentionsProps {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
}

const askAfterMs = 120;

const hasFocus = (element: Element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element;

/** Under a field in which "@" and the beginning of a name stand before the caret: people of the discussion whose name goes on so. */
export function Mentions({ field, text, onText }: MentionsProps) {
  const { article, announce } = useTalk();
  const [people, setPeople] = useState<Mentionable[]>([]);
  const [at, setAt] = useState(0);
  const listId = `${field.current?.id}-people`;
  const isOpen = people.length > 0;
  const close = () => setPeople([]);

  useEffect(() => {
    const element = field.current;
    const asked = element && hasFocus(element) ? beingMentioned(text, element.selectionStart) : null;
    if (asked === null) return close();
    let isOver = false;
    const timer = setTimeout(() => {
      api.get<Mentionable[]>(`articles/${article.id}/mentionable?${new URLSearchParams({ q: asked })}`).then(
        found => {
          if (isOver) return;
          setPeople(found);
          setAt(0);
          if (found.length > 0) announce(say("personal.mentions.found", { count: found.length }));
        },
        // Whoever knows the name can write it.
        close,
      );
    }, askAfterMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text]);

  const choose = ({ name }: Mentionable) => {
    const element = field.current;
    if (!element) return;
    const next = withMention(text, element.selectionStart, name);
    onText(next.text);
    close();
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(next.caret, next.caret);
    });
  };

  const onKey = useRef((_: KeyboardEvent) => {});
  onKey.current = event => {
    const chosen = people[at];
    if (!chosen || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key === "ArrowDown") setAt((at + 1) % people.length);
    else if (event.key === "ArrowUp") setAt((at + people.length - 1) % people.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(chosen);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    const element = field.current;
    const press = (event: KeyboardEvent) => onKey.current(event);
    // Before the field's own keys: Escape would close it.
    element?.addEventListener("keydown", press, { capture: true });
    element?.addEventListener("blur", close);
    return () => {
      element?.removeEventListener("keydown", press, { capture: true });
      element?.removeEventListener("blur", close);
    };
  }, []);
  useEffect(() => {
    const told = { "aria-controls": listId, "aria-activedescendant": `${listId}-${at}`, "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(told)) {
      if (isOpen) field.current?.setAttribute(name, value);
      else field.current?.removeAttribute(name);
    }
  }, [isOpen, at]);

  if (!isOpen) return null;
  return (
    <div class="menu mentions" role="listbox" id={listId} aria-label={say("personal.mentions.people")}>
      {people.map((person, index) => (
        <div
          key={person.id}
          class={`menu-item${index === at ? " is-active" : ""}`}
          role="option"
          tabIndex={-1}
          id={`${listId}-${index}`}
          aria-selected={index === at}
          onPointerDown={event => {
            // The field keeps the focus.
            event.preventDefault();
            choose(person);
          }}
        >
          <Avatar id={person.id} name={person.name} badges={person.badges} size="xs" />
          <bdi>{person.name}</bdi>
        </div>
      ))}
    </div>
  );
}
