#ifndef CASTELLAN_SANDBOX_H
#define CASTELLAN_SANDBOX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// What Swift cannot call by itself: variadic system calls, ancillary data and filters of system calls.
// Functions return a negative errno where they fail.

struct sandbox_limits {
    uint64_t data_bytes;
    uint64_t address_bytes;
    uint64_t file_bytes;
    uint64_t processor_seconds;
    uint64_t descriptors;
};

/// Ends this process when the one that started it ends.
int sandbox_follow_parent(pid_t parent);

/// Resource limits, no new privileges, no file outside the system's libraries, and a short list of system calls: no
/// sockets, no writing to files, no other process. Only a process that is about to become a tool may execute one.
/// What the kernel lacks (Landlock) is left out; without a filter of system calls it fails.
int sandbox_enter(const struct sandbox_limits *limits, int may_execute);

pid_t sandbox_fork(void);

/// Starts a program with nothing but `control` (as descriptor `place`) and silence as its standard input, output and
/// errors.
pid_t sandbox_spawn(const char *path, char *const arguments[], char *const environment[], int control, int place);

/// Sends bytes with up to four descriptors as one message.
ssize_t sandbox_send(int socket, const void *bytes, size_t count, const int *descriptors, size_t descriptor_count);

/// Receives one message; descriptors that come with it are close-on-exec. Those past `descriptor_capacity` are closed.
ssize_t sandbox_receive(
    int socket, void *bytes, size_t capacity, int *descriptors, size_t descriptor_capacity, size_t *descriptor_count);

/// A file in memory, without a name.
int sandbox_memory_file(void);

/// Replaces this process by a program, with the given descriptors (all above 2) as its standard ones, the input as 3
/// too.
int sandbox_become(const char *path, char *const arguments[], int input, int output, int errors);

/// A descriptor that becomes readable when a child has ended, close-on-exec (Linux 5.3).
int sandbox_watch(pid_t child);

/// A pipe that holds a megabyte where the system lets it, close-on-exec.
int sandbox_pipe(int ends[2]);

/// A pair of sockets that keep the bounds of messages, close-on-exec.
int sandbox_socket_pair(int ends[2]);

#endif
