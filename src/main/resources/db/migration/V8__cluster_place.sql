-- Which cluster answers at a place (a digest of address and authority), as far as anybody could tell so far.
create table cluster_place (
	place varchar(64) primary key,
	cluster varchar(64) not null,
	seen_at timestamp with time zone not null
);

-- Noted without knowing the cluster, so it may be of any: the objects' labels tell who made them.
delete from inventory where cluster = '';
