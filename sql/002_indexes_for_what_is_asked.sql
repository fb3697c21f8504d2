-- Indexes for what is asked every time, and none for what nobody asks.

-- The decisions of a case: for undo, and for telling who was quicker.
create index decisions_of_case on decisions (case_id, id);
-- The admin's list of members, page by page.
create index members_by_name on members (site_id, lower(name), id);
-- How much somebody posted lately: for the check of floods, with every post.
create index comments_of_author_lately on comments (author_id, posted_at desc);
-- Events are let go by age, in the order in which they were written, so a summary of each stretch of the table is enough.
create index events_by_age on events using brin (recorded_at);
-- Reports are asked for by case (their unique constraint) and by member.
drop index reports_of_comment;
