set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Every table says right after its birth what kind it is; on Citus it is distributed so, elsewhere only noted.

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
  name text not null,
  kind text not null,
  constraint table_kind_pkey primary key (name),
  constraint table_kind_kind_check check ((kind = ANY (ARRAY['county'::text, 'reference'::text, 'local'::text])))
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

create table place (
  code text not null,
  name text not null,
  level smallint not null,
  parent text,
  kind text,
  constraint place_pkey primary key (code),
  constraint place_check check (((level = ANY (ARRAY[2, 4, 6, 9, 12])) AND (level = length(code)))),
  constraint place_check1 check ((code ~~ (parent || '_%'::text))),
  constraint place_check2 check (((level = 2) = (parent IS NULL))),
  constraint place_check3 check (((level = 12) = (kind IS NOT NULL))),
  constraint place_code_check check ((code ~ '^[0-9]+$'::text)),
  constraint place_kind_check check ((kind = ANY (ARRAY['village committee'::text, 'community'::text, 'other'::text])))
);
select shard_reference('place');
create index place_parent on place (parent, code);
