-- One row, durably: what a commit costs at the pace of the sends, without a queue.
insert into plain (x) values (1);
