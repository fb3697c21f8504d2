/** The last days: what still arrives under an article that is a month old, and what waits for a moderator. */
export const lastDays = `
= solveig +27d2h 3/0/0
The operational guidance has a date: a draft is to be published in the last week of February. That is a Friday, but at least it is not July. I will be there, and I will bring Amara's eight hours, Oskar's pumps and Ulla's fourth hour. What else should I ask?
== amara +27d4h 3/0/0
Who rings the 23 people. Not "which body": who, with a telephone.
== bengt +27d5h 2/1/0
How many people with a key and a torch, by country.
== ulla +27d6h 2/0/0
Whether the clock on the wall is in the contract.
=== bengt +27d7h 1/0/0
That one I would frame.
== zofia +27d9h 2/0/0
If there is somebody to complain to who is neither the network company nor the ministry.
== imre +27d11h 1/0/0
Whether homes can offer something too, and what it pays. I know what my heat pump thinks about it.
== wanjiru +28d1h 2/0/0
Whether the ranges will be published beside the averages. I will go on asking.
== solveig +28d3h 3/0/0
I have all of these. Thank you. It is a better list than the one I had in September.
= callum +28d4h 1/0/0
First frost here. The street lamps came on, and I caught myself counting them.
= dunja +28d20h 1/0/0
I have now read all eleven pages on the tram, and what makes me so pissed off is that they are *good*. Somebody fought for every comma. I only wish they had fought as hard for the people in the last paragraph.
~ waits
== tova +28d22h
I know one of those who fought. She says the commas were easier.
= elif +29d1h 1/1/0
For those who asked about the fuse-box bus: somebody has kept the plans, and a school in Galdora is building one. Pictures and a parts list are at https://fuse-box-bus.example/plans in case another town wants to copy it. It needs twelve switches, a van and a calm driver.
~ waits
== gwen +29d3h 2/0/0
I said that I would vote for whoever sends the bus. I stand by it.
== florin +29d4h
Twelve switches we have. Calm drivers are harder.
= rui +29d6h
I have found a site where you can enter your address and see on which feeder you are and when your street would be cut off: http://my-feeder-check.example/start It also shows your neighbours.
~ waits
= yusuf +29d8h 3/0/1
I have been to see the judge. I read him the comments about the numbering. He was silent for a while and then asked for the page number of the report. Then he said: "Alphabetical would have been worse, we should have been last and never noticed."
== priya +29d9h 2/0/0
Please give him our regards from the south side.
== anselm +29d10h 1/0/0
And tell him that it was page 9, second paragraph from the bottom.
=== yusuf +29d11h 2/0/0
He has it on the wall now.
= dario +29d12h
Yusuf and his fairy-tale judge. You people would believe anything as long as it comes with soup. Pathetic little man.
~ reported priya +20m personal-attack: He is talking about somebody's neighbour
~ reported anselm +30m personal-attack
~ reported kofi +1h personal-attack
~ waits
== yusuf +29d13h 2/0/0
He exists. He would like to know your feeder.
= kelechi +29d14h 1/0/0
Six weeks until my training starts. I have learned the first twenty of the ninety phrases by heart (thank you, Chiyo, Oskar). My mother asked me to pass the salt, and I said "request received, executing".
== oskar +29d15h 3/0/0
Perfect. Next: "I did not understand, repeat." You will need it most.
== bengt +29d17h 2/0/0
And if you ever see 49.80, do not be brave. Be slow.
= mei +29d19h
Does anybody know if the draft guidance can be commented on by ordinary people, or only by "stakeholders"? I am new here and have read everything (it took two evenings).
== solveig +29d20h 2/0/0
By everybody, for six weeks, in any of the seven languages. There is a form with 41 fields, of which two are required. I will link to it when it is open.
=== mei +29d21h 1/0/0
Thank you. I will fill in the two, and perhaps a third.
`;
