-- Links with which a sensor fetches its certificate once.
create table download_link (
	hash varchar(64) primary key, -- SHA-256 of the token
	forwarder varchar(63) not null,
	created_by varchar(200) not null,
	created_at timestamp with time zone not null,
	expires_at timestamp with time zone not null,
	used_at timestamp with time zone,
	used_from varchar(64)
);
