/// What can be done with a message, a queue and a run, as statements that name everything by its schema: whatever else
/// is looked up by name, our functions look up.
enum LifeOfAMessage {
    private static let messages = "pg_catalog.array_fill('{\"a\":1}'::pg_catalog.jsonb, '{3}')"
    private static let cause = """
        pg_catalog.array_fill('{"category":"network","code":"x","error":"y"}'::pg_catalog.jsonb, '{1}')
        """

    static let script = """
        select linernotes.start_artist_discovery('Sade'::pg_catalog.text);
        select * from linernotes.read('artist_discovery',10,30);
        select linernotes.acknowledge('artist_discovery', '{1}', '{1}');
        select linernotes.send_batch('track_discovery', \(messages));
        select * from linernotes.acknowledge_and_read('track_discovery','{}','{}',5,0);
        select linernotes.fail('track_discovery','{1}','{1}','{0}', \(cause));
        select linernotes.defer('track_discovery','{2}','{1}','{0}', \(cause));
        select linernotes.extend('track_discovery','{3}','{1}',10);
        select linernotes.dead_letter('track_discovery','{3}','{1}', \(cause));
        select * from linernotes.dead_letter_analysis;
        select * from linernotes.redrive_matching('track_discovery', p_per_second => 10);
        select linernotes.send_batch('track_discovery', \(messages), p_keys => '{a,b,c}');
        select * from linernotes.queue_depths;
        select * from linernotes.queue_stats;
        select * from linernotes.run_status;
        select * from linernotes.queue_activity();
        select * from linernotes.maintain();
        select linernotes.pause_queue('track_discovery');
        select linernotes.resume_queue('track_discovery');
        select linernotes.purge_queue('track_discovery');
        select * from linernotes.await_messages('track_discovery');
        select linernotes.stop_awaiting('track_discovery');
        select linernotes.record_batch('{"queue":"q","worker":"w"}','[{"code":"a"}]');
        select pgmq.create('x'), pgmq.create_unlogged('un');
        select pgmq.send('x','{}');
        select pgmq.send('x','{}','{}'::pg_catalog.jsonb);
        select pgmq.send('x','{}',1);
        select pgmq.send_batch('x', \(messages));
        select * from pgmq.read('x',0,2);
        select * from pgmq.read('x',0,2);
        select * from pgmq.pop('x');
        select pgmq.archive('x',2);
        select pgmq.archive('x','{3}'::pg_catalog.int8[]);
        select pgmq.delete('x',4);
        select pgmq.delete('x','{4}'::pg_catalog.int8[]);
        select pgmq.set_vt('x',5,10);
        select pgmq.set_vt('x','{5}'::pg_catalog.int8[],10);
        select pgmq.bind_topic('a.*','x');
        select pgmq.send_topic('a.b','{}');
        select * from pgmq.send_batch_topic('a.b', \(messages));
        select * from pgmq.test_routing('a.b');
        select * from pgmq.list_topic_bindings();
        select pgmq.unbind_topic('a.*','x');
        select pgmq.enable_notify_insert('x');
        select pgmq.send('x','{}');
        select pgmq.update_notify_insert('x',10);
        select * from pgmq.list_notify_insert_throttles();
        select pgmq.disable_notify_insert('x');
        select * from pgmq.read_grouped('x',0,2);
        select * from pgmq.read_grouped_rr('x',0,2);
        select * from pgmq.read_grouped_head('x',0,2);
        select * from pgmq.read_with_poll('x',0,2,1,10);
        select * from pgmq.metrics('x');
        select * from pgmq.metrics_all();
        select * from pgmq.list_queues();
        select pgmq.create_fifo_index('x');
        select pgmq.purge_queue('x');
        select pgmq.drop_queue('x');
        select * from linernotes.filtered_tables();
        select linernotes.enter_queue('jj');
        select linernotes.withdraw_queue('jj');
        select * from linernotes.lease_rate_tokens('u',1000,10,3);
        select linernotes.penalize_upstream('u',10,'x');
        select * from linernotes.load_circuit_breaker('u');
        call linernotes.schedule_worker_invocations();
        call linernotes.unschedule_worker_invocations();
        """
}
