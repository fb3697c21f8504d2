-- For what a site's policy closes by age: open articles of which nobody has said when they close.
create index articles_to_close_by_age on articles (site_id, published_at)
  where state = 'open' and closes_at is null and closes_by_policy;
