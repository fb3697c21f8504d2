/** Why nobody may have a display name; each completes "This name ...". */
export const nameFaults = {
  hidden: "holds marks that cannot be seen or turn the direction of writing",
  address: "holds an address",
  disguised: "holds letters or signs that look like something else",
  words: "holds words that are not for a name",
  newsroom: "speaks for the newsroom",
  staff: "looks like that of somebody of the newsroom",
} as const;

export type NameFault = keyof typeof nameFaults;
