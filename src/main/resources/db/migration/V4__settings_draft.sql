-- What people typed and did not save yet; secrets are never in it.
create table settings_draft (
	account varchar(200) not null,
	field varchar(300) not null, -- id of a setting, or env file/variable
	draft_text text, -- null: the default
	base_text text not null, -- what was saved when the change began
	base_revision bigint not null,
	changed_at timestamp with time zone not null,
	primary key (account, field)
);
