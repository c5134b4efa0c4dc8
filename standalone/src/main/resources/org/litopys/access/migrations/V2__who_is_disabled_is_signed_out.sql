-- Whoever is disabled or gets another password is signed out with the change, whoever makes it: what the provider has
-- given is forgotten, so the pages get no further token, and older sign-ins at the provider do not count any more.
alter table person add column sign_ins_count_since timestamptz not null default now();

create function sign_out() returns trigger language plpgsql set search_path from current as $$
begin
    delete from oauth2_authorization where principal_name = new.pseudonym;
    new.sign_ins_count_since = clock_timestamp();
    return new;
end $$;

create trigger sign_out before update on person for each row
    when (old.password_hash is distinct from new.password_hash or old.enabled is distinct from new.enabled)
    execute function sign_out();

-- The pages ask with this at the end of each token.
create index on oauth2_authorization using hash (refresh_token_value) where refresh_token_value is not null;
create index on oauth2_authorization (principal_name);
