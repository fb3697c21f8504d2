import { createHash } from "node:crypto";
import { recipe } from "./recipe.ts";
import type { Row } from "./rows.ts";
import type { TrainedVocabulary } from "./vocabulary.ts";

/**
 * The version of a model: the name of its recipe, and eight digits of what it was made of. Other data, lists or settings give another
 * version; the same give the same.
 */
export function versionOf(rows: Row[], { abuse, groups, innocent, things }: TrainedVocabulary): string {
  const hash = createHash("sha256").update(JSON.stringify(recipe));
  for (const { text, source, split, target, weight } of rows) {
    hash
      .update(`\n${source} ${split} ${JSON.stringify(text)}`)
      .update(target)
      .update(weight);
  }
  hash.update(JSON.stringify([[...abuse], [...groups], [...innocent], [...things]]));
  return `${recipe.name}-${hash.digest("hex").slice(0, 8)}`;
}
