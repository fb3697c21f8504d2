/** What became known about Annex C in the weeks after. */
export const annexCUpdates = `
@ +5d18h Machines at home: the secretariat answers
After we published, the health ministers of Estavia and Galdora asked for medical devices at home to be exempt. The secretariat in Lissen answered that the annex “cannot name every plug”, but that the operational guidance could.
@ +18d22h Galdora votes on the second Sunday of March
Galdora has set the date of its vote: the second Sunday of March. Dunmere's parliament has asked for table 2 to be reviewed before it decides. The secretariat says that the table “is an average of nine winters, not a judgement”.
`;
