/** The referendum, and whether a desk abroad can be voted out. */
export const galdora = `
= zofia +4h 17/1/3
I will vote in Galdora, and I do not know how. The argument about the desk is a good one, I think: somebody I cannot vote for decides about my street. The argument about the hours is also a good one: alone we would sit in the dark for longer.

What annoys me is that the yes campaign never says the first sentence and the no campaign never says the second.
== samir +5h 2/0/0
You cannot vote for the weather service or for the air traffic controllers either. Some things are better done by people who do not have to be popular on the evening itself.
=== zofia +6h 3/0/1
But I can vote for those who appoint them. Who appoints the desk in Hollin?
==== samir +7h 1/3/0
I have looked: a board of seven, one from each country, for six years, and it takes five to dismiss the head. The Galdoran seat is filled by *our* parliament. So there is a thread that leads back to you. It is a long thread.
===== zofia +8h 2/0/1
Long, but I had thought that there was none. That matters to me, and I have not read it in a single leaflet. Where did you find it?
====== samir +8h30m 1/1/0
Article 41, paragraph 3. The whole compact is at https://lissen-compact.example/text if you want to see the wording. It is in the boring part before the boring part.
~ approved mina +25m
======= florin +9h 1/0/0
Five of seven to dismiss. So Ardenmark and Belisar and one friend can keep anybody in the chair for ever.
======== samir +9h40m
And any three can protect a head who has made himself unpopular with the large ones. Thresholds cut both ways. I do not say that five is right.
== xavier +10h 1/0/0
Soy de Estavia y aquí no vamos a votar nada. Me da envidia que ustedes puedan equivocarse por su cuenta.

(From Estavia, where we will not be asked. I envy you the right to be wrong on your own.)
=== zofia +11h 2/0/0
The last time we used it, it was about sheep. Do not envy us too much.
= florin +1d2h 4/0/1
*Our switch* is a good slogan because it is nearly true. What it leaves out is that on a still evening there is nothing behind the switch.
== elif +1d3h 2/0/0
I fought in a campaign against a slogan like this once (water, not power). What worked was not a counter-slogan. It was a bus with a fuse box in it. People could come in and decide which of their own twelve villages they would switch off. Everybody came out quiet.
=== florin +1d4h 3/0/0
That is a marvellous idea. Did you win?
==== elif +1d5h 5/0/0
No. But nobody shouted any more.
===== gwen +1d6h 2/0/0
I would vote for whoever sends the bus.
====== mateo +1d7h
Which twelve did you yourself switch off, if one may ask?
======= elif +1d8h 2/0/0
My own first. And then I could not go on, and that was the point of the bus.
= callum +2d4h 1/0/0
Small question. Why does Galdora have "little to switch off and nobody it could ask"? It has a steelworks.
== imre +2d5h 2/3/0
Had. The works in Ostra closed six years ago, and what is left of its demand is a museum and a climbing hall. On paper the country became very clean and very stiff: nearly all of the demand is homes, and you cannot ring up homes.
=== callum +2d6h 1/0/0
Thank you. One could, with the new meters, no?
==== imre +2d7h 2/2/0
One could. My heat pump has a contract like that: the company may stop it for 40 minutes, and I get 18 crowns a year and never notice. If a third of the heat pumps did this, Galdora would have more to offer than Karsund. Nobody has asked the homes, because they do not have a lobby or a manager.
===== bengt +2d9h 3/1/0
From the dispatcher's side: a hundred thousand heat pumps that come back *at the same moment* after 40 minutes are worse than what you started with. They must come back in a random order. It has been solved, but it has to be built in before, and not on the evening.
====== imre +2d10h 1/0/1
I did not know that. Mine comes back on the full hour, and now I wonder how many others do.
======= bengt +2d11h 2/1/0
That peak at the full hour has a nickname in every control room. I will not write it here.
= dario +2d12h
Letting Galdorans vote on electricity is like letting sheep vote on fences. They are too stupid as a people, they have shown it before, and no bus will change it.
~ reported zofia +30m hate
~ reported imre +45m hate: "As a people"
~ rejected ravi +1h20m hate: You may think that the vote is a mistake. Nobody here is called stupid for where they were born.
~ with mute 18h
== zofia +2d13h 2/0/0
I am one of the sheep, and I have just read article 41. Have you?
== callum +2d13h10m 1/0/0
Whatever one thinks of the vote, the discussion in this thread is better than the one in my parliament, which had none.
= joanna +3d1h 1/0/0
Is there any country that has left such a thing again? Or is it like getting married to seven people?
== tova +3d2h 2/2/0
Article 88: leave with two years' notice, and you keep paying for the lines that were built for you until they are paid off. So you can leave the desk. You cannot leave the copper.
=== joanna +3d3h 1/0/0
Married to seven people *with a mortgage*, then.
= quentin +19d4h 3/0/0
La date est fixée au deuxième dimanche de mars. Autrement dit, on votera sur la pire soirée de l'hiver au moment où il fait de nouveau doux. Je ne dis pas que c'est voulu.

(The vote is in March. We shall decide about the worst evening of the winter when it is mild again. I am not saying that it is on purpose.)
== florin +19d5h 2/0/0
The sheep referendum was in lambing season. There is a tradition.
== zofia +19d6h 1/0/0
It has a good side: by then we shall know whether this winter had a still evening. I have decided to decide afterwards.
=== quentin +19d8h 1/0/0
C'est peut-être la réponse la plus raisonnable de toute cette discussion. (The most reasonable answer so far.)
= yusuf +20d1h 2/0/0
As somebody from Belisar: please do not vote no because of us. When they switched off the north of Varn that night I lived there. We never learned how we were chosen, and *that* was the wound, not the dark. With Annex C there would have been a page to point at.
== gwen +20d2h 3/0/2
This has moved me more than any argument about megawatts. A bad rule that is written down beats a good one in somebody's head.
=== dario +20d3h
A bad rule that is written down is a bad rule.
==== yusuf +20d4h 2/0/0
Yes. And you can take it to a court. You cannot take a feeling to a court.
= noor +21d2h 2/0/0
أعيش في غالدورا وأعمل في مخبز. نبدأ الخبز في الثالثة صباحا. لا أحد سألنا متى نحتاج إلى الكهرباء.

(I work in a bakery in Galdora. We start at three in the morning. The evening peak is not our hour, and nobody has asked which hour is.)
== esi +21d4h 2/1/0
Bakers at three, dairies at four, trams at five. I drive the first tram. There is a whole country before six that plans nobody's evening. When I go through the town at that hour I can tell from the windows who is up, and it is always the same ones.
=== noor +21d5h 2/0/0
Then you know our window. Third on the left behind the depot.
==== esi +21d6h 5/0/0
The one with the smell. You have made me late twice.
`;
