import Glibc

/// One thread on which everything of one connection runs, so that libpq may block without a pool thread waiting.
///
/// It is the executor of the connection, and on request of the tasks that use it: between statements of one transaction
/// nobody changes threads then.
///
/// `@unchecked Sendable`: `queue` and `isStopped` are touched only while `mutex` is held.
final class ConnectionThread: SerialExecutor, TaskExecutor, @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var queue: [UnownedJob] = []
    private var isStopped = false

    /// Starts the thread.
    ///
    /// - Throws: ``DatabaseError`` when the system has no thread left.
    init() throws {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
        try DetachedThread.start { self.run() }
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(condition)
        mutex.deallocate()
        condition.deallocate()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        locked { queue.append(job) }
        pthread_cond_signal(condition)
    }

    /// Lets the thread end when its queue is empty; until then it keeps this object alive.
    func stop() {
        locked { isStopped = true }
        pthread_cond_signal(condition)
    }

    private func run() {
        let executor = asUnownedSerialExecutor()
        let taskExecutor = asUnownedTaskExecutor()
        var batch: [UnownedJob] = []
        while takeJobs(into: &batch) {
            for job in batch { job.runSynchronously(isolatedTo: executor, taskExecutor: taskExecutor) }
            batch.removeAll(keepingCapacity: true)
        }
    }

    /// Waits for work; false when there will be none.
    private func takeJobs(into batch: inout [UnownedJob]) -> Bool {
        locked {
            while queue.isEmpty && !isStopped { pthread_cond_wait(condition, mutex) }
            swap(&queue, &batch)
            return !batch.isEmpty
        }
    }

    private func locked<R>(_ body: () -> R) -> R {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}

/// A thread nobody joins, deaf to signals, which belong to the program's own threads.
enum DetachedThread {
    private final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    static func start(_ body: @escaping @Sendable () -> Void) throws {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        pthread_attr_setstacksize(&attributes, 1 << 20)

        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }

        let context = Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, &attributes,
            { context in
                Unmanaged<Body>.fromOpaque(context!).takeRetainedValue().run()
                return nil
            }, context.toOpaque())
        guard failure == 0 else {
            context.release()
            throw DatabaseError(.connectionFailed, "No thread for a connection: \(String(cString: strerror(failure))).")
        }
    }
}
