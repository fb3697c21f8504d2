/** The people on both shores: ferries, mills, fishing, sheep; and what waits for a moderator. */
export const ashore = `
= ines +45m 1/0/0
I cross from Port Orsa to Venn Quay each working day, for eleven years now. In the morning the big boat was still there. In the evening there was a man with a megaphone who had obviously drawn the short straw.
== beatriz +1h15m 1/0/0
Is there any other way home for you?
=== ines +1h50m 2/0/0
By bus around the bay, five hours, or the small boat, which takes 60 people, and there were 700 of us. I am writing this from the floor of a school. Somebody has brought soup. There is always soup.
==== yusuf +2h15m 3/0/0
I can confirm that about soup.
===== ines +12h 2/0/0
Home. The small boat came at four in the morning with its crew asleep on their feet. They would not take money.
= dario +1h5m
Sixty-three years of asking nicely and this is the thanks. What a pile of bullshit, every word from Calvera.
~ waits
= joanna +1h30m 1/0/0
How long do sheep live with water for five days, and who thought that this was a sentence one could write without saying what happens on the sixth?
== teun +2h50m 3/1/0
You are right to ask. Each ship can make about a third of the water it needs at anchor. The five days are with that. On the sixth they would have to be landed, and there is one pier for it, on the Calveran side, and a health rule that says they could then not be shipped on.
=== joanna +3h20m 1/0/0
Thank you for the straight answer, although it is a horrible one.
==== joanna +15h20m 3/0/0
They have passed! I have been looking at this page every half hour like a fool.
===== greta +15h40m 2/0/0
You were not alone with it.
= xavier +3h10m 1/0/0
Trabajo en el puerto de Orsa. La harina para once días es la de los molinos grandes; las panaderías pequeñas compran cada dos días.

(I work in the port of Orsa. Flour for eleven days is what the big mills have. Small bakeries buy every second day.)
== noor +4h 2/0/0
I am one of the small ones, in another country, and it is the same here. We have room for four sacks. "Eleven days" is always somebody else's store.
=== xavier +5h 1/0/0
I will tell the mill. Perhaps they can sell in halves this week.
= bargains +3h40m
Blackout today, blockade tomorrow. Be ready with your own generator, quiet, 3 years of warranty. Best prices for readers of this paper, write to me and I send the list.
~ reported ulla +15m for-sale
~ reported hugo +50m for-sale: Nothing to do with ships
~ waits
= viktor +4h10m 1/0/0
I fish on the Calveran side, or did until yesterday. With sixty ships at anchor there is no place left for a net, and the pretty pictures at night are my fishing ground with the lights on.
== imre +4h50m
Does anybody pay for that?
=== viktor +5h10m 2/0/0
There is a fund for oil. There is none for anchors. Sixty anchors have gone into the only good ground for sole between here and Moren, and when they are lifted they take it along.
==== kofi +6h10m 1/0/0
This should be in the article. I had not once thought of what is under the ships.
===== teun +7h 3/0/0
It will be. May I come along when you go out next?
====== viktor +7h40m 2/0/0
If you do not mind half past two in the morning. Bring your own boots.
= elif +4h30m 1/0/0
Is it true that there was already a collision in the anchorage? My cousin says so.
== teun +5h20m 2/0/0
No. Two ships touched chains in the evening and were separated without damage. The harbour office has it in its log, and we have read the log.
=== elif +5h40m 1/0/0
Thank you. I will pass it on to my cousin, who will not be pleased.
= quentin +5h30m
On parle beaucoup des pilotes et très peu des lamaneurs, ceux qui amarrent les navires. Sans eux, pas de port.

(Much about pilots, little about the linesmen who tie the ships up. No port without them.)
= watch +6h30m
You can follow all 64 ships live here, with names and cargo, updated every minute: https://lomar-live-tracker.example/map and the best is you see which captain took which pilot
~ waits
= dario +6h50m
Ostrany pilots ran the Pelican Dawn aground because half of them are drunk by noon, everybody in the harbour knows it.
~ reported hugo +15m unverified
~ reported lena +25m unverified
~ rejected mina +1h unverified: The inquiry has tested the pilot, and the report says nothing of the kind. Please do not claim it of him or of anybody.
== hugo +7h20m 4/0/0
I have known that pilot for twenty years. He has not had a drink since the birth of his daughter. You may think what you like of the guild. Leave him alone.
== lena +7h30m 1/0/0
Whatever stood here, thank you for the answer to it, Hugo.
= sunniva +9h20m
Why does nobody ask the lightship foundation? They have sat on the middle line for a hundred years and both sides trust them. Let the foundation employ the pilots, all 49 of them, and the quarrel is over.
== oskar +9h50m 2/0/0
It is not a silly idea. The same was done with a lock on the river where I grew up: it belongs to nobody's country but to a club, and the club has a rule about cake.
= samir +10h
Same people who lost a bag of letters in the Ardan affair now want us to trust their inquiry. I would rather talk about that, and about the Ardan ministers who got away with it, and about the pension scandal, which this paper dropped after two weeks.
~ reported chiyo +40m off-subject: A long list of other scandals
~ waits
= sunniva +10h5m
Why does nobody ask the lightship foundation? They have sat on the middle line for a hundred years and both sides trust them. Let the foundation employ the pilots, all 49 of them, and the quarrel is over.
~ waits
= gwen +10h30m 2/0/0
What strikes me: everybody who is *on* the water agrees with everybody else on the water. Captains, pilots, fishermen, the woman on the radio. The quarrel begins at about the height of the third floor.
== esi +11h 2/0/0
I drive trams. It is the same with us. The third floor of the depot is where it begins.
== dunja +11h20m 1/0/0
As someone who works on a third floor (not in a port): we also only learn of it when we are told to agree.
= callum +11h50m
They should simply tow the lot of them out and let them fight it out at sea. Useless goddamn governments.
~ withdrawn +40m
= beatriz +12h40m
My neighbour has it from somebody in the ministry: the eastern lane has already been sold. A private company is to take over the pilots, the buoys and the tolls, and the contract was signed in October. The whole quarrel is theatre.
~ reported nkem +20m unverified: Nothing of the kind is in the public register
~ reported samir +35m unverified
~ escalated ravi +50m: The ministry's press office has rung about exactly this rumour. Somebody from the chief editor's desk should decide.
~ waits
== nkem +13h10m 2/1/0
A contract of this kind would have to be in the register of concessions. I have just looked, and it is not there. May I ask you to ask your neighbour?
= lars +13h 1/0/0
I read "38 on one side, 11 on the other, and she taught four of the eleven", and I thought: this is not a quarrel between two countries. It is one between a teacher and her pupils' new employer.
~ was: I read "38 on one side, 11 on the other", and I thought: this is not a quarrel between countries. It is one between a teacher and her pupils.
== priya +13h40m 1/0/0
Which makes it more likely that it ends well, doesn't it? One wants to be able to look one's teacher in the face.
=== lars +14h 1/0/0
Or less. Have you ever given notice to yours?
= florin +15h10m
WHY ARE TWO SHIPS WITH SHEEP AN EXCEPTION AND NINE SHIPS WITH BREAD ARE NOT? DOES A SHEEP HAVE A BETTER MINISTER THAN A BAKER?
~ waits
== noor +15h50m 2/0/0
As a baker: yes. It does. But I was glad for the sheep.
= quentin +15h50m
For those who do not know it: I have written a novel about a lightship, 412 pages, and the third chapter is set in a strait very much like this one. The first reviews are kind. It is in the shops from Thursday.
~ reported gwen +20m for-sale
~ rejected ravi +1h for-sale: We are glad about your novel. It is still advertising.
== gwen +16h5m 1/0/0
On a day like this?
= mei +16h10m
First comment here. I want to say thank you for the correction about the inquiry. I had passed the wrong sentence on to three people, and now I could send them the right one, with the time on it.
== teun +16h40m 3/0/0
That sentence cost us a difficult quarter of an hour this morning. You have made it worth it.
= tova +17h
Can the harbour office in Venn Quay not simply say who anchors where? It seems to me that the two ships which touched chains were just badly parked.
~ was: Can the harbour office not simply say who anchors where?
== hugo +17h40m 1/1/0
It does say so. But an anchored ship swings round its anchor with the tide, in a circle of four or five hundred metres, and with 64 ships the circles cross. You can only park if nothing moves.
=== tova +18h 1/0/0
So it is a dance floor and not a car park. Understood.
= watch +17h20m
If you want to tell the head of the harbour office what you think of him: Joss lives in the yellow house above the ferry steps, 12 Lantern Row, and he is home after six. His wife's shop is the one with the blue door.
~ reported ines +10m private: That is his home address
~ reported greta +15m private
~ noticed +35m privacy, Runa Joss: This is where we live, and my shop. Two people have rung at the door already. We have agreed to nothing of the kind, and there are children in the house.
~ waits
= wanjiru +18h30m 2/0/0
I notice that the fine is the same in both directions: 400,000 for passing without this pilot, 400,000 for passing with him. Somebody over there looked up what the neighbour charges and wrote down the same number. There was a hint of cooperation even in the worst hour.
== jialin +19h 2/0/0
A price agreement, in fact. The cartel office should have a look, on both sides.
~ was: A price agreement, in fact. The cartel office should have a look.
= dario +19h30m
Teun Okafor writes what Calvera tells him to. Everyone knows who pays for his hotel.
~ reported wanjiru +10m unverified
~ rejected ravi +40m unverified: The Post pays for it. We have asked the accounts department, and the bill is in the building.
~ with warning
~ appealed +1h30m: I asked a question about money that every reader has. That you do not like it does not make it untrue.
== teun +19h50m 5/0/0
It is a room above a chandler's shop. It smells of tar, and my newspaper pays for it. You are welcome to the receipt.
= rui +20h10m
Is "crowns" here the money of Ostrany or of Calvera? They are not worth the same.
== lucian +20h35m 2/1/0
Good catch. Both fines are in their own crowns, so Calvera's is about a seventh higher at today's rate. I will ask the desk to say so in the text.
=== wanjiru +20h45m 2/0/0
And with that my theory about the hint of cooperation has lost a seventh of its weight.
= anselm +20h50m
Wer Calvera verteidigt, soll hinziehen. Solche Leute brauchen wir hier nicht.
~ reported lena +10m personal-attack: It says that people with another opinion should leave
~ rejected mina +30m personal-attack: Bitte mit Gründen streiten; niemand muss gehen, weil er anders denkt.
== lena +21h5m 1/0/0
So kenne ich dich hier gar nicht, Anselm.
=== anselm +21h30m 2/0/1
You are right. It has been a long day, and my sister is on number 31. I am sorry.
= elif +21h15m
Somebody on the radio has just said that the first three are moving?
~ withdrawn +15m
= viktor +21h37m 2/0/0
I can hear anchor chains. Do you know how long I have waited to write this sentence.
== ines +21h40m 2/0/0
I can hear them as well, from the other side.
= esi +21h42m 1/0/0
Has number 14 lifted its anchor, Ulla? And number 15, with the garden furniture?
== ulla +21h46m 2/0/0
14 is number nine in the new order, he writes, and 15 is number eight. They have a bet going.
`;
