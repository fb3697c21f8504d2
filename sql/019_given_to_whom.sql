-- For the view "mine" of the queue: what was given to one person.
create index cases_escalated_to on cases (escalated_to) where escalated_to is not null;
