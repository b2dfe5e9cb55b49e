#define _GNU_SOURCE
#include "cprocesses.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// posix_spawn(3) can neither change the user nor bind a child to our life; hence fork, and only calls that are
// safe between it and exec.

static void keep_no_descriptor(void) {
#ifdef SYS_close_range
    if (syscall(SYS_close_range, 3U, ~0U, 1U << 2 /* CLOSE_RANGE_CLOEXEC */) == 0) return;
#endif
    struct rlimit limit;
    int most = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 65536 ? (int)limit.rlim_cur : 65536;
    for (int descriptor = 3; descriptor < most; descriptor++) fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

// What we trap or ignore, the child would ignore for ever otherwise.
static void forget_signals(void) {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static int use_streams(int output) {
    int input = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (input < 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0) return -1;
    return 0;
}

// Who has our terminal for his own can type on it, and read what is typed. A session of one's own would do, too, but
// cannot join a group.
static void leave_terminal(void) {
    int terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0) return;
    ioctl(terminal, TIOCNOTTY);
    close(terminal);
}

static int become(const struct cprocesses_program *program) {
    if (!program->becomes_user) return 0;
    leave_terminal();
    if (setgroups(0, NULL) != 0 || setresgid(program->group_id, program->group_id, program->group_id) != 0) return -1;
    return setresuid(program->user_id, program->user_id, program->user_id);
}

// A descriptor beyond those that a program may be handed.
static int beyond_handed(int descriptor) { return descriptor < 0 ? -1 : fcntl(descriptor, F_DUPFD_CLOEXEC, 5); }

static void exec(const struct cprocesses_program *program, pid_t parent) {
    // Opened before the user changes, who may reach no folder on the way to it.
    int file = beyond_handed(open(program->file, O_PATH | O_CLOEXEC));
    int handed = program->handed > 0 ? beyond_handed(program->handed) : 0;
    if (file < 0 || handed < 0 || use_streams(program->output) != 0) return;
    if ((program->group < 0 ? setsid() : setpgid(0, program->group)) < 0) return;
    if (program->folder != NULL && chdir(program->folder) != 0) return;
    keep_no_descriptor();
    // A duplicate stays open over exec.
    if (handed > 0 && (dup2(handed, 3) < 0 || dup2(handed, 4) < 0)) return;
    if (become(program) != 0) return;
    if (program->signal_at_our_end != 0) {
        // After the change of user, which takes it away.
        if (prctl(PR_SET_PDEATHSIG, program->signal_at_our_end) != 0) return;
        if (getppid() != parent) _exit(127);
    }
    forget_signals();
    execve(program->file, program->arguments, program->environment);
    if (errno == EACCES) syscall(SYS_execveat, file, "", program->arguments, program->environment, AT_EMPTY_PATH);
}

static pid_t start(const struct cprocesses_program *program) {
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) return -errno;
    pid_t parent = getpid();
    pid_t child = fork();
    int failure = child < 0 ? errno : 0;
    if (child == 0) {
        int told = beyond_handed(report[1]);
        exec(program, parent);
        int reason = errno;
        ssize_t sent = write(told, &reason, sizeof reason);
        _exit(sent == sizeof reason ? 127 : 126);
    }
    close(report[1]);
    if (child > 0) {
        ssize_t count;
        while ((count = read(report[0], &failure, sizeof failure)) < 0 && errno == EINTR) {}
        if (count != sizeof failure) failure = 0;
        if (failure != 0) waitpid(child, NULL, 0);
    }
    close(report[0]);
    return failure != 0 ? -failure : child;
}

struct keeping {
    const struct cprocesses_program *program;
    void (*ended)(void *context, pid_t pid);
    void *context;
    pid_t result;
    sem_t started;
};

static void *keep(void *argument) {
    struct keeping *keeping = argument;
    void (*ended)(void *, pid_t) = keeping->ended;
    void *context = keeping->context;
    pid_t child = start(keeping->program);
    keeping->result = child;
    sem_post(&keeping->started);
    // Nothing of the caller's is touched from here on.
    if (child <= 0) return NULL;
    siginfo_t end;
    while (waitid(P_PID, (id_t)child, &end, WEXITED | WNOWAIT) != 0 && errno == EINTR) {}
    ended(context, child);
    return NULL;
}

pid_t cprocesses_start(
    const struct cprocesses_program *program, void (*ended)(void *context, pid_t pid), void *context) {
    struct keeping keeping = {.program = program, .ended = ended, .context = context};
    pthread_attr_t attributes;
    pthread_t thread;
    sigset_t all, before;
    sem_init(&keeping.started, 0, 0);
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, 262144);
    // No handler of ours may run in the child before it forgets them.
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failure = pthread_create(&thread, &attributes, keep, &keeping);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    if (failure == 0) while (sem_wait(&keeping.started) != 0) {}
    sem_destroy(&keeping.started);
    return failure != 0 ? -failure : keeping.result;
}

int cprocesses_take_status(pid_t pid) {
    int status = 0;
    pid_t result;
    while ((result = waitpid(pid, &status, 0)) < 0 && errno == EINTR) {}
    if (result != pid) return 255;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int cprocesses_has_ended(pid_t pid) {
    siginfo_t end = {.si_pid = 0};
    if (waitid(P_PID, (id_t)pid, &end, WEXITED | WNOHANG | WNOWAIT) == 0) return end.si_pid == pid;
    return kill(pid, 0) != 0 && errno == ESRCH;
}
