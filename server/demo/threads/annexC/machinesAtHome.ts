/** Who depends on a plug at home, and who keeps the list. */
export const machinesAtHome = `
= amara +2h 31/15/9
I am a dialysis nurse in Ardenmark, in the town, not in the clinic: I look after 23 people who do it at home, most of them at night. A session takes eight hours. The machine has a battery for twenty minutes, which is meant for rinsing the blood back and not for waiting.

Ninety minutes is therefore not "90 minutes without light" for them. It is a session broken off, a drive to the hospital, and a bad day after that. Eleven of my 23 live alone.

I am not against the compact. I would like somebody to have asked us before page 94.
== solveig +3h 18/3/0
Thank you, this is exactly what I could not find out from the text. I asked the secretariat this morning whether machines at home were counted when the 90 minutes were chosen. The answer was that "the number reflects network considerations". I will ask again with your eight hours in my hand.
=== amara +4h 5/0/0
Please do. And ask who is to keep the list. We keep one, on paper, because the health insurer's list has people on it who died in spring.
==== farid +6h 3/4/0
I used to maintain such a list for a water company (same idea: who must not be cut off). The list is never the hard part. The hard part is that it is right on the day you print it and 6 per cent wrong a year later, and nobody is paid to walk around and check.

We found that one phone call a year to each address was enough. It took one person three weeks. It was cut in the second year because it "produced no output".
===== amara +7h 5/0/0
"Produced no output." I will have that embroidered.
===== greta +9h
Was the call in autumn or in spring? I ask because our municipality has just started one and chose July, when half of the people are away.
====== farid +10h 1/1/0
October, second and third week. Before the first frost, after the harvest holidays. July is how you get a list of answering machines.
======= greta +11h
I will pass that on. I sit on the council, so this time it may even arrive.
== priya +5h 2/1/0
Sister of a home dialysis patient here. In Belisar you can borrow a battery the size of a suitcase from the insurer, and it does give you a full session. They have 400 of them for the whole country. So it is a matter of money and not of physics.
=== amara +8h 3/2/1
I did not know about the suitcases. Is there a name or a leaflet? I would like to wave it at somebody.
==== priya +9h 2/0/0
The insurer calls it a "home reserve". My brother had to apply twice, and the second time with a letter from his nurse. So a nurse who waves things does help.
== gwen +1d 3/0/1
> the annex "cannot name every plug"

It names one aluminium smelter to the minute. I read that as a choice about which plugs have a lobby.
=== oskar +1d2h 2/3/0
In fairness, the smelter is in there because it can be switched by one person at one desk, and the dialysis machine because it cannot. You cannot exempt a plug in a street that goes dark as a whole. The feeder is the smallest thing the control room can see.

What you can do is choose feeders. That is work, and somebody has to want it.
==== gwen +1d3h 1/0/0
That is a better answer than the secretariat's, thank you. I would still like it in the annex and not in a comment.
==== zofia +1d5h
What is a feeder? Honest question.
===== oskar +1d6h 3/5/0
The cable that leaves the substation for your part of town. One to two thousand homes hang on it, and there is a switch at its beginning. When people say "they turn off households in turns", it is these switches that are turned.

Hospitals have two feeders from two substations. That is all the magic there is.
====== zofia +1d7h
So if I live beside a hospital I stay on by accident?
======= oskar +1d7h20m 2/2/0
Very often, yes. In my town the price of the flats around the hospital says that people have noticed.
======== zofia +1d8h 2/0/0
I am looking at the map now and I am afraid I will not be sharing the result.
= nkem +5d20h 3/1/0
The update says that the operational guidance "could" name medical devices. I have worked with guidance for twenty years. *Could* is where things go to sleep.
~ was: The update says the operational guidance "could" name medical devices. I have worked with guidance for twenty years. Could is where things die.
== ines +5d22h 1/0/0
In Estavia the word was used for the coastal warning sirens in the first plan. They were built eleven years later. So it is not always a no. It is a very slow yes.
== lars +6d1h 1/0/0
Fjellmark has had this in law for a while: the network company must know every home with a life-supporting device, and if it switches one off without a call before, it pays a month of that household's power. It is a tiny sum. But it arrives as a line in the company's accounts with a name on it, and they hate that line.
=== nkem +6d3h 2/1/1
That is clever: not a fine, a line. I had been thinking that only large penalties change anything. I am no longer so sure.
= hana +6d8h 2/0/0
父が在宅酸素を使っています。停電の一時間前に知らせてくれると書いてありますが、夜中だったら誰が起きて読むのでしょうか。

(My father is on oxygen at home. The text promises a warning one hour ahead. At night, who will be awake to read it?)
== amara +6d10h 3/0/0
Ours have a pager that is loud enough to wake the neighbours. It is thirty-year-old technology and works without the mobile network, which matters, because the masts go dark as well after two hours. Ask for one. In Ardenmark you have to ask.
=== hana +6d12h 1/0/0
Thank you. I have asked today. They had to look up what it was, and then they had forty of them in a cupboard.
==== amara +6d13h 15/0/0
Of course they did.
`;
