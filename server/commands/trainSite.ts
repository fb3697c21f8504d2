import { learn } from "../learning/learn.ts";
import type { NothingLearned } from "../protocol/model.ts";
import { Problem } from "../protocol/problems.ts";
import { siteByName } from "../sites/sites.ts";
import { UsageError } from "./usage.ts";
import { withDatabase } from "./withDatabase.ts";

/** `comity train --site NAME`: learns from the decisions of a site; what is better on the newest of them waits in shadow. */
export async function trainSite(name: string): Promise<number> {
  const learning = await withDatabase(async db => {
    const site = await siteByName(db, name).catch(error => {
      throw error instanceof Problem ? new UsageError(`There is no site with the name ${name}.`) : error;
    });
    return await learn(db, site.id, new Date());
  });
  if (learning.learned === null) {
    console.log(says[learning.because]);
    return 0;
  }
  const { learned } = learning;
  console.log(
    `Learned from ${learned.decisions} decisions; number ${learned.id} waits in shadow. On decisions kept apart:`,
  );
  for (const [label, figures] of Object.entries(learned.figures)) {
    const { rows, shipped, corrected } = figures;
    console.log(`  ${label}: ROC-AUC ${shipped.auc.toFixed(3)} -> ${corrected.auc.toFixed(3)} on ${rows} decisions`);
  }
  return 0;
}

const says = {
  "too-little": "There is too little to learn from.",
  "nothing-better": "On the newest decisions nothing that was learned did better, so nothing changes.",
} as const satisfies Record<NothingLearned, string>;
