-- When a site's decisions were last learned from, also when they taught nothing.
alter table sites add column learned_at timestamptz;
update sites s set learned_at = (select max(fitted_at) from corrections c where c.site_id = s.id);
