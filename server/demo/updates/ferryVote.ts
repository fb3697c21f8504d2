/** What became known in the gymnasium, as the evening went. */
export const ferryVoteUpdates = `
@ +12m The doors are shut
At eight the caretaker shut the doors. Of 1,702 people who may vote 1,388 have, which is more than in any vote since the one about electric light.
@ +48m The first can is empty
The first milk can has been counted on the vaulting horse: 402 for the ferry, 371 against. The second is the heavier one.
@ +1h31m A recount, because of a seven
Two tellers differ by one over a bundle of fifty. A paper was read as a seven that is a one. The hall has agreed to count the second can again from the beginning, and somebody has gone for coffee.
@ +2h14m Eleven votes
It is done: 694 for the ferry, 683 against, eleven papers that say neither and one with a drawing of a boat, which was counted as neither after a short debate. The night ferry goes on.
`;
