-- matters: what one order has taken from a budget, so that money taken for an order that never came goes back by itself.
create table matters.budget_order (
  office int not null,
  matter_id text not null,
  order_no text not null,
  item text not null,
  year int not null,
  amount bigint not null check (amount >= 0),
  taken_at timestamptz not null,
  primary key (office, matter_id, order_no)
);
comment on table matters.budget_order is 'What a payment order has taken from the budget of its policy, in yuan, before the matter recorded the order. Where the order was not recorded within half an hour the amount goes back and 0 stands here.';
grant select, insert, update on matters.budget_order to onevisit_app;
