create table account (
	name varchar(64) primary key,
	password_hash varchar(255) not null,
	role varchar(16) not null,
	created_at timestamp with time zone not null
);

create table api_token (
	id varchar(36) primary key,
	name varchar(100) not null,
	role varchar(16) not null,
	hash varchar(64) not null unique,
	created_by varchar(64) not null,
	created_at timestamp with time zone not null,
	expires_at timestamp with time zone
);
