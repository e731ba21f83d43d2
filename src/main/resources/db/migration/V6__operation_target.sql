-- What an operation belongs to, and what it did to each object; operations are removed when they are old.
alter table operation add column cluster varchar(64); -- uid, null when it did not tell
alter table operation add column server varchar(2000); -- null: it belongs to no cluster
alter table operation add column namespace varchar(63);
alter table operation add column revision bigint;
alter table operation add column desired_state varchar(64);

create unique index operation_number on operation (number);
create index operation_created_at on operation (created_at);

create table operation_object (
	operation_id varchar(36) not null references operation (id) on delete cascade,
	kind varchar(200) not null,
	object_namespace varchar(63) not null, -- empty for objects that have none
	name varchar(253) not null,
	ordinal integer not null,
	result varchar(20) not null,
	detail varchar(500),
	primary key (operation_id, kind, object_namespace, name)
);
