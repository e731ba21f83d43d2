-- Names are told apart without case; of two that only case told apart the later gets a suffix.
update account set name = substring(name, 1, 61) || '-2' where exists (
	select 1 from account o where lower(o.name) = lower(account.name)
	and (o.created_at < account.created_at or (o.created_at = account.created_at and o.name < account.name)));
alter table account add column name_key varchar(64);
update account set name_key = lower(name);
alter table account alter column name_key set not null;
alter table account add constraint account_name_key unique (name_key);

alter table account alter column password_hash drop not null; -- null: nobody used the link yet
alter table account add column disabled boolean default false not null;
alter table account add column last_sign_in timestamp with time zone;
alter table account add column stamp bigint default 0 not null; -- sessions begun under another one have ended
alter table account add column founder integer unique; -- 1 for the first account, else null: so only one is the first

-- Links with which somebody sets a password once.
create table password_link (
	account varchar(64) primary key references account (name) on delete cascade,
	hash varchar(64) not null unique, -- SHA-256 of the token
	expires_at timestamp with time zone not null
);

alter table api_token add column owner varchar(64) references account (name) on delete cascade;
update api_token set owner = created_by where created_by in (select name from account);

-- Failed sign-ins and those under way.
create table sign_in_failure (
	subject varchar(200) primary key,
	kept boolean not null, -- never given up for others while it is young
	failures integer not null,
	last_at timestamp with time zone not null
);
create index sign_in_failure_last_at on sign_in_failure (kept, last_at);

-- Where people signed in from.
create table known_address (
	account varchar(64) not null references account (name) on delete cascade,
	network varchar(64) not null,
	last_at timestamp with time zone not null,
	primary key (account, network)
);
