create table operation (
	id varchar(36) primary key,
	number bigint generated always as identity,
	type varchar(40) not null,
	state varchar(20) not null,
	slot integer unique, -- 1 while under way, else null: so at most one is
	actor varchar(200) not null,
	reason varchar(500),
	options text not null,
	idempotency_key varchar(200),
	fingerprint varchar(64) not null,
	created_at timestamp with time zone not null,
	started_at timestamp with time zone,
	finished_at timestamp with time zone,
	waiting_for text not null,
	error varchar(2000),
	cancel_requested boolean not null,
	cancelled_by varchar(200),
	unique (actor, idempotency_key)
);

create table operation_step (
	operation_id varchar(36) not null references operation (id) on delete cascade,
	ordinal integer not null,
	id varchar(60) not null,
	title varchar(300) not null,
	state varchar(20) not null,
	done integer not null,
	total integer not null,
	detail varchar(2000),
	started_at timestamp with time zone,
	finished_at timestamp with time zone,
	primary key (operation_id, ordinal)
);
