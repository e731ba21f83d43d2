-- What the console applied: written before the cluster is asked (uid empty), completed after.
create table inventory (
	cluster varchar(64) not null,
	installation varchar(63) not null,
	api_version varchar(200) not null,
	kind varchar(200) not null,
	object_namespace varchar(63) not null, -- empty for objects that have none
	name varchar(253) not null,
	uid varchar(64), -- null: about to be applied
	joined boolean not null, -- an object of somebody else in which we only own some fields
	applied_at timestamp with time zone not null,
	primary key (cluster, installation, api_version, kind, object_namespace, name)
);
