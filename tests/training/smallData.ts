import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { pick, seeded } from "../../server/training/random.ts";

const random = seeded(21);
const subjects = ["the council", "our mayor", "this paper", "my neighbour", "the bus driver", "a teacher", "the club"];
const verbs = ["opened", "closed", "praised", "painted", "bought", "visited", "forgot", "answered"];
const things = [
  "a library",
  "the bridge",
  "two schools",
  "the old park",
  "a long letter",
  "the budget",
  "every question",
];
const rude = ["you are an idiot", "what a moron", "shut up you clown", "they are all scum"];

const tame = () =>
  `${pick(subjects, random)} ${pick(verbs, random)} ${pick(things, random)} on day ${Math.floor(random() * 900)}.`;
const texts = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const isRude = i % 4 === 0;
    return { text: isRude ? `${tame()} ${pick(rude, random)}!` : tame(), isRude: isRude ? 1 : 0 };
  });

/** Writes a data folder like the real one with a few invented comments in each file; answers its path. */
export function smallDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "comity-data-"));
  mkdirSync(join(folder, "lexicons"));
  const rows = (name: string, count: number, columns: (isRude: number) => object) =>
    writeFileSync(
      join(folder, `${name}.jsonl.gz`),
      gzipSync(
        texts(count)
          .map(({ text, isRude }) => JSON.stringify({ text, ...columns(isRude) }))
          .join("\n"),
      ),
    );
  const six = (is: number) => ({ toxic: is, severe_toxic: 0, obscene: 0, threat: 0, insult: is, identity_hate: 0 });
  rows("jigsaw_train", 160, six);
  rows("jigsaw_extra", 20, six);
  rows("jigsaw_cleaned", 20, six);
  rows("jigsaw_lower_binary", 20, is => ({ toxic: is }));
  rows("civil_train", 120, is => ({ toxicity: is * 0.8 }));
  rows("civil_spans_train", 20, is => ({ toxicity: is, insult: is, threat: 0, identity: 0, obscene: 0 }));
  rows("cat_wikipedia", 60, is => ({ toxic: is, perspective: is * 0.9 }));
  rows("edos", 20, is => ({ sexist: is, category: is ? "2. derogation" : "none" }));
  rows("implicit_hate", 20, is => ({ hate: is, cls: is ? "implicit_hate" : "not_hate" }));
  rows("hatemoji_build", 20, is => ({ hate: is, type: is ? "derogation" : "none" }));
  rows("paradetox_pairs", 20, () => ({ neutral: [tame()] }));
  rows("spam_train", 80, is => ({ label: is }));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write("synthetic_templates_own.json", JSON.stringify({ neg: ["idgrp are kind"], pos: [], hate: [], thr: [] }));
  write(
    "lexicons/surge_profanity_en.csv",
    "text,canonical_form_1,canonical_form_2,canonical_form_3,category_1,category_2,category_3,severity_rating\nidiot,,,,mental disability,,,1.4\n",
  );
  write("lexicons/dsojevic_en.json", JSON.stringify([{ match: "moron*", tags: ["general"], severity: 2 }]));
  write("lexicons/identity_terms_own.json", JSON.stringify(["welsh", "deaf"]));
  return folder;
}
