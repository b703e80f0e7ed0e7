-- The first answer of every write, under the caller's key (N4). A row without a status is at work until its lease ends.
create table idempotency_record (
    scope        bytea       primary key check (octet_length(scope) = 32),
    fingerprint  bytea       not null check (octet_length(fingerprint) = 32),
    holder       uuid        not null,
    lease_until  timestamptz not null,
    created_at   timestamptz not null,
    status       integer     null check (status between 200 and 499),
    content_type text        null,
    location     text        null,
    etag         text        null,
    answer       bytea       null
);

create index idempotency_record_created_at on idempotency_record (created_at);

comment on column idempotency_record.scope is 'HMAC of caller, method, path and key: nothing of them can be read here';
comment on column idempotency_record.answer is 'AES-256-GCM under a key of this row alone';

grant select, insert, update, delete on idempotency_record to ${app_role};
