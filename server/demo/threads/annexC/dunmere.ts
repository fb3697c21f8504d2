/** Whether the smallest country carries too much, and what a smelter is paid for. */
export const dunmere = `
= ulla +1h 22/4/2
I live in Karsund. My husband has worked in the potroom for nineteen years. A few things that one does not see from Lissen.

The three hours are right, if everything goes well. After that the metal begins to freeze in the pots, and a frozen pot is broken out with pneumatic hammers, one after the other. It happened once, when I was a girl. It took eleven weeks, and two men were hurt.

So when the table says that Dunmere gives 9 per cent, it means that we bet the works on the evening being shorter than three hours. The 310 crowns are fine. Nobody insures the fourth hour.
== jialin +2h 5/2/0
I trade power (not for any of the seven). The 310 crowns are roughly what it costs *not to earn* on aluminium for an hour. It contains nothing for the risk you describe. Anybody who sold me that option at that price, I would send flowers.
=== ulla +3h 3/0/0
That is what the shop stewards said, with fewer flowers.
=== imre +4h 1/1/0
What would the fourth hour be worth then? As an order of magnitude?
==== jialin +5h 2/5/1
Very roughly: if restarting the works costs 200 million and a still evening that runs past three hours comes once in fifteen years, then about 13 million a year should be lying in a pot somewhere before anybody touches the switch. Spread over the two or three evenings when it is used, this comes to several times the 310.

Take the numbers as a sketch, not as a quote. But it is not a rounding error.
===== ulla +7h 2/0/0
200 is near what was said the last time. I will print this out, if you do not mind, for a meeting in the canteen.
====== jialin +8h 2/0/0
I do not mind. Please print the part with "sketch" as well.
== viktor +6h 1/0/0
But the works do earn from it. The article says that a stopped smelter "earns well". You cannot have the payment and the pity.
=== ulla +8h 4/1/2
You can have the payment and the *risk*. I did not ask for pity. I asked who pays for the fourth hour.
==== viktor +10h 2/0/0
Fair. I read the three hours as a limit that somebody guards. Does anybody guard it? Or does the control room simply not ring back?
===== bengt +12h 5/6/2
I was a dispatcher for 31 years, in the days when each country had its own room. You do ring back. There is a clock on the wall for each large customer that you have switched off, and you look at it more often than at anything else, because the man at the other end knows your first name.

What worries me is not the good will. It is that in Hollin there will be nine such clocks in five languages. With four clocks I made one mistake, and I still know the date.
====== viktor +13h 2/0/1
That convinces me more than the annex does. Thank you for saying it.
====== chiyo +14h
Is there a rule which says what happens if the clock runs out and there is still nothing to switch on again?
======= bengt +15h 3/3/0
Step four: "as the control room finds necessary". In my room it meant that I chose. They will tell you that it is a procedure now. It was a procedure then as well.
======== chiyo +16h 3/0/1
So the last eleven pages end in a person.
======= callum +16h30m 1/0/0
They always do. I fly aircraft, and our manual is 1,400 pages with one sentence near the front: the commander may deviate from any of it.
= kofi +8h 5/1/0
To everybody who says the table is unfair to Dunmere: fairness to *countries* is the wrong sum. A household in Dunmere is switched off no more often than one in Belisar. The 9 per cent is one building that has signed a contract.

Count people, not flags.
== rosa +9h 3/1/2
I wanted to disagree and then looked at the annex again, and you are right as far as the first cut goes. In step three Dunmere's households carry exactly 4 per cent.

Where I still disagree: the building employs every fifth person in the town. "One building" is a funny phrase for that.
=== kofi +10h 1/0/1
Accepted. I grew up in a mining town and should have known.
== dario +9h30m
Typical. Somebody with a calculator explains to workers what is good for them.
=== kofi +10h20m 2/0/0
I am a bus driver. The calculator is on my phone.
~ withdrawn +1h
==== dario +10h40m
Then drive your bus and shut up about things you don't understand, you clown.
~ reported rosa +20m personal-attack
~ reported gwen +35m personal-attack: Third time this week
~ rejected ravi +50m personal-attack: Please argue with what he says about the table. You are welcome to do that.
===== rosa +11h 2/0/0
He was answering me, and I found it useful. That is what this place is for.
= lucian +20h 16/6/0
From the data desk. Several people have asked how table 2 was made, so here is what we know from the working papers:

- for each of the last nine winters they took the hundred evening hours with the highest demand
- they asked each country what it *could* have switched off within ten minutes in those hours
- they averaged, and rounded to whole per cent

Two consequences. Countries which had prepared well look as if they had a lot to give. And a country that reported late (Fjellmark, twice) was filled in with the mean of the others.
== tova +21h 3/2/1
So those who invested in being flexible now carry more, and those who did not carry less? That is the oldest mistake in the book. You will get less of whatever you punish.
=== lucian +22h 3/2/0
It is paid, so "punish" may be too strong. But the incentive you describe is real, and it is in the working papers too, in a footnote by the Estavian member: *"the table rewards the unprepared"*. It was noted and not discussed.
==== tova +23h 5/0/0
Noted and not discussed. Another one for the embroidery.
== anselm +1d1h
Danke für die Erklärung. Gibt es die Arbeitspapiere irgendwo zum Nachlesen, oder nur die Zusammenfassung?
=== lucian +1d3h 2/1/0
The secretariat lets you read them in Lissen, on paper, by appointment. I was there for two days and copied the tables by hand. We will publish the copy next week with the errors that I am sure to have made.
==== anselm +1d4h 1/0/0
Sehr gut. Die Fehler finden wir dann gemeinsam.
= mateo +19d2h 2/0/0
"An average of nine winters, not a judgement." An average over nine winters of which four had no still evening at all is a judgement about which winters count.
== wanjiru +19d4h 1/2/1
I do statistics for a living (crop yields, not electricity). With four bad evenings in thirty years you have almost no data about the thing you care about, whatever you average. The honest table would have had ranges in it: Dunmere 5 to 14, Galdora 6 to 12. Nobody signs a range, that is the trouble.
=== mateo +19d5h 2/0/0
I would sign a range sooner than a number that pretends. But I can see that a minister would not.
=== lena +19d7h 1/0/0
Insurance contracts are full of ranges, and everybody signs them. Nobody reads them either, true.
`;
