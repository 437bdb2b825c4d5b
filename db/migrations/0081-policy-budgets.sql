-- matters: how much of a policy's budget is taken, counted in one place so that two orders at once cannot overdraw it.
create table matters.policy_budget (
  office int not null,
  item text not null,
  year int not null,
  amount bigint not null check (amount >= 0),
  taken bigint not null default 0 check (taken >= 0 and taken <= amount),
  primary key (office, item, year)
);
comment on table matters.policy_budget is 'Budget of one policy in one year, in yuan, at the office of its organ: what was granted and what orders have taken. Given back when a payment is refused or recovered.';
grant select, insert, update on matters.policy_budget to onevisit_app;
