const kinds = ["keydown", "pointerdown", "wheel", "touchmove"] as const;

export interface Work {
  /** Whether somebody worked since this was last asked. */
  hasBeen(): boolean;
  end(): void;
}

/** Hears whether somebody works at a page, from the opening of it on. A page that is only open is none. */
export function watchWork(page: EventTarget): Work {
  let has = true;
  const note = () => {
    has = true;
  };
  for (const kind of kinds) page.addEventListener(kind, note, { passive: true });
  return {
    hasBeen() {
      const had = has;
      has = false;
      return had;
    },
    end() {
      for (const kind of kinds) page.removeEventListener(kind, note);
    },
  };
}
