-- A site's time zone is a part of its policy: versioned, audited, and the only one.
alter table sites drop column time_zone;
