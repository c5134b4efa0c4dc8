-- People and programs that may log in here, where the office has no identity provider of its own.
create table person (
    pseudonym     text primary key,
    password_hash text not null,
    roles         text[] not null,
    enabled       boolean not null default true,
    created_at    timestamptz not null default now()
);

create table program (
    client_id   text primary key,
    secret_hash text not null,
    roles       text[] not null,
    enabled     boolean not null default true,
    created_at  timestamptz not null default now()
);

-- What tokens are signed with (a private JSON Web Key). One is in use; it outlives restarts, so tokens do too.
create table signing_key (
    only_one boolean primary key default true check (only_one),
    jwk      text not null,
    made_at  timestamptz not null default now()
);

-- The secret between the pages and the provider, which are one program but may run several times.
create table page_secret (
    only_one boolean primary key default true check (only_one),
    secret   text not null
);

-- As spring-security-oauth2-authorization-server defines it, in PostgreSQL's types.
create table oauth2_authorization (
    id                            varchar(100) primary key,
    registered_client_id          varchar(100) not null,
    principal_name                varchar(200) not null,
    authorization_grant_type      varchar(100) not null,
    authorized_scopes             varchar(1000),
    attributes                    text,
    state                         varchar(500),
    authorization_code_value      text,
    authorization_code_issued_at  timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata   text,
    access_token_value            text,
    access_token_issued_at        timestamptz,
    access_token_expires_at       timestamptz,
    access_token_metadata         text,
    access_token_type             varchar(100),
    access_token_scopes           varchar(1000),
    oidc_id_token_value           text,
    oidc_id_token_issued_at       timestamptz,
    oidc_id_token_expires_at      timestamptz,
    oidc_id_token_metadata        text,
    refresh_token_value           text,
    refresh_token_issued_at       timestamptz,
    refresh_token_expires_at      timestamptz,
    refresh_token_metadata        text,
    user_code_value               text,
    user_code_issued_at           timestamptz,
    user_code_expires_at          timestamptz,
    user_code_metadata            text,
    device_code_value             text,
    device_code_issued_at         timestamptz,
    device_code_expires_at        timestamptz,
    device_code_metadata          text
);

create index on oauth2_authorization (state) where state is not null;
create index on oauth2_authorization using hash (authorization_code_value) where authorization_code_value is not null;
create index on oauth2_authorization using hash (oidc_id_token_value) where oidc_id_token_value is not null;
create index on oauth2_authorization (greatest(access_token_expires_at, authorization_code_expires_at, oidc_id_token_expires_at));
