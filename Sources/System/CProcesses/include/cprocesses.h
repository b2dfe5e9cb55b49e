#ifndef LINERNOTES_CPROCESSES_H
#define LINERNOTES_CPROCESSES_H

#include <sys/types.h>

// A program to be started, and what it gets of ours.
struct cprocesses_program {
    const char *file;            // its path
    char *const *arguments;      // ended by NULL
    char *const *environment;    // ended by NULL
    const char *folder;          // where it runs; NULL: where we do
    int output;                  // descriptor of both its output streams
    int handed;                  // descriptor that it gets as 3 to read from and as 4 to write to; 0: none
    pid_t group;                 // the process group that it joins; 0: one of its own; -1: a session of its own
    int becomes_user;            // whether it runs as another user
    uid_t user_id;
    gid_t group_id;
    int signal_at_our_end;       // what it gets when we end, however we do; 0: nothing
};

// Starts it. Returns its process id, or an error number below zero.
//
// A thread of ours stays as long as the program runs: "we end" is for Linux that the thread which started it ends. It
// calls `ended` when the program has ended and waits to be asked for its status, unless it could not be started.
pid_t cprocesses_start(
    const struct cprocesses_program *program, void (*ended)(void *context, pid_t pid), void *context);

// Takes the status of a child that has ended, so that the system forgets it: its code, or 128 and the signal.
int cprocesses_take_status(pid_t pid);

// Whether a process is over, a child of ours or not; asks without waiting.
int cprocesses_has_ended(pid_t pid);

#endif
