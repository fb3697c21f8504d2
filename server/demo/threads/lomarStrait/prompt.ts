/** What the newsroom asked everybody, and what was answered. */
export const prompt = `
= teun +20h30m 6/1/0
If you could add one line to the sentence on paper, what would it say?
~ pinned mina +2m
== nkem +20h45m 4/1/0
"Whoever sees the buoy first speaks first."
== jialin +20h55m 3/0/0
"The bill for waiting goes to both ministries, in equal halves." It would be signed within the hour.
== beatriz +21h 2/0/0
"On odd days one, on even days the other, and on the thirty-first nobody."
=== hugo +21h10m 3/1/0
There are people who would anchor on the thirtieth just to see it.
== bengt +21h25m 2/0/1
"This agreement ends by itself after a year." Then somebody has to meet again, and they will know each other.
== ines +21h48m 1/0/0
"And somebody tells the ferry."
`;
