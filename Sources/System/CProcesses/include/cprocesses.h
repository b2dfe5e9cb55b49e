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
    pid_t group;                 // the process group that it joins; 0: one of its own; -1: a session of its own
    int becomes_user;            // whether it runs as another user
    uid_t user_id;
    gid_t group_id;
    int signal_at_our_end;       // what it gets when we end, however we do; 0: nothing
};

// Starts it. Returns its process id, or an error number below zero.
//
// A thread of ours stays as long as the program runs: "we end" is for Linux that the thread which started it ends.
pid_t cprocesses_start(const struct cprocesses_program *program);

// The waitpid(2) of one child: its status when it has ended, -1 while it runs, -2 when it is no child of ours.
int cprocesses_ended(pid_t pid);

#endif
