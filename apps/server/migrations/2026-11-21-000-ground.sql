set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Every table says right after its birth what kind it is (see docs/decisions/2026-11-21-embedded-postgres.md):
-- by county, reference, or local to the entry node. On Citus it is distributed so; elsewhere only noted.

create function mark_local(relation text) returns void language plpgsql as $$
begin
  insert into table_kind (name, kind) values (relation, 'local');
end
$$;

create function shard_by_county(relation text) returns void language plpgsql as $$
begin
  insert into table_kind (name, kind) values (relation, 'county');
  if exists (select from pg_extension where extname = 'citus') then
    execute format('select create_distributed_table(%L, ''county'', shard_count => 32)', relation);
  end if;
end
$$;

create function shard_reference(relation text) returns void language plpgsql as $$
begin
  insert into table_kind (name, kind) values (relation, 'reference');
  if exists (select from pg_extension where extname = 'citus') then
    execute format('select create_reference_table(%L)', relation);
  end if;
end
$$;

create table table_kind (
  name text primary key,
  kind text not null check (kind in ('county', 'reference', 'local'))
);
select mark_local('table_kind');
select mark_local('migration');
select mark_local('migration_lock');

-- Search by a part of a name, where the server has the extension.
do $$
begin
  if exists (select from pg_available_extensions where name = 'pg_trgm') then
    create extension if not exists pg_trgm;
  end if;
end
$$;

-- Places by GB/T 2260 code; the level is the code's length: 2 province, 4 city, 6 county, 9 town, 12 village.
create table place (
  code text primary key check (code ~ '^[0-9]+$'),
  name text not null,
  level smallint not null check (level in (2, 4, 6, 9, 12) and level = length(code)),
  parent text check (code like parent || '_%'),
  kind text check (kind in ('village committee', 'community', 'other')),
  check ((level = 2) = (parent is null)),
  check ((level = 12) = (kind is not null))
);
select shard_reference('place');
create index place_parent on place (parent, code);
