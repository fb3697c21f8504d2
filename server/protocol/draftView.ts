/** What I am writing, as the server has it. `text` is empty when it was posted or given up on some device. */
export interface DraftView {
  /** `top`, the id of the comment that it answers, or `edit:` and the id of the comment that it changes. */
  place: string;
  text: string;
  /** Grows with each change: a device sends the one that it saw. */
  revision: number;
}
